import { useText } from "#app/i18n/text.ts";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { LanguageChoice } from "#app/routes/account/profile-forms.tsx";

/** Name and address of a person who gets a role or a designation. */
export function NewcomerFields() {
  const t = useText().people;
  return (
    <>
      <TextField name="name" label={t.name} autoComplete="off" required />
      <TextField name="email" type="email" label={t.email} autoComplete="off" required />
      <LanguageChoice language="it" />
    </>
  );
}
