import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useContentLang } from "./content-lang.ts";
import type { RoundState } from "./round.ts";
import type { Round } from "./rounds.server.ts";

const badges = { future: "waiting", open: "open", closed: "done" } as const;

/** The rounds with their state and term; `hrefOf` is given where each can be edited. */
export function RoundList({
  rounds,
  hrefOf,
}: {
  rounds: readonly (Round & { state: RoundState })[];
  hrefOf?: (round: Round) => string;
}) {
  const t = useText().campaigns;
  const lang = useLang();
  const contentLang = useContentLang();
  if (rounds.length === 0) return <p className="muted">{t.desk.noRounds}</p>;
  return (
    <ol className="plain-list round-list">
      {rounds.map((round) => (
        <li key={round.id}>
          <p className="cluster">
            <strong lang={contentLang}>
              {hrefOf ? (
                <a href={hrefOf(round)}>{t.page.round(round.number, round.title)}</a>
              ) : (
                t.page.round(round.number, round.title)
              )}
            </strong>
            <Badge state={badges[round.state]}>{t.desk.roundStates[round.state]}</Badge>
          </p>
          <p className="muted small">
            {t.page.fromTo(longTime(round.opensAt, lang), longTime(round.closesAt, lang))}, {t.modes[round.mode]}
          </p>
        </li>
      ))}
    </ol>
  );
}
