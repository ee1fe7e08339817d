import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { inTime } from "./round.ts";
import type { RoundTerm } from "./rounds.server.ts";
import { useTermWords } from "./term-history.tsx";

/** Whether a text was in time and why, in words: the same wherever it is said. */
export function usePunctualityWords(): (receivedAt: Date, terms: readonly RoundTerm[]) => { inTime: boolean; plain: boolean; why: string } {
  const t = useText().terms.punctuality;
  const lang = useLang();
  const wordsOf = useTermWords();
  return (receivedAt, terms) => {
    const { inTime: yes, because, version } = inTime(receivedAt, terms);
    const term = terms.find((each) => each.version === version);
    const why = because === "term" ? t.term
      : because === "later_term" ? t.later_term(wordsOf(terms, version) ?? "")
      : because === "closed" ? t.closed(term ? longTime(term.closesAt, lang) : "")
      : t.not_yet(term ? longTime(term.opensAt, lang) : "");
    return { inTime: yes, plain: because === "term", why: why.trim() };
  };
}

/** The badge, and the reason beside it; `short` leaves out what needs no word: that a text came while its round was open. */
export function Punctuality({ receivedAt, terms, short }: { receivedAt: Date; terms: readonly RoundTerm[]; short?: true }) {
  const t = useText().terms.punctuality;
  const said = usePunctualityWords()(receivedAt, terms);
  if (short && said.plain) return null;
  return <><Badge state={said.inTime ? "done" : "waiting"}>{said.inTime ? t.yes : t.no}</Badge> {said.why}</>;
}
