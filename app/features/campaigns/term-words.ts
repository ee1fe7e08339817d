import type { Lang } from "#app/i18n/lang.ts";
import type { Text } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";
import { inTime, termChange, type TermVersion } from "./round.ts";

type Words = Text["terms"];

/** What a term changed in the one before it, in one sentence; null for the first term. */
export function termWords(words: Words, lang: Lang, terms: readonly TermVersion[], version: number): string | null {
  const at = terms.findIndex((term) => term.version === version);
  const [before, after] = [terms[at - 1], terms[at]];
  return before && after
    ? words.changes[termChange(before, after)](
        longDay(after.decidedAt, lang),
        longTime(before.closesAt, lang),
        longTime(after.closesAt, lang),
      )
    : null;
}

/**
 * Whether a text was in time and why, in the same words on every page and in every mail. `plain` says that it came
 * while its round was open.
 */
export function punctualityWords(
  words: Words,
  lang: Lang,
  receivedAt: Date,
  terms: readonly TermVersion[],
): { inTime: boolean; plain: boolean; label: string; why: string } {
  const t = words.punctuality;
  const { inTime: yes, because, version } = inTime(receivedAt, terms);
  const term = terms.find((each) => each.version === version);
  const when = (at: Date | undefined) => (at ? longTime(at, lang) : "");
  const why = {
    term: () => t.term,
    later_term: () => t.later_term(termWords(words, lang, terms, version) ?? ""),
    closed: () => t.closed(when(term?.closesAt)),
    not_yet: () => t.not_yet(when(term?.opensAt)),
  };
  return { inTime: yes, plain: because === "term", label: yes ? t.yes : t.no, why: why[because]().trim() };
}
