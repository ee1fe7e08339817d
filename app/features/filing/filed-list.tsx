import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Empty } from "#app/ui/empty.tsx";

export type FiledState = "filed" | "ready" | "published" | "refused" | "withdrawn" | "taken_down" | "annulled";
export interface FiledListProps {
  filed: readonly {
    id: string;
    number: string;
    title: string;
    state: FiledState;
    stateReason: string;
    campaign: string;
    round: string;
    receivedOn: string;
    disownedAt: Date | null;
    sealedAt: Date | null;
  }[];
}

const tones = {
  filed: "waiting",
  ready: "waiting",
  published: "done",
  refused: "refused",
  withdrawn: "neutral",
  taken_down: "refused",
  annulled: "neutral",
} as const;

export function FiledState({ state }: { state: FiledState }) {
  const t = useText().contributions.space;
  return <Badge state={tones[state]}>{t.states[state]}</Badge>;
}

/** The organisation's own filed texts: where each stands, why one was refused, what became of a published one. */
export function FiledList({ filed }: FiledListProps) {
  const {
    bodies: { disown },
    contributions: { space: t },
    redacting: { seal },
  } = useText();
  const href = useHref();
  if (filed.length === 0) return <Empty sentence={t.noFiled} />;
  return (
    <ul className="cards">
      {filed.map((each) => (
        <li key={each.id}>
          <Card
            title={each.sealedAt ? seal.titleOf(each.number) : <span lang="it">{each.title}</span>}
            href={href("filed", { number: each.number })}
            kicker={<span lang="it">{each.round}</span>}
            meta={t.filedOn(each.number, each.receivedOn)}
            foot={
              <>
                <FiledState state={each.state} />
                {each.disownedAt ? <Badge state="refused">{disown.state}</Badge> : null}
                {each.state === "published" ? (
                  <a href={`${href("contribution", { campaign: each.campaign, number: each.number })}#esito`}>
                    {t.whereDidItGo}
                    <span className="visually-hidden" lang="it">
                      {" "}
                      {each.title}
                    </span>
                  </a>
                ) : null}
              </>
            }
          >
            {each.stateReason && each.state !== "published" ? t.refusedBecause(each.stateReason) : null}
          </Card>
        </li>
      ))}
    </ul>
  );
}
