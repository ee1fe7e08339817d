import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longTime } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import type { ListedCampaign } from "./home-page.server.ts";

export function CampaignCards({ campaigns, level = 3 }: { campaigns: readonly ListedCampaign[]; level?: 2 | 3 }) {
  const t = useText().campaigns;
  const lang = useLang();
  const contentLang = useContentLang();
  const href = useHref();
  return (
    <ul className="cards cards-wide">
      {campaigns.map((campaign) => (
        <li key={campaign.slug}>
          <Card
            level={level}
            title={campaign.title}
            href={href("campaign", { campaign: campaign.slug })}
            meta={campaign.round ? t.list.until(longTime(campaign.round.closesAt, lang)) : t.list.noRound}
            lines={campaign.lines}
            foot={
              <>
                <Badge state={campaign.state === "open" ? "open" : "neutral"}>{t.states[campaign.state]}</Badge>{" "}
                <span>{t.list.published(campaign.published)}</span>
              </>
            }
            {...(contentLang && { lang: contentLang })}
          >
            <p>{campaign.opening}</p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
