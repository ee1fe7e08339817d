import { useHref } from "#app/core/paths.ts";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import type { Line } from "#app/features/campaigns/lines.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Thread } from "#app/ui/threads/thread.tsx";
import type { ListedContribution } from "./public-list.server.ts";

interface Props {
  contribution: Omit<ListedContribution, "id">;
  campaign: string;
  lines: readonly Line[];
}

/** A contribution in the public list: who, when, its threads, and its beginning or the words that the search found. */
export function ContributionCard({ contribution, campaign, lines }: Props) {
  const { bodies, campaigns, contributions } = useText();
  const lang = useLang();
  const content = useContentLang();
  const href = useHref();
  const benches: Record<string, string> = campaigns.benches;
  const own = lines.filter((line) => contribution.lineIds.includes(line.id));
  return (
    <Card
      title={contribution.title}
      href={href("contribution", { campaign, number: contribution.number })}
      kicker={
        <>
          {contribution.number} · {campaigns.kinds[contribution.kind]}
          {contribution.district ? ` · ${contribution.district.name[lang]}` : null}
        </>
      }
      meta={
        <>
          <strong lang={content}>{contribution.organisation}</strong>,{" "}
          {benches[contribution.bench] ?? contribution.bench},{" "}
          {contribution.joins > 0 ? `${contributions.list.withJoins(contribution.joins)}, ` : null}
          {contributions.list.signedOn(longDay(contribution.publishedAt, lang))}
          {contribution.disowned ? (
            <>
              {" "}
              <Badge state="refused">{bodies.disown.state}</Badge>
            </>
          ) : null}
        </>
      }
      {...(content && { lang: content })}
      {...(own.length > 0 && {
        foot: own.map((line) => (
          <Thread
            key={line.id}
            line={line}
            href={href("line", { campaign, line: line.code })}
            {...(content && { lang: content })}
          />
        )),
      })}
    >
      <p>
        {contribution.passage.map((part, index) =>
          part.hit ? (
            <mark key={index} className="hit">
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </p>
    </Card>
  );
}
