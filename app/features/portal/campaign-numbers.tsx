import { useLang, useText } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { CampaignCounts, CountName } from "#app/features/campaigns/counts.server.ts";

const always: readonly CountName[] = ["wrote", "tookPart", "published", "waiting", "excerpts", "cited", "people"];

/** The numbers, with the words that say how each is counted one click away. */
export function CampaignNumbers({ counts }: { counts: CampaignCounts }) {
  const t = useText().campaigns;
  const lang = useLang();
  const shown: readonly CountName[] = counts.disowned > 0 ? [...always, "disowned"] : always;
  return (
    <>
      <ul className="figures">
        {shown.map((name) => (
          <li key={name}>
            <span className="big-number">{number(counts[name], lang)}</span> {t.counts[name].label}
          </li>
        ))}
      </ul>
      <Disclosure summary={t.page.definitions} quiet>
        <DescriptionList
          items={shown.map((name) => ({ term: t.counts[name].label, text: t.counts[name].definition }))}
        />
      </Disclosure>
    </>
  );
}
