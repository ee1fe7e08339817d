import { AskAgain } from "#app/features/second-factor/ask-again.tsx";
import type { Lang } from "#app/i18n/lang.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { PasswordField } from "#app/ui/forms/password-field.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm } from "../intent-form.tsx";

export function LanguageChoice({ language }: { language: Lang }) {
  const t = useText().people;
  const options = (["it", "en"] as const).map((value) => ({
    value,
    label: <span lang={value}>{t.languages[value]}</span>,
  }));
  return <Radios name="language" label={t.language} options={options} defaultValue={language} inline />;
}

export function ProfileForms({ person }: { person: { name: string; email: string; language: Lang } }) {
  const text = useText().people;
  const t = text.profile;
  return (
    <div className="columns-2">
      <section className="panel stack" aria-labelledby="mine">
        <h2 id="mine">{t.mine}</h2>
        <IntentForm intent="profile">
          <TextField name="name" label={text.name} defaultValue={person.name} autoComplete="name" required />
          <LanguageChoice language={person.language} />
          <p className="small muted">{t.emailNote}</p>
          <SubmitButton>{t.save}</SubmitButton>
        </IntentForm>
      </section>
      <section className="panel stack" aria-labelledby="password">
        <h2 id="password">{t.passwordTitle}</h2>
        <IntentForm intent="password" labels={{ password: text.again.password }}>
          <input type="hidden" name="username" autoComplete="username" value={person.email} />
          <PasswordField
            name="newPassword"
            label={text.newPassword}
            hint={text.newPasswordHint}
            autoComplete="new-password"
            required
          />
          <AskAgain />
          <p className="small muted">{t.passwordNote}</p>
          <SubmitButton kind="secondary">{t.changePassword}</SubmitButton>
        </IntentForm>
      </section>
    </div>
  );
}
