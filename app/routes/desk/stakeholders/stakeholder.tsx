import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, could, found, stop, submit } from "#app/http/route.server.ts";
import { standingEntry } from "#app/features/organisations/bodies.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { bodyAddress, listInvitations } from "#app/features/stakeholders/sent-invitations.server.ts";
import {
  inviteKnown,
  noteStakeholder,
  recordAnswer,
  withdrawInvitation,
} from "#app/features/participation/invitations.server.ts";
import { InvitationList } from "#app/features/participation/invitation-list.tsx";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { StandingBadge } from "#app/features/stakeholders/register-table.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { may } from "#app/permissions.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { RowRefusal } from "#app/routes/intent-form.tsx";
import { DeskShell } from "../desk-shell.tsx";
import { deskCampaign, shellOf } from "../load-desk.server.ts";
import { StakeholderActs } from "./stakeholder-acts.tsx";
import { StakeholderFacts } from "./stakeholder-facts.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  {
    title: `${data ? fullName(data.row) : ""} · ${textIn(langOf(location.pathname)).stakeholders.register.title} · Tavolo Comune`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.read");
  const asked = args.params["organisation"] ?? "";
  const standing = found(await standingEntry(asked));
  // The address of a duplicate entry leads to the entry that stands for the body.
  if (standing !== asked)
    throw redirect(
      hrefIn(contextOf(args).lang, "deskStakeholder", { campaign: campaign.slug, organisation: standing }),
    );
  const { now, actor } = args.context;
  const [row] = await listRegister(campaign.id, now, standing);
  return {
    campaign: shellOf(campaign),
    row: found(row),
    invitations: await listInvitations(campaign.id, standing, now),
    bodyEmail: await bodyAddress(standing),
    manages: may(actor, "stakeholder.manage", { campaignId: campaign.id }) !== null && campaign.state !== "concluded",
    opensBody: could(actor, "organisation.manage"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = await deskCampaign(args, "stakeholder.manage");
  const organisation = args.params["organisation"] ?? "";
  const form = args.context.form;
  const ids = { campaign: campaign.id, organisation };
  const done = (code: string) => () =>
    `${hrefIn(contextOf(args).lang, "deskStakeholder", { campaign: campaign.slug, organisation })}?fatto=${code}`;
  switch (form.get("intent")) {
    case "invite":
      return submit(args, inviteKnown, ids, done("invitata"));
    case "record":
      return submit(args, recordAnswer, ids, done("registrata"));
    case "withdraw":
      return submit(args, withdrawInvitation, ids, done("ritirato"));
    case "note":
      return submit(args, noteStakeholder, ids, done("nota"));
    default:
      return stop("invalid");
  }
}

export default function Page() {
  const { campaign, row, invitations, bodyEmail, manages, opensBody } = useLoaderData<typeof loader>();
  const { stakeholders } = useText();
  const t = stakeholders.entry;
  const href = useHref();
  const at = { campaign: campaign.slug };
  const name = fullName(row);
  return (
    <DeskShell campaign={campaign} current="register">
      <PageHeader
        title={name}
        crumbs={[{ label: stakeholders.register.title, href: href("deskRegister", at) }, { label: name }]}
        meta={<StandingBadge standing={row.standing} />}
        actions={
          <>
            {opensBody ? (
              <ButtonLink small href={href("systemOrganisation", { organisation: row.organisationId })}>
                {t.toBodyPage}
              </ButtonLink>
            ) : null}
            {row.seated || row.standing === "accepted" ? (
              <ButtonLink
                small
                kind="quiet"
                icon="user"
                href={`${href("deskPeople", at)}#rappresentanti-${row.organisationId}`}
              >
                {t.toPeople}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="stack-loose">
        <DoneNotice words={stakeholders.done} />
        <RowRefusal intents={["withdraw"]} />
        <StakeholderFacts campaign={campaign.slug} row={row} manages={manages} />
        <InvitationList invitations={invitations} />
        {manages && !row.over ? (
          <StakeholderActs campaign={campaign.slug} row={row} bodyEmail={bodyEmail} again={invitations.length > 0} />
        ) : null}
      </div>
    </DeskShell>
  );
}
