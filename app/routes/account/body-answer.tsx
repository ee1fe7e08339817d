import type { ReactNode } from "react";
import { useHref } from "#app/core/paths.ts";
import type { AnswerPage } from "#app/features/participation/answers.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm, useFormAnswer } from "../intent-form.tsx";
import { Office } from "./body-answered.tsx";

interface Props {
  page: AnswerPage;
  campaign: NonNullable<AnswerPage["campaign"]>;
}

/** The four answers that an invited body can give, each a form of its own. */
export function BodyAnswer({ page, campaign }: Props) {
  const t = useText().stakeholders.answer;
  const lang = useLang();
  const href = useHref();
  const optional = (
    <TextArea name="reason" label={t.optionalReason} hint={t.reasonHint} rows={3} limit={1000} optional />
  );
  return (
    <>
      <p>
        <a href={href("campaign", { campaign: campaign.slug })}>{t.about}</a>.{" "}
        {page.until ? t.until(longTime(page.until, lang)) : null}
      </p>
      <p className="muted">{t.sure}</p>
      <section className="panel stack">
        <h2>{t.accept}</h2>
        <p>{page.name ? t.acceptNamed(page.name, page.email) : t.acceptUnnamed}</p>
        <IntentForm intent="accepted" labels={{ name: t.name, email: t.email }}>
          {page.name ? null : (
            <>
              <TextField name="name" label={t.name} autoComplete="name" required />
              <TextField name="email" type="email" label={t.email} autoComplete="email" required />
            </>
          )}
          <p>
            <SubmitButton icon="check">{t.acceptSubmit}</SubmitButton>
          </p>
        </IntentForm>
        <p className="small muted">
          {page.name ? `${t.acceptOther} ` : ""}
          {t.public} <a href={href("legal", { page: "privacy" })}>{t.privacy}</a>.
        </p>
      </section>
      <h2>{t.otherwise}</h2>
      <Answer intent="declined" summary={t.decline} button={t.declineSubmit}>
        <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} limit={1000} required />
      </Answer>
      <Answer intent="passed_on" summary={t.passOn} button={t.passOnSubmit} through={t.passOnThrough}>
        <TextField name="through" label={t.passOnThrough} hint={t.passOnHint} required />
        {optional}
      </Answer>
      <Answer intent="represented" summary={t.represented} button={t.representedSubmit} through={t.representedThrough}>
        <TextField
          name="through"
          label={t.representedThrough}
          {...(page.parent && { defaultValue: page.parent })}
          required
        />
        {optional}
      </Answer>
      <Office campaign={campaign} />
    </>
  );
}

function Answer({
  intent,
  summary,
  button,
  through = "",
  children,
}: {
  intent: string;
  summary: string;
  button: string;
  /** The label of its field for another organisation. */
  through?: string;
  children: ReactNode;
}) {
  const t = useText().stakeholders.answer;
  const answer = useFormAnswer();
  return (
    <Disclosure summary={summary} open={answer?.values["intent"] === intent}>
      <IntentForm intent={intent} labels={{ reason: t.reason, through }}>
        {children}
        <p>
          <SubmitButton kind="secondary">{button}</SubmitButton>
        </p>
      </IntentForm>
    </Disclosure>
  );
}
