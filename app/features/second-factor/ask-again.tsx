import { useText } from "#app/i18n/text.ts";
import { PasswordField } from "#app/ui/forms/password-field.tsx";

/** The last field of an act that permissions.ts marks `again`. */
export function AskAgain() {
  const t = useText().people.again;
  return <PasswordField name="password" label={t.password} hint={t.why} required />;
}
