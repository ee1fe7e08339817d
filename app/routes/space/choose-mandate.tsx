import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { hrefIn } from "#app/core/paths.ts";
import { wantedPath } from "#app/http/return-path.ts";
import { contextOf, signedIn, submit } from "#app/http/route.server.ts";
import { listMandatesOf } from "#app/features/organisations/mandate-queries.server.ts";
import { termText } from "#app/features/organisations/mandate-words.tsx";
import { fullName } from "#app/features/organisations/name.ts";
import { actForMandate } from "#app/features/signin/sessions.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { DoneNotice } from "../done-notice.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.people.choose.title);

export async function loader(args: LoaderFunctionArgs) {
  const actor = signedIn(args);
  const mandates = await listMandatesOf(actor.personId, romeDay(args.context.now));
  return { mandates: mandates.filter((mandate) => mandate.notActing === null), mandateId: actor.mandateId };
}

export function action(args: ActionFunctionArgs) {
  return submit(args, actForMandate, {}, () => wantedPath(args.request) ?? hrefIn(contextOf(args).lang, "space"));
}

export default function Page() {
  const { mandates, mandateId } = useLoaderData<typeof loader>();
  const text = useText();
  const lang = useLang();
  const t = text.people.choose;
  const refused = useFormAnswer();
  const answer = refused?.errors["mandate"] ? { ...refused, errors: { mandate: t.needed } } : refused;
  const options = mandates.map((mandate) => ({
    value: mandate.id,
    label: <strong>{fullName(mandate.organisation)}</strong>,
    hint: `${mandate.campaign.title} · ${text.contributions.space.roles[mandate.capacity]} · ${termText(text, lang, mandate)}`,
  }));
  return (
    <SpaceShell>
      <div className="reading stack">
        <PageHeader title={t.title} {...(mandates.length > 0 && { lead: t.lead })} />
        <DoneNotice />
        {mandates.length === 0 ? (
          <Empty sentence={t.none}>{t.noneNext}</Empty>
        ) : (
          <AnsweredForm answer={answer}>
            <Form method="post" noValidate className="stack">
              <Radios
                name="mandate"
                label={t.choice}
                options={options}
                defaultValue={mandateId ?? undefined}
                required
              />
              <SubmitButton>{t.submit}</SubmitButton>
            </Form>
          </AnsweredForm>
        )}
      </div>
    </SpaceShell>
  );
}
