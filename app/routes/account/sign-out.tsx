import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf } from "#app/http/route.server.ts";
import { endSession } from "#app/access/session.server.ts";
import { closeSession } from "#app/features/signin/sessions.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "../page-title.ts";

export const meta = titled((t) => t.people.signOut.title);

/** Only a POST signs out, so that no link or picture elsewhere can do it. */
export async function action(args: ActionFunctionArgs) {
  const context = contextOf(args);
  const to = `${hrefIn(context.lang, "signIn")}?fatto=uscita`;
  if (!context.actor) return redirect(to);
  await closeSession(context, {});
  return redirect(to, { headers: { "set-cookie": await endSession(context.actor.sessionId) } });
}

export default function Page() {
  const t = useText().people.signOut;
  return (
    <div className="reading stack">
      <PageHeader title={t.title} lead={t.lead} />
      <Form method="post" reloadDocument>
        <SubmitButton icon="logout">{t.submit}</SubmitButton>
      </Form>
    </div>
  );
}
