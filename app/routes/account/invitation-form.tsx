import { Form } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { fullName } from "#app/features/organisations/name.ts";
import { useText } from "#app/i18n/text.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { CheckBox } from "#app/ui/forms/check-box.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { PasswordField } from "#app/ui/forms/password-field.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { AnsweredForm, useFormAnswer } from "../intent-form.tsx";

interface Invited {
  name: string;
  email: string;
  bodies: {
    id: string;
    organisation: { name: string; distinction: string };
    campaign: string;
    capacity: "signatory" | "drafter";
  }[];
}

/** Without a person it is the form of the first admin, who writes name and address too. */
export function InvitationForm({ person }: { person?: Invited }) {
  const text = useText();
  const t = text.people;
  const href = useHref();
  const answer = useFormAnswer();
  return (
    <div className="reading stack">
      <PageHeader
        title={person ? t.invitation.title(person.name) : t.firstAdmin.title}
        lead={person ? t.invitation.lead(person.email) : t.firstAdmin.lead}
      />
      {person && person.bodies.length > 0 ? (
        <section className="panel stack-tight">
          <h2>{t.invitation.forWhom}</h2>
          <ul>
            {person.bodies.map((body) => (
              <li key={body.id}>
                <strong>{fullName(body.organisation)}</strong>, {body.campaign}:{" "}
                {text.contributions.space.roles[body.capacity]}.
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <AnsweredForm answer={answer}>
        <Form method="post" noValidate className="stack">
          <TextField
            name="name"
            label={t.name}
            hint={t.invitation.nameHint}
            defaultValue={person?.name}
            autoComplete="name"
            required
          />
          {person ? (
            <input type="hidden" name="username" autoComplete="username" value={person.email} />
          ) : (
            <TextField
              name="email"
              type="email"
              label={t.email}
              hint={t.firstAdmin.emailHint}
              autoComplete="username"
              required
            />
          )}
          <PasswordField
            name="newPassword"
            label={t.newPassword}
            hint={t.newPasswordHint}
            autoComplete="new-password"
            required
          />
          <CheckBox
            name="privacy"
            label={
              <>
                {t.privacyBefore}
                <a href={href("legal", { page: "privacy" })} target="_blank" rel="noopener">
                  {t.privacyLink}
                </a>
              </>
            }
            required
          />
          <SubmitButton>{person ? t.invitation.submit : t.firstAdmin.submit}</SubmitButton>
        </Form>
      </AnsweredForm>
    </div>
  );
}
