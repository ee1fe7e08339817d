import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, stop, submit } from "#app/http/route.server.ts";
import { listMandatesOf } from "#app/features/organisations/mandate-queries.server.ts";
import { AskAgain } from "#app/features/second-factor/ask-again.tsx";
import { editPerson, getPerson, resendToPerson } from "#app/features/people/people.server.ts";
import { resetSecondFactor } from "#app/features/second-factor/reset-second-factor.server.ts";
import { listRolesOf } from "#app/features/people/roles.server.ts";
import { hasSecondFactor } from "#app/features/second-factor/second-factors.server.ts";
import { erasePerson } from "#app/features/privacy/erasures.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { Button, SubmitButton } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { LanguageChoice } from "#app/routes/account/profile-forms.tsx";
import { HeldMandates, HeldRoles } from "#app/routes/account/profile-lists.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";
import { IntentForm, RowForm, RowRefusal } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { Accepted } from "../people/people-roles.tsx";
import { PersonGuards } from "./person-guards.tsx";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.people.office.person);

export async function loader(args: LoaderFunctionArgs) {
  need(args, "person.manage");
  const person = found(await getPerson(args.params["person"] ?? ""));
  return {
    secondFactor: await hasSecondFactor(person.id),
    person,
    roles: await listRolesOf(person.id),
    mandates: await listMandatesOf(person.id, romeDay(args.context.now)),
  };
}

export async function action(args: ActionFunctionArgs) {
  need(args, "person.manage");
  const person = args.params["person"] ?? "";
  const form = args.context.form;
  const done = (code: string) => () => `${hrefIn(contextOf(args).lang, "systemPerson", { person })}?fatto=${code}`;
  switch (form.get("intent")) {
    case "person":
      return submit(args, editPerson, { person }, done("persona"));
    case "reset-second-factor":
      return submit(args, resetSecondFactor, { person }, done("verifica"));
    case "erase":
      return submit(args, erasePerson, { person }, done("cancellata"));
    case "resend":
      return submit(args, resendToPerson, { person }, done("invito"));
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const { person, roles, mandates, secondFactor } = useLoaderData<typeof loader>();
  const text = useText().people;
  const t = text.system;
  const href = useHref();
  return (
    <SystemShell current="people">
      <PageHeader
        title={person.name}
        lead={t.personLead}
        {...(person.erasedAt ? {} : { meta: <Accepted accepted={person.accepted} /> })}
        crumbs={[{ label: t.peopleTitle, href: href("systemPeople") }, { label: person.name }]}
      />
      <div className="stack-loose">
        <DoneNotice />
        <RowRefusal intents={["resend"]} />
        {person.accepted || person.erasedAt ? null : (
          <RowForm intent="resend" hidden={{}}>
            <Button type="submit" icon="mail">
              {text.office.resend}
            </Button>
          </RowForm>
        )}
        {roles.length > 0 ? <HeldRoles roles={roles} /> : <p>{t.noRoles}</p>}
        {mandates.length > 0 ? <HeldMandates mandates={mandates} /> : <p>{t.noMandates}</p>}
        {person.erasedAt ? null : <PersonData person={person} />}
        {person.erasedAt ? null : <PersonGuards secondFactor={secondFactor} />}
      </div>
    </SystemShell>
  );
}

function PersonData({ person }: { person: { name: string; email: string; language: Lang } }) {
  const text = useText().people;
  const t = text.system;
  return (
    <section className="panel stack reading" aria-labelledby="data">
      <h2 id="data">{t.personData}</h2>
      <IntentForm intent="person" labels={{ password: text.again.password }}>
        <TextField name="name" label={text.name} defaultValue={person.name} autoComplete="off" required />
        <TextField
          name="email"
          type="email"
          label={text.email}
          hint={t.emailWarning}
          defaultValue={person.email}
          autoComplete="off"
          required
        />
        <LanguageChoice language={person.language} />
        <AskAgain />
        <SubmitButton>{text.profile.save}</SubmitButton>
      </IntentForm>
    </section>
  );
}
