import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import type { JoinStanding } from "./join.ts";
import { standingTones } from "./joins-desk.tsx";

export interface JoinListProps {
  texts: readonly {
    id: string;
    href: string;
    title: string;
    number: string | null;
    organisation: string;
    gone: boolean;
    own: { standing: JoinStanding; when: string };
  }[];
}

/** Texts of other bodies that the reader's body was asked to join, or has joined. */
export function JoinList({ texts }: JoinListProps) {
  const { joins: t, page, space } = useText().contributions;
  return (
    <ul className="cards">
      {texts.map((text) => (
        <li key={text.id}>
          <Card
            title={
              text.title ? <span lang="it">{text.title}</span> : text.number ? page.number(text.number) : space.untitled
            }
            href={text.href}
            kicker={text.organisation}
            {...(text.number && { meta: text.number })}
            foot={
              <Badge state={text.gone ? "neutral" : standingTones[text.own.standing]}>
                {text.gone ? space.states.withdrawn : t.standingShort[text.own.standing]}
              </Badge>
            }
          />
        </li>
      ))}
    </ul>
  );
}
