import { DeskForm } from "#app/features/preparation/desk-form.tsx";
import type { RoundState } from "#app/features/campaigns/round.ts";
import type { Round, RoundTerm } from "#app/features/campaigns/rounds.server.ts";
import { TermHistory } from "#app/features/campaigns/term-history.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime, romeClock } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { DateTimeField } from "#app/ui/forms/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

interface Props {
  round: Round & { terms: RoundTerm[]; published: number };
  state: RoundState;
  announced: boolean;
  writable: boolean;
}

/** The term that holds and how it came about, and the one form that extends, shortens or reopens the round. */
export function TermForm({ round, state, announced, writable }: Props) {
  const { campaigns, terms } = useText();
  const t = terms.form;
  const lang = useLang();
  const reopens = announced && state === "closed";
  return (
    <section className="panel stack">
      <h2>{t.title}</h2>
      <p>
        <strong>{t.standing}:</strong>{" "}
        {campaigns.page.fromTo(longTime(round.opensAt, lang), longTime(round.closesAt, lang))}
      </p>
      {round.stoppedAt ? (
        <Notice kind="warning">
          <p>{terms.stoppedSince(longTime(round.stoppedAt, lang))}</p>
        </Notice>
      ) : null}
      <TermHistory terms={round.terms} />
      {round.stoppedAt || !writable ? null : (
        <Disclosure summary={announced ? (reopens ? t.reopen : t.extend) : t.correct} open={!announced}>
          <DeskForm intent="setRoundTerm">
            <p>{announced ? (reopens ? t.reopenHint : t.extendHint) : t.correctHint}</p>
            {reopens && round.published > 0 ? (
              <Notice kind="warning">
                <p>{t.reopenPublished(round.published)}</p>
              </Notice>
            ) : null}
            {announced && round.mode === "sealed" ? <p className="muted">{t.sealedStays}</p> : null}
            <div className="columns-2">
              <DateTimeField
                name="opensAt"
                label={t.opensAt}
                hint={campaigns.desk.timeHint}
                required
                defaultValue={romeClock(round.opensAt)}
              />
              <DateTimeField
                name="closesAt"
                label={t.closesAt}
                hint={campaigns.desk.closesHint}
                required
                defaultValue={romeClock(round.closesAt)}
              />
            </div>
            {announced ? (
              <>
                <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={2} limit={500} required />
                <TextField name="act" label={t.act} hint={t.actHint} />
                <p className="muted small">{t.told}</p>
              </>
            ) : null}
            <SubmitButton kind="secondary">{reopens ? t.saveReopen : t.save}</SubmitButton>
          </DeskForm>
        </Disclosure>
      )}
    </section>
  );
}
