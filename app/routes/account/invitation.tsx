import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, formAnswer, submit } from "#app/http/route.server.ts";
import { listMandatesOf } from "#app/features/organisations/mandate-queries.server.ts";
import { renewLink } from "#app/features/people/access-links.server.ts";
import { acceptFirstAdmin, isFirstAdminLink } from "#app/features/people/first-admin.server.ts";
import { LinkOver } from "#app/features/signin/link-over.tsx";
import { acceptInvitation } from "#app/features/people/set-password.server.ts";
import { getToken } from "#app/features/signin/tokens.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { titled } from "../page-title.ts";
import { enter } from "./enter.server.ts";
import { InvitationForm } from "./invitation-form.tsx";

export const meta = titled((t) => t.people.link.pageTitle);
export const headers = () => ({ "cache-control": "no-store" });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const secret = params["token"] ?? "";
  const renewed = new URL(request.url).searchParams.get("fatto") === "mandato";
  if (await isFirstAdminLink(secret, context.now)) return { first: true as const };
  const { state, name, email, personId } = await getToken("invitation", secret, context.now);
  const mandates = state === "usable" && personId ? await listMandatesOf(personId, romeDay(context.now)) : [];
  const bodies = mandates
    .filter((mandate) => mandate.notActing === null || mandate.notActing === "not_yet")
    .map(({ id, organisation, campaign, capacity }) => ({ id, organisation, campaign: campaign.title, capacity }));
  return { first: false as const, state, name, email, bodies, renewed };
}

export async function action(args: ActionFunctionArgs) {
  const token = args.params["token"] ?? "";
  const context = contextOf(args);
  const form = args.context.form;
  if (form.get("intent") === "renew")
    return submit(args, renewLink, { token }, () => `${hrefIn(context.lang, "invitation", { token })}?fatto=mandato`);
  const accept = (await isFirstAdminLink(token, context.now)) ? acceptFirstAdmin : acceptInvitation;
  const outcome = await accept(context, { ...formObject(form), token });
  return outcome.ok ? enter(args, outcome.value, "accesso") : formAnswer(args, outcome, form);
}

export default function Page() {
  const shown = useLoaderData<typeof loader>();
  if (shown.first) return <InvitationForm />;
  if (shown.state !== "usable") return <LinkOver state={shown.state} renewed={shown.renewed} />;
  return <InvitationForm person={shown} />;
}
