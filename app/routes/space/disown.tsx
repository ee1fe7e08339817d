import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, stop, submit } from "#app/http/route.server.ts";
import { disownFiling } from "#app/features/filing/disowning.server.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { IntentForm } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { acting } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.bodies.disown.open);

export async function loader(args: LoaderFunctionArgs) {
  const { actor: _, ...body } = acting(args);
  const { number, title } = await filing(args);
  need(args, "contribution.disown", body);
  return { number, title };
}

async function filing(args: LoaderFunctionArgs) {
  const { number, revision, sealedAt } = found(await getOwnText(args.params["number"] ?? "", acting(args)));
  if (sealedAt) stop("sealed");
  return { number, title: revision.title };
}

export async function action(args: ActionFunctionArgs) {
  const { number } = await filing(args);
  return submit(
    args,
    disownFiling,
    { number },
    () => `${hrefIn(contextOf(args).lang, "filed", { number })}?fatto=disconosciuto`,
  );
}

/** A signatory declares for the body that a filing is not its own, after reading the consequences. */
export default function Page() {
  const { number, title } = useLoaderData<typeof loader>();
  const {
    bodies: { disown: t },
    contributions,
  } = useText();
  const href = useHref();
  const back = href("filed", { number });
  return (
    <SpaceShell>
      <PageHeader
        title={t.title(number)}
        lead={t.lead}
        crumbs={[
          { label: contributions.space.home, href: href("space") },
          { label: number, href: back },
          { label: t.open },
        ]}
      />
      <div className="reading stack">
        <section className="panel stack-tight">
          <p>
            <strong lang="it">{title}</strong>
          </p>
          <p>{t.happens}</p>
          <p>{t.undone}</p>
        </section>
        <IntentForm intent="disown" labels={{ reason: t.reason }}>
          <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={4} limit={1_000} required />
          <div className="form-actions">
            <SubmitButton kind="danger">{t.submit}</SubmitButton>
            <ButtonLink href={back}>{contributions.draft.back}</ButtonLink>
          </div>
        </IntentForm>
      </div>
    </SpaceShell>
  );
}
