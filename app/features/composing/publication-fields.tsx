import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { PublicationPage } from "./desk-document.server.ts";

export function PublishFields({ page, office }: { page: Pick<PublicationPage, "number" | "seen">; office: string }) {
  const {
    document: { publish: t, states },
  } = useText();
  return (
    <>
      <input type="hidden" name="seen" value={page.seen} />
      <Radios
        name="state"
        label={t.state}
        required
        defaultValue="draft"
        options={(["draft", "final"] as const).map((value) => ({
          value,
          label: states[value],
          hint: t.stateHint[value],
        }))}
      />
      <TextField name="office" label={t.office} defaultValue={office} required />
      <fieldset className="field-group">
        <legend className="field-label">{t.act}</legend>
        <p className="field-hint">{t.actHint}</p>
        <TextField name="actOrgan" label={t.organ} optional />
        <div className="columns-2">
          <TextField name="actNumber" label={t.actNumber} optional width="short" />
          <DateField name="actDate" label={t.actDate} optional />
        </div>
      </fieldset>
      <p>
        <SubmitButton>{t.button(page.number)}</SubmitButton>
      </p>
    </>
  );
}

export function ProposeFields({ label }: { label?: string }) {
  const { publish: t } = useText().document;
  return (
    <>
      <TextArea name="note" label={t.note} hint={t.noteHint} rows={4} limit={1000} optional />
      <p>
        <SubmitButton kind="secondary">{label ?? t.propose}</SubmitButton>
      </p>
    </>
  );
}
