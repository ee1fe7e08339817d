import { useHref } from "#app/core/paths.ts";
import type { listOmissisObjections } from "#app/features/publishing/redaction-objections.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { Radios } from "#app/ui/forms/choices.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { IntentForm, useFormAnswer } from "#app/routes/intent-form.tsx";

interface Props {
  row: Awaited<ReturnType<typeof listOmissisObjections>>[number];
  slug: string;
  answers: boolean;
  /** Whether the reader may publish, and so uncover words of a public text. */
  publishes: boolean;
}

/** A filer's objection to one omissis of its text, and the office's answer; never the words under the omissis. */
export function OmissisObjection({ row, slug, answers, publishes }: Props) {
  const {
    redacting: { objections: t },
    contributions: { reasons },
  } = useText();
  const words: Record<string, string> = reasons;
  const lang = useLang();
  const href = useHref();
  const answer = useFormAnswer();
  const intent = `omissis:${row.id}`;
  const uncovers = publishes || !row.published;
  return (
    <div className="stack-tight">
      <p className="row-title">
        <span lang="it">{row.organisation}</span> ·{" "}
        <a href={href("deskContribution", { campaign: slug, number: row.number })}>{row.number}</a>
      </p>
      <p className="draft-text" lang="it">
        «{row.words}»
      </p>
      <p className="small muted">
        {longDay(row.objectedAt, lang)} · {t.nth(row.nth, row.of)}
        {row.reason ? `: ${words[row.reason] ?? row.reason}` : ""}
      </p>
      {row.answeredAt ? (
        <p>
          {row.accepted ? t.wasUpheld(longDay(row.answeredAt, lang)) : t.wasDismissed(longDay(row.answeredAt, lang))}:{" "}
          <span lang="it">{row.answer}</span>
        </p>
      ) : null}
      {row.answerable && answers ? (
        <Disclosure
          quiet
          summary={
            <>
              {t.button}
              <span className="visually-hidden">
                : {row.organisation}, {row.number}
              </span>
            </>
          }
          open={answer?.values["intent"] === intent}
        >
          <IntentForm intent={intent} labels={{ outcome: t.outcome, answer: t.answer }}>
            {uncovers ? null : <p>{t.onlyLead}</p>}
            <Radios
              name="outcome"
              label={t.outcome}
              required
              options={[
                { value: "upheld", label: t.upheld, disabled: !uncovers },
                { value: "dismissed", label: t.dismissed },
              ]}
            />
            <TextArea name="answer" label={t.answer} hint={t.answerHint} rows={3} limit={1000} required />
            <p>
              <SubmitButton>{t.button}</SubmitButton>
            </p>
          </IntentForm>
        </Disclosure>
      ) : null}
    </div>
  );
}
