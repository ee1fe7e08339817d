import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, stop, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { seatOnBench } from "#app/features/organisations/organisations.server.ts";
import { listRoster } from "#app/features/organisations/roster.server.ts";
import { endRole, grantRole, listRoles, resendInvitation } from "#app/features/people/roles.server.ts";
import { answerBench, listOpenObjections } from "#app/features/stakeholders/bench-objections.server.ts";
import { listUnrepresented } from "#app/features/stakeholders/holders.server.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { may } from "#app/permissions.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";
import { RowRefusal } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { PeopleObjections } from "./people-objections.tsx";
import { PeopleRoles } from "./people-roles.tsx";
import { PeopleRoster } from "./people-roster.tsx";
import { PeopleUnrepresented } from "./people-unrepresented.tsx";

export const meta = titled((t) => t.people.office.title);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  const { actor } = need(args, "organisation.read", { campaignId: campaign.id });
  const { id: campaignId, slug, title, demo } = campaign;
  const today = romeDay(args.context.now);
  return {
    campaign: { slug, title, demo },
    roles: await listRoles(campaignId),
    roster: await listRoster(campaignId, today),
    unrepresented: campaign.state === "concluded" ? [] : await listUnrepresented(campaignId, today),
    objections: await listOpenObjections(campaignId, today),
    manages: may(actor, "mandate.manage", { campaignId }) !== null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "mandate.manage", { campaignId: campaign.id });
  const form = args.context.form;
  const ids = { campaign: campaign.id };
  const done = (code: string) => () =>
    `${hrefIn(contextOf(args).lang, "deskPeople", { campaign: campaign.slug })}?fatto=${code}`;
  switch (form.get("intent")) {
    case "role":
      return submit(args, grantRole, ids, done("ruolo"));
    case "end-role":
      return submit(args, endRole, ids, done("ruolo-finito"));
    case "resend":
      return submit(args, resendInvitation, ids, done("invito"));
    case "bench":
      return submit(args, seatOnBench, ids, done("componente"));
    case "answer-bench":
      return submit(args, answerBench, ids, done("risposta"));
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const { campaign, roles, roster, unrepresented, objections, manages } = useLoaderData<typeof loader>();
  const text = useText();
  const href = useHref();
  return (
    <DeskShell campaign={campaign} current="people">
      <PageHeader
        title={text.people.office.title}
        lead={text.people.office.lead}
        actions={
          manages ? (
            <ButtonLink kind="primary" icon="plus" href={href("deskAppoint", { campaign: campaign.slug })}>
              {text.organisations.office.appoint}
            </ButtonLink>
          ) : null
        }
      />
      <div className="stack-loose">
        <DoneNotice />
        <RowRefusal intents={["end-role", "resend", "bench"]} />
        <PeopleUnrepresented campaign={campaign.slug} bodies={unrepresented} manages={manages} />
        <PeopleObjections objections={objections} manages={manages} />
        <PeopleRoles roles={roles} manages={manages} />
        <PeopleRoster campaign={campaign.slug} roster={roster} manages={manages} />
      </div>
    </DeskShell>
  );
}
