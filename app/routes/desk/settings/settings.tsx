import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { CampaignTexts } from "#app/features/portal/campaign-texts.tsx";
import { getCampaign, listMilestones } from "#app/features/campaigns/campaigns.server.ts";
import { DeskForm } from "#app/features/preparation/desk-form.tsx";
import { editCampaign, setCampaignState } from "#app/features/preparation/edit-campaigns.server.ts";
import { MilestoneList } from "#app/features/preparation/milestone-list.tsx";
import { addMilestone, editMilestone, removeMilestone } from "#app/features/preparation/milestones.server.ts";
import { SettingsNav } from "./settings-nav.tsx";
import { runIntent } from "#app/features/preparation/intent.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";

export const meta = titled((t) => t.campaigns.desk.settingsTitle);

async function load(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "campaign.edit", { campaignId: campaign.id });
  return campaign;
}

export async function loader(args: LoaderFunctionArgs) {
  const campaign = await load(args);
  return { campaign, milestones: await listMilestones(campaign.id) };
}

export const action = (args: ActionFunctionArgs) =>
  runIntent(
    args,
    { edit: editCampaign, open: setCampaignState, addMilestone, editMilestone, removeMilestone },
    { campaign: args.params["campaign"] ?? "" },
    () => load(args),
  );

export default function Page() {
  const { campaign, milestones } = useLoaderData<typeof loader>();
  const t = useText().campaigns.desk;
  const href = useHref();
  return (
    <DeskShell campaign={campaign} current="settings">
      <PageHeader title={t.settingsTitle} />
      <SettingsNav campaign={campaign.slug} />
      <div className="stack-loose desk-forms">
        <section className="panel">
          <h2>{t.state}</h2>
          {campaign.state === "draft" ? (
            <>
              <p>{t.stateDraft}</p>
              <DeskForm intent="open" about={{ state: "open" }}>
                <SubmitButton>{t.openIt}</SubmitButton>
              </DeskForm>
            </>
          ) : (
            <p>
              {t.stateOpen} <a href={href("campaign", { campaign: campaign.slug })}>{t.publicPage}</a>
            </p>
          )}
        </section>
        <section>
          <h2>{t.texts}</h2>
          <DeskForm intent="edit">
            <CampaignTexts campaign={campaign} />
            <SubmitButton kind={campaign.state === "draft" ? "secondary" : "primary"}>{t.save}</SubmitButton>
          </DeskForm>
        </section>
        <MilestoneList milestones={milestones} />
      </div>
    </DeskShell>
  );
}
