import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { DeskForm } from "./desk-form.tsx";
import { TermFields } from "./round-fields.tsx";
import type { Round, RoundTerm } from "./rounds.server.ts";

/** The term that holds, the earlier ones, and the form for a new one. */
export function RoundTermForm({ round, announced }: { round: Round & { terms: RoundTerm[] }; announced: boolean }) {
  const t = useText().campaigns;
  const lang = useLang();
  const earlier = round.terms.slice(0, -1);
  return (
    <section className="panel">
      <h2>{t.desk.term}</h2>
      <p>{t.page.fromTo(longTime(round.opensAt, lang), longTime(round.closesAt, lang))}</p>
      {earlier.length > 0 ? (
        <>
          <h3>{t.desk.termsBefore}</h3>
          <ul>{earlier.map((term, index) => <li key={term.version}>{t.page.fromTo(longTime(term.opensAt, lang), longTime(term.closesAt, lang))}. {round.terms[index + 1]?.reason}</li>)}</ul>
        </>
      ) : null}
      <Disclosure summary={t.desk.setTerm}>
        <DeskForm intent="setRoundTerm">
          <TermFields round={round} />
          {announced ? <TextArea name="reason" label={t.desk.reason} hint={t.desk.reasonHint} rows={2} required /> : null}
          <SubmitButton kind="secondary">{t.desk.setTerm}</SubmitButton>
        </DeskForm>
      </Disclosure>
    </section>
  );
}
