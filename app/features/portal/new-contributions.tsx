import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { Card } from "#app/ui/card.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import type { NewContribution } from "./line-texts.server.ts";
import type { Line } from "#app/features/campaigns/lines.server.ts";

export function NewContributions({
  contributions,
  lines,
}: {
  contributions: readonly NewContribution[];
  lines: readonly Line[];
}) {
  const t = useText().campaigns;
  const lang = useLang();
  const contentLang = useContentLang();
  const href = useHref();
  return (
    <ul className="cards">
      {contributions.map((each) => (
        <li key={each.number}>
          <Card
            title={each.title}
            href={href("contribution", { campaign: each.campaign, number: each.number })}
            kicker={t.kinds[each.kind as keyof typeof t.kinds]}
            meta={
              <>
                <span lang={contentLang}>{each.organisation}</span>, {longDay(each.publishedAt, lang)}
              </>
            }
            lines={lines.filter((line) => each.lineCodes.includes(line.code))}
            {...(contentLang && { lang: contentLang })}
          />
        </li>
      ))}
    </ul>
  );
}
