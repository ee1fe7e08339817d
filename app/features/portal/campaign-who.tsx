import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { BarChart } from "#app/ui/bar-chart.tsx";
import type { CampaignPage } from "./campaign-about.tsx";

export function CampaignWho({ campaign: { slug, bodies, seats } }: { campaign: CampaignPage }) {
  const t = useText().campaigns;
  const href = useHref();
  return (
    <section>
      <h2>{t.page.who}</h2>
      <p>{t.page.whoText(bodies.each, seats.length, bodies.joined)}</p>
      <BarChart
        title={t.page.whoChart}
        quantity={t.page.organisations}
        bars={seats.map(({ bench, count }) => ({ label: t.benches[bench], value: count }))}
        note={t.counts.seated.definition}
      />
      <p className="alone">
        <a href={href("participants", { campaign: slug })}>{t.page.allParticipants}</a>
      </p>
    </section>
  );
}
