import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, submit } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { appoint } from "#app/features/stakeholders/appointments.server.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { listOrganisationChoices } from "#app/features/organisations/organisation-queries.server.ts";
import { useText } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Select } from "#app/ui/forms/select.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { DeskShell } from "../desk-shell.tsx";
import { NewcomerFields } from "../stakeholders/newcomer-fields.tsx";

export const meta = titled((t) => t.organisations.appoint.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id, slug, title, demo } = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "mandate.manage", { campaignId: id });
  const today = romeDay(args.context.now);
  const organisations = await listOrganisationChoices(today, { standing: true });
  return {
    campaign: { slug, title, demo },
    today,
    wanted: new URL(args.request.url).searchParams.get("organizzazione"),
    organisations: organisations.map((each) => ({ value: each.id, label: fullName(each) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "mandate.manage", { campaignId: campaign.id });
  return submit(
    args,
    appoint,
    { campaign: campaign.id },
    () => `${hrefIn(contextOf(args).lang, "deskPeople", { campaign: campaign.slug })}?fatto=designazione`,
  );
}

export default function Page() {
  const { campaign, today, wanted, organisations } = useLoaderData<typeof loader>();
  const text = useText();
  const o = text.organisations;
  const t = o.appoint;
  const href = useHref();
  const capacities = (["signatory", "drafter"] as const).map((value) => ({
    value,
    label: o.capacities[value],
    hint: o.capacityHints[value],
  }));
  return (
    <DeskShell campaign={campaign} current="people">
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: text.people.office.title, href: href("deskPeople", { campaign: campaign.slug }) },
          { label: t.title },
        ]}
      />
      <div className="reading">
        <IntentForm intent="appoint" files>
          <Select
            name="organisation"
            label={o.organisation}
            options={organisations}
            {...(wanted && { defaultValue: wanted })}
            hint={
              <>
                {t.organisationMissing} <a href={href("systemOrganisations")}>{o.list.title}</a>
              </>
            }
            required
          />
          <Radios name="capacity" label={o.capacity} options={capacities} required />
          <NewcomerFields />
          <DateField name="validFrom" label={t.validFrom} defaultValue={today} required />
          <DateField name="validTo" label={t.validTo} hint={t.validToHint} optional />
          <FileField
            name="letter"
            label={t.letter}
            hint={t.letterHint}
            accept="application/pdf,image/png,image/jpeg"
            optional
          />
          <SubmitButton>{t.submit}</SubmitButton>
        </IntentForm>
      </div>
    </DeskShell>
  );
}
