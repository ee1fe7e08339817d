import { useHref } from "#app/core/paths.ts";
import type { RegisterRow } from "#app/features/stakeholders/register-list.server.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { IntentForm, RowForm, useFormAnswer } from "#app/routes/intent-form.tsx";
import { ContactFields } from "./contact-fields.tsx";

/**
 * What the lead can do about one body: write to it, note an answer that it gave elsewhere, take the invitation back.
 */
export function StakeholderActs({
  campaign,
  row,
  bodyEmail,
  again,
}: {
  campaign: string;
  row: RegisterRow;
  bodyEmail: string | null;
  again: boolean;
}) {
  const t = useText().stakeholders.entry;
  const href = useHref();
  const answer = useFormAnswer();
  const opened = (intent: string) => answer?.values["intent"] === intent;
  const takesPart = row.standing === "accepted";
  return (
    <div className="stack">
      {takesPart ? null : (
        <>
          <Disclosure
            summary={again ? t.inviteAgain : t.invite}
            open={opened("invite") || row.standing === "listed" || row.linkOver}
            id="invita"
          >
            <IntentForm intent="invite" labels={{ contactName: t.contactName, contactEmail: t.contactEmail }}>
              <p>{row.standing === "invited" ? (row.linkOver ? t.overHint : t.againHint) : t.inviteHint}</p>
              <ContactFields bodyEmail={bodyEmail} />
              <p>
                <SubmitButton icon="mail">{t.send}</SubmitButton>
              </p>
            </IntentForm>
          </Disclosure>
          <Disclosure summary={t.record} open={opened("record")}>
            <IntentForm intent="record" labels={{ answer: t.answer, reason: t.recordReason, through: t.through }}>
              <p>
                {t.recordHint}{" "}
                <a href={`${href("deskAppoint", { campaign })}?organizzazione=${row.organisationId}`}>{t.toAppoint}</a>
              </p>
              <Radios
                name="answer"
                label={t.answer}
                required
                options={(["declined", "passed_on", "represented"] as const).map((value) => ({
                  value,
                  label: t.answers[value],
                }))}
              />
              <TextArea name="reason" label={t.recordReason} hint={t.recordReasonHint} rows={3} limit={1000} />
              <TextField name="through" label={t.through} hint={t.throughHint} />
              <p>
                <SubmitButton>{t.recordSubmit}</SubmitButton>
              </p>
            </IntentForm>
          </Disclosure>
        </>
      )}
      <Disclosure summary={t.note} open={opened("note") || row.note !== ""}>
        <IntentForm intent="note" labels={{ note: t.note }}>
          <TextArea name="note" label={t.note} hint={t.noteHint} rows={3} limit={1000} defaultValue={row.note} />
          <p>
            <SubmitButton kind="secondary">{t.noteSubmit}</SubmitButton>
          </p>
        </IntentForm>
      </Disclosure>
      {row.standing === "invited" ? (
        <Disclosure summary={t.withdraw} quiet>
          <p>{t.withdrawHint}</p>
          <RowForm intent="withdraw" hidden={{}}>
            <SubmitButton kind="danger">{t.withdrawSubmit}</SubmitButton>
          </RowForm>
        </Disclosure>
      ) : null}
      {takesPart ? (
        <p>
          <ButtonLink small href={`${href("deskAppoint", { campaign })}?organizzazione=${row.organisationId}`}>
            {t.toAppoint}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}
