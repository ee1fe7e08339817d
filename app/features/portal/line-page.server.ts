import { untilChanged } from "#app/core/reads.server.ts";
import { benches, excerptKinds } from "#db/schema/index.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { countBenches, countPassages, type ExcerptKind } from "#app/features/campaigns/counts.server.ts";
import { getNewestVersion, listLineExcerpts, listLineSections, listNewContributions } from "./line-texts.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";

/** The filters that the address names; anything else is ignored. */
export function lineFilter(query: URLSearchParams) {
  const one = <T extends string>(name: string, allowed: readonly T[]): T | undefined =>
    allowed.find((value) => value === query.get(name));
  return {
    kind: one<ExcerptKind>("tipo", excerptKinds),
    bench: one("componente", benches),
    theme:
      query
        .get("tema")
        ?.slice(0, 60)
        .replace(/[^a-z0-9-]/g, "") || undefined,
    after:
      query
        .get("dopo")
        ?.slice(0, 64)
        .replace(/[^0-9a-f-]/g, "") || undefined,
  };
}

/** Everything that the public page of a line shows; null where there is none. */
export const getLinePage = untilChanged(readLinePage);

async function readLinePage(slug: string, code: string, query: URLSearchParams) {
  const campaign = await getPublicCampaign(slug);
  const lines = campaign ? await listLines(campaign.id, { retired: true }) : [];
  const line = lines.find((each) => String(each.code) === code);
  if (!campaign || !line) return null;
  const filter = lineFilter(query);
  const [list, passages, perBench, contributions, sections, version] = await Promise.all([
    listLineExcerpts(line.id, filter),
    countPassages(campaign.id),
    countBenches(line.id),
    listNewContributions(campaign.id, { limit: 6, lineId: line.id }),
    listLineSections(campaign.id, line.code),
    getNewestVersion(campaign.id),
  ]);
  return {
    slug,
    title: campaign.title,
    demo: campaign.demo,
    line,
    filter,
    version,
    sections,
    contributions,
    ...list,
    others: lines.filter((each) => each.id !== line.id && !each.retired),
    allLines: lines,
    kinds: excerptKinds.map((kind) => ({
      kind,
      count: passages.kinds.find((each) => each.lineId === line.id && each.kind === kind)?.count ?? 0,
    })),
    benches: benches.map((bench) => ({ bench, count: perBench.find((each) => each.bench === bench)?.count ?? 0 })),
    total: passages.lines.find((each) => each.lineId === line.id)?.excerpts ?? 0,
  };
}
