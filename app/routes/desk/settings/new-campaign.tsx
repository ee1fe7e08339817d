import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, need, submit } from "#app/http/route.server.ts";
import { CampaignTexts } from "#app/features/portal/campaign-texts.tsx";
import { listPossibleLeads } from "#app/features/preparation/campaign-leads.server.ts";
import { listCampaigns } from "#app/features/campaigns/campaigns.server.ts";
import { DeskForm } from "#app/features/preparation/desk-form.tsx";
import { createCampaign } from "#app/features/preparation/edit-campaigns.server.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { titled } from "#app/routes/page-title.ts";
import { SystemShell } from "../system/system-shell.tsx";

export const meta = titled((t) => t.campaigns.desk.newCampaign);

export async function loader(args: LoaderFunctionArgs) {
  need(args, "campaign.create");
  const [campaigns, people] = await Promise.all([listCampaigns({ withDrafts: true }), listPossibleLeads()]);
  return { campaigns: campaigns.map(({ slug, title }) => ({ value: slug, label: title })), people };
}

export const action = (args: ActionFunctionArgs) =>
  submit(
    args,
    createCampaign,
    {},
    ({ slug }) => `${hrefIn(contextOf(args).lang, "deskSettings", { campaign: slug })}?fatto=creata`,
  );

export default function Page() {
  const { campaigns, people } = useLoaderData<typeof loader>();
  const t = useText().campaigns.desk;
  return (
    <SystemShell current="newCampaign">
      <PageHeader title={t.newCampaign} lead={t.createLead} />
      <div className="desk-forms">
        <DeskForm intent="createCampaign">
          <Select
            name="template"
            label={t.fromTemplate}
            hint={t.fromTemplateHint}
            empty={t.noTemplate}
            options={campaigns}
            width="middle"
          />
          <DateField name="startsOn" label={t.startsOn} hint={t.startsOnHint} />
          <TextField name="slug" label={t.slug} hint={t.slugHint} required width="middle" spellCheck={false} />
          <TextField name="code" label={t.code} hint={t.codeHint} required width="short" spellCheck={false} />
          <Select
            name="leadId"
            label={t.lead}
            hint={t.leadHint}
            empty={t.leadElsewhere}
            options={people}
            width="middle"
          />
          <TextField name="leadName" label={t.leadName} width="middle" autoComplete="off" />
          <TextField name="leadEmail" type="email" label={t.leadEmail} width="middle" autoComplete="off" />
          <CampaignTexts />
          <SubmitButton>{t.create}</SubmitButton>
        </DeskForm>
      </div>
    </SystemShell>
  );
}
