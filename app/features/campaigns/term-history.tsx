import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { useContentLang } from "./content-lang.ts";
import type { RoundTerm } from "./rounds.server.ts";
import { termWords } from "./term-words.ts";

/** Every change of a round's term, with its public reason and act; shows nothing while the first term holds. */
export function TermHistory({ terms }: { terms: readonly RoundTerm[] }) {
  const t = useText().terms;
  const lang = useLang();
  const contentLang = useContentLang();
  const [first, ...changes] = terms;
  if (!first || changes.length === 0) return null;
  return (
    <ul className="small">
      <li>{t.firstTerm(longTime(first.opensAt, lang), longTime(first.closesAt, lang))}</li>
      {changes.map((term) => (
        <li key={term.version}>
          {termWords(t, lang, terms, term.version)}{" "}
          {term.opensAt.getTime() > (terms[terms.indexOf(term) - 1]?.closesAt.getTime() ?? Infinity)
            ? `${t.reopensOn(longTime(term.opensAt, lang))} `
            : ""}
          <DecisionWords reason={term.reason} act={term.act} {...(contentLang && { lang: contentLang })} />
        </li>
      ))}
    </ul>
  );
}

/** The public reason of a decision, and the act on which it rests, in the words and the language of their author. */
export function DecisionWords({ reason, act, lang }: { reason: string; act: string; lang?: string }) {
  const t = useText().terms;
  return (
    <>
      {reason ? <span lang={lang}>{stopped(t.reason(reason))} </span> : null}
      {act ? <span lang={lang}>{stopped(t.act(act.replace(/[\s.]+$/, "")))}</span> : null}
    </>
  );
}

const stopped = (sentence: string): string => (/[.!?…»”]$/.test(sentence) ? sentence : `${sentence}.`);
