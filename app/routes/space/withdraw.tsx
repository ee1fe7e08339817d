import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, stop, submit } from "#app/http/route.server.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { listJoins } from "#app/features/joining/joins.server.ts";
import { withdrawContribution } from "#app/features/filing/withdraw.server.ts";
import { withdrawable } from "#app/features/texts/withdraw.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { acting } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.contributions.withdraw.title);

export async function loader(args: LoaderFunctionArgs) {
  const { role, ...body } = acting(args);
  const filed = found(await getOwnText(args.params["number"] ?? "", body));
  if (filed.sealedAt) stop("sealed");
  if (!withdrawable(filed.state)) stop("wrong_state");
  const joined = (await listJoins(filed.id))
    .filter((each) => !each.withdrawnAt && !each.voidedAt)
    .map((each) => each.name);
  return { number: filed.number, title: filed.revision.title, role, joined };
}

export const action = (args: ActionFunctionArgs) => {
  const number = args.params["number"] ?? "";
  return submit(
    args,
    withdrawContribution,
    { number },
    () => `${hrefIn(contextOf(args).lang, "filed", { number })}?fatto=ritirato`,
  );
};

/** Withdraws a filed text, after saying what disappears and what stays. */
export default function Withdraw() {
  const { number, title, role, joined } = useLoaderData<typeof loader>();
  const { withdraw: t, space } = useText().contributions;
  const lang = useLang();
  const href = useHref();
  const answer = useFormAnswer();
  const back = href("filed", { number });
  return (
    <SpaceShell>
      <PageHeader
        title={t.title}
        kicker={<span lang="it">{title}</span>}
        lead={t.lead(number)}
        crumbs={[
          { label: space.home, href: href("space") },
          { label: number, href: back },
        ]}
      />
      <div className="reading stack">
        <section className="panel stack-tight">
          <h2>{t.goes}</h2>
          <ul>
            {t.goesList.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
        <section className="panel stack-tight">
          <h2>{t.stays}</h2>
          <ul>
            {t.staysList.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
        {joined.length > 0 ? <p>{t.joined(new Intl.ListFormat(lang).format(joined))}</p> : null}
        {role === "signatory" ? (
          <AnsweredForm answer={answer} labels={{ reason: t.reason }}>
            <Form method="post" noValidate className="stack">
              <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} limit={500} required />
              <div className="form-actions">
                <SubmitButton kind="danger">{t.confirm}</SubmitButton>
                <ButtonLink href={back}>{t.back}</ButtonLink>
              </div>
            </Form>
          </AnsweredForm>
        ) : (
          <Notice kind="info">
            <p>{t.onlySignatories}</p>
          </Notice>
        )}
      </div>
    </SpaceShell>
  );
}
