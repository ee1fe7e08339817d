import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { useContentLang } from "./content-lang.ts";
import type { RoundState } from "./round.ts";
import type { RoundTerm, RoundWithQuestions } from "./rounds.server.ts";
import { TermHistory } from "./term-history.tsx";

type Bench = keyof ReturnType<typeof useText>["campaigns"]["benches"];

/** The round that is open, or comes next: its term, its questions, who may answer, and the one thing to do. */
export function RoundCall({
  round,
}: {
  round: RoundWithQuestions & { state: RoundState; terms: RoundTerm[]; publishedBefore: number };
}) {
  const {
    campaigns: t,
    terms: { publishedBefore },
  } = useText();
  const lang = useLang();
  const contentLang = useContentLang();
  const href = useHref();
  const list = new Intl.ListFormat(lang, { type: "conjunction" });
  return (
    <div className="round-call">
      <div className="round-call-now">
        <p className="kicker">
          {round.state === "open" ? t.page.openRound(round.number) : t.page.futureRound(round.number)}
        </p>
        <h2 lang={contentLang}>{round.title}</h2>
        {round.intro ? <p lang={contentLang}>{round.intro}</p> : null}
        <p className="round-call-term">
          {round.state === "open"
            ? t.page.closesOn(longTime(round.closesAt, lang))
            : t.page.opensOn(longTime(round.opensAt, lang))}
        </p>
        <TermHistory terms={round.terms} />
        {round.publishedBefore > 0 ? <p className="small">{publishedBefore(round.publishedBefore)}</p> : null}
        {round.state === "open" ? (
          <p>
            <ButtonLink kind="primary" icon="pencil" href={href("space")}>
              {t.page.write}
            </ButtonLink>
          </p>
        ) : null}
        <p className="muted small">
          {t.page.kindsAsked(list.format(round.kinds.map((kind) => t.kindsAsked[kind])))}{" "}
          {round.benches.length > 0
            ? t.page.whoMay(
                list.format(round.benches.map((bench) => t.benches[bench as Bench].toLocaleLowerCase(lang))),
              )
            : t.page.whoMayAll}{" "}
          {t.modeText[round.mode]}
        </p>
      </div>
      {round.questions.length > 0 ? (
        <div className="round-call-questions">
          <h3>{t.page.asked}</h3>
          <ol lang={contentLang}>
            {round.questions.map((question) => (
              <li key={question.id}>
                {question.text}
                {question.hint ? <span className="muted small question-hint">{question.hint}</span> : null}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </div>
  );
}
