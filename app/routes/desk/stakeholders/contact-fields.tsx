import { useText } from "#app/i18n/text.ts";
import { Radios } from "#app/ui/forms/choices.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

/**
 * The fields for the addressee of an invitation. `bodyEmail` is the address that is used when none is given; undefined
 * where it isn't known yet.
 */
export function ContactFields({ bodyEmail }: { bodyEmail?: string | null }) {
  const t = useText().stakeholders.entry;
  return (
    <>
      <TextField name="contactName" label={t.contactName} hint={t.contactNameHint} autoComplete="off" optional />
      <TextField
        name="contactEmail"
        type="email"
        label={t.contactEmail}
        {...(bodyEmail !== undefined && { hint: t.contactEmailHint(bodyEmail) })}
        autoComplete="off"
        optional
      />
      <Radios
        name="language"
        label={t.language}
        inline
        defaultValue="it"
        options={(["it", "en"] as const).map((value) => ({ value, label: t.languages[value] }))}
      />
    </>
  );
}
