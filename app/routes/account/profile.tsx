import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, formAnswer, found, signedIn, stop, submit } from "#app/http/route.server.ts";
import { endSession } from "#app/access/session.server.ts";
import { chooseHeads, getHeadChoice } from "#app/features/heads/head-mails.server.ts";
import { listMandatesOf } from "#app/features/organisations/mandate-queries.server.ts";
import { changePassword } from "#app/features/people/change-password.server.ts";
import { getPerson, updateProfile } from "#app/features/people/people.server.ts";
import { hasSecondFactor } from "#app/features/second-factor/second-factors.server.ts";
import { listRolesOf } from "#app/features/people/roles.server.ts";
import { closeAllSessions, closeOneSession, listSessions } from "#app/features/signin/sessions.server.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { DoneNotice } from "../done-notice.tsx";
import { RowRefusal } from "../intent-form.tsx";
import { titled } from "../page-title.ts";
import { OwnAccount } from "./profile-account.tsx";
import { ProfileForms } from "./profile-forms.tsx";
import { HeadsChoice } from "./profile-heads.tsx";
import { HeldMandates, HeldRoles, OpenSessions } from "./profile-lists.tsx";

export const meta = titled((t) => t.people.profile.title);

export async function loader(args: LoaderFunctionArgs) {
  const actor = signedIn(args);
  const day = romeDay(args.context.now);
  return {
    person: found(await getPerson(actor.personId)),
    sessions: await listSessions(actor, args.context.now),
    mandates: await listMandatesOf(actor.personId, day),
    roles: await listRolesOf(actor.personId),
    mandateId: actor.mandateId,
    secondFactor: await hasSecondFactor(actor.personId),
    heads: await getHeadChoice(actor.personId),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = signedIn(args);
  const context = contextOf(args);
  const form = args.context.form;
  const done = (code: string) => () => `${hrefIn(context.lang, "profile")}?fatto=${code}`;
  switch (form.get("intent")) {
    case "profile":
      return submit(args, updateProfile, {}, done("profilo"));
    case "password": {
      const outcome = await changePassword(context, formObject(form));
      return outcome.ok ? redirect(done("password")()) : formAnswer(args, outcome, form);
    }
    case "heads":
      return submit(args, chooseHeads, {}, done("impronte"));
    case "session":
      return submit(args, closeOneSession, {}, done("sessione"));
    case "everywhere": {
      const outcome = await closeAllSessions(context, {});
      if (!outcome.ok) return formAnswer(args, outcome, form);
      return redirect(`${hrefIn(context.lang, "signIn")}?fatto=uscita`, {
        headers: { "set-cookie": await endSession(actor.sessionId) },
      });
    }
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const { person, sessions, mandates, roles, mandateId, secondFactor, heads } = useLoaderData<typeof loader>();
  const t = useText().people.profile;
  return (
    <div className="stack-loose">
      <PageHeader title={t.title} meta={person.email} />
      <DoneNotice />
      <RowRefusal intents={["session", "everywhere"]} />
      <HeldMandates mandates={mandates} mandateId={mandateId} />
      <HeldRoles roles={roles} own />
      <ProfileForms person={person} />
      <OwnAccount secondFactor={secondFactor} />
      <HeadsChoice {...heads} />
      <OpenSessions sessions={sessions} />
    </div>
  );
}
