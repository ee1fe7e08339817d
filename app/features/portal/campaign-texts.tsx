import { useText } from "#app/i18n/text.ts";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { CampaignRow } from "#app/features/campaigns/campaigns.server.ts";

/** The fields of a campaign's public texts, empty for a new one. */
export function CampaignTexts({ campaign }: { campaign?: CampaignRow }) {
  const t = useText().campaigns.desk;
  return (
    <>
      <TextField name="title" label={t.title} required defaultValue={campaign?.title} />
      <TextArea
        name="inBrief"
        label={t.inBrief}
        hint={t.inBriefHint}
        rows={8}
        limit={1000}
        defaultValue={campaign?.inBrief}
      />
      <fieldset className="field-set">
        <legend>{t.mandate}</legend>
        <TextField name="mandateOrgan" label={t.mandateOrgan} defaultValue={campaign?.mandateOrgan} />
        <TextField name="mandateNumber" label={t.mandateNumber} width="middle" defaultValue={campaign?.mandateNumber} />
        <DateField name="mandateDate" label={t.mandateDate} defaultValue={campaign?.mandateDate ?? undefined} />
        <TextArea name="mandateText" label={t.mandateText} rows={3} defaultValue={campaign?.mandateText} />
      </fieldset>
      <TextField name="office" label={t.office} defaultValue={campaign?.office} />
      <TextField name="contact" label={t.contact} hint={t.contactHint} defaultValue={campaign?.contact} />
      <TextArea name="nextSteps" label={t.nextSteps} hint={t.richHint} rows={5} defaultValue={campaign?.nextSteps} />
      <TextArea name="howBodies" label={t.howBodies} hint={t.richHint} rows={6} defaultValue={campaign?.howBodies} />
      <TextArea
        name="howCitizens"
        label={t.howCitizens}
        hint={t.richHint}
        rows={5}
        defaultValue={campaign?.howCitizens}
      />
    </>
  );
}
