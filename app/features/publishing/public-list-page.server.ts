import { sql, type SQL } from "drizzle-orm";
import { untilChanged } from "#app/core/reads.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { listRounds } from "#app/features/campaigns/rounds.server.ts";
import { listBecome, standingEntry, type Become } from "#app/features/organisations/bodies.server.ts";
import { placeAddress, placeNamed, type Place } from "#app/features/places/place.ts";
import { listDistricts } from "#app/features/places/places.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { contributionKinds } from "#db/schema/campaigns.ts";
import { readChosen, readKey, type Chosen } from "./list-filter.ts";
import { countPublished, listPublished, mostCounted, type ListFilter } from "./public-list.server.ts";
import { countQueue } from "./queue.server.ts";

/** Everything the public list shows for an address; null where visitors see no such campaign. */
export const getContributionsPage = untilChanged(readContributionsPage);

async function readContributionsPage(slug: string, query: URLSearchParams, now: Date) {
  const campaign = await getPublicCampaign(slug);
  if (!campaign) return null;
  const [lines, rounds, authors, districts] = await Promise.all([
    listLines(campaign.id, { retired: true }),
    listRounds(campaign.id),
    listAuthors(campaign.id),
    listDistricts(campaign.id),
  ]);
  const asked = readChosen(query);
  // A filter by an entry that was found to be a duplicate is read as one by the entry that stands for the same body.
  const chosen = {
    ...asked,
    organisation: (asked.organisation && (await standingEntry(asked.organisation))) || asked.organisation,
  };
  const { filter, known } = understood(chosen, lines, rounds, authors, districts);
  const [listed, total, queue] = await Promise.all([
    listPublished(campaign.id, filter, readKey(query)),
    countPublished(campaign.id, filter),
    countQueue(campaign.id),
  ]);
  return {
    campaign: { slug, title: campaign.title },
    demo: campaign.demo,
    lines,
    authors,
    districts: districts.map((each) => ({ value: placeAddress(each, districts), name: each.name })),
    chosen: known,
    ties: known.organisation ? await tiesOf(known.organisation, authors, romeDay(now)) : null,
    total: filter.search ? Math.min(total, mostCounted) : total,
    moreThanTotal: filter.search !== undefined && total > mostCounted,
    published: queue.published,
    disowned: await countDisowned(campaign.id),
    waiting: queue.filed + queue.ready,
    rounds: rounds.map(({ number, title }) => ({ number, title })),
    contributions: listed.rows.map(({ id: _key, ...row }) => row),
    newer: listed.newer,
    older: listed.older,
  };
}

/** A value that the campaign doesn't know is ignored, so that an old link still opens a list. */
function understood(
  chosen: Chosen,
  lines: { id: string; code: number }[],
  rounds: { id: string; number: number }[],
  authors: { id: string }[],
  districts: readonly Place[],
): { filter: ListFilter; known: Chosen } {
  const line = lines.find((each) => String(each.code) === chosen.line);
  const round = rounds.find((each) => String(each.number) === chosen.round);
  const kind = contributionKinds.find((each) => each === chosen.kind);
  const organisation = authors.find((each) => each.id === chosen.organisation);
  const district = placeNamed(chosen.district, districts);
  const filter: ListFilter = {
    lineId: line?.id,
    bench: chosen.bench || undefined,
    organisationId: organisation?.id,
    roundId: round?.id,
    kind,
    district: district?.id,
    search: chosen.search || undefined,
  };
  return {
    filter,
    known: {
      ...chosen,
      line: line ? chosen.line : "",
      round: round ? chosen.round : "",
      kind: kind ?? "",
      organisation: organisation?.id ?? "",
      district: district ? placeAddress(district, districts) : "",
    },
  };
}

/** The bodies with a published contribution, by the name under which they wrote last. */
async function listAuthors(campaignId: string): Promise<{ id: string; name: string; distinction: string }[]> {
  // Which name a body had last is asked of its contributions only where it has had several names or entries.
  const last = (column: SQL) =>
    sql`(select ${column} from contributions c where c.campaign_id = ${campaignId} and c.organisation_id = a.organisation_id and c.state = 'published' order by c.received_at desc limit 1)`;
  const rows = rowsOf<{ id: string; name: string; distinction: string }>(
    await db().execute(sql`
    select distinct on (1) coalesce(b.merged_into, b.id) as id, n.name, n.distinction
    from (select organisation_id from text_tallies where campaign_id = ${campaignId} and grain = 'body' and state = 'published' group by 1 having sum(n) > 0) a
    join organisations b on b.id = a.organisation_id
    left join (select organisation_id, min(id) as id from organisation_names group by 1 having count(*) = 1) one on one.organisation_id = a.organisation_id
    join organisation_names n on n.id = coalesce(one.id, ${last(sql`c.organisation_name_id`)})
    order by 1, case when b.merged_into is not null or exists (select 1 from organisations d where d.merged_into = b.id) then ${last(sql`c.received_at`)} end desc nulls last`),
  );
  return rows.sort((a, b) => a.name.localeCompare(b.name, "it") || a.distinction.localeCompare(b.distinction, "it"));
}

/** What the chosen body became, and which bodies it comes from whose own contributions stand in lists of their own. */
async function tiesOf(
  organisationId: string,
  authors: readonly { id: string }[],
  day: string,
): Promise<{ became: Become[]; before: Become[] }> {
  const { became, cameFrom } = await listBecome([organisationId], day);
  const wrote = new Set(authors.map((author) => author.id));
  return {
    became: became.get(organisationId) ?? [],
    before: (cameFrom.get(organisationId) ?? []).filter((each) => wrote.has(each.organisationId)),
  };
}

async function countDisowned(campaignId: string): Promise<number> {
  const [row] = rowsOf<{ n: number }>(
    await db().execute(
      sql`select coalesce(sum(n), 0)::int as n from text_tallies where campaign_id = ${campaignId} and grain = 'body' and state = 'published' and disowned`,
    ),
  );
  return row?.n ?? 0;
}
