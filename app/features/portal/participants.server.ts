import { sql, type SQL } from "drizzle-orm";
import { untilChanged } from "#app/core/reads.server.ts";
import { listBecome, listHeirs, type Become } from "#app/features/organisations/bodies.server.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { benches } from "#db/schema/index.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { countWithVersion, type CampaignCounts } from "#app/features/campaigns/counts.server.ts";
import { countBodies, type Parents } from "./participation.ts";

export interface Participant {
  organisationId: string;
  name: string;
  /** Tells bodies of the same name apart; usually empty. */
  distinction: string;
  bench: string;
  /** Published ones that it has not disowned, under any of its entries. */
  contributions: number;
  /** Published texts of others that it joins. */
  joined: number;
  /** The confederation to which it belongs today. */
  parentId: string | null;
  parentName: string | null;
  /** What it became, if it merged or split. */
  became: Become[];
}

/** How many texts the body on the seat `s` wrote (`body`) or joined, under any of its entries. */
const ofSeat = (grain: "body" | "joined"): SQL => sql`
  (select coalesce(sum(t.n), 0)::int from text_tallies t where t.campaign_id = s.campaign_id and t.grain = ${grain} and t.state = 'published' and t.line_id = '' and not t.disowned
    and t.organisation_id = any (array(select s.organisation_id union all select b.id from organisations b where b.merged_into = s.organisation_id)))`;

/** The confederation that a body belongs to on that day. */
const parentOn = (organisation: SQL, day: string): SQL => sql`
  (select parent_id from affiliations where organisation_id = ${organisation}
    and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date) order by valid_from desc limit 1)`;

/** Which body sits on which bench, and to which it belongs, for pages that only count them. */
export async function listSeats(
  campaignId: string,
  day: string,
): Promise<Pick<Participant, "organisationId" | "bench" | "parentId">[]> {
  return rowsOf(
    await db().execute(sql`
      select s.organisation_id as "organisationId", s.bench, ${parentOn(sql`s.organisation_id`, day)} as "parentId"
      from bench_seats s where s.campaign_id = ${campaignId}`),
  );
}

/** All bodies with a seat, by bench and name, under today's names. */
export async function listParticipants(campaignId: string, now: Date): Promise<Participant[]> {
  const today = romeDay(now);
  const rows = rowsOf<Omit<Participant, "became">>(
    await db().execute(sql`
    select s.organisation_id as "organisationId", n.name, n.distinction, s.bench,
      ${ofSeat("body")} as contributions,
      ${ofSeat("joined")} as joined,
      a.parent_id as "parentId", p.name as "parentName"
    from bench_seats s
    join lateral ${nameRowOn(sql`s.organisation_id`, today)} n on true
    left join lateral ${parentOn(sql`s.organisation_id`, today)} a on true
    left join lateral ${nameRowOn(sql`a.parent_id`, today)} p on true
    where s.campaign_id = ${campaignId}
    order by s.bench, n.name, s.organisation_id`),
  );
  const { became } = await listBecome(
    rows.map((row) => row.organisationId),
    today,
  );
  return rows.map((row) => ({ ...row, became: became.get(row.organisationId) ?? [] }));
}

/** Whether the public reads something of the body: a seat alone must tell nobody that a body is silent. */
export const tookPart = ({ contributions, joined }: Pick<Participant, "contributions" | "joined">): boolean =>
  contributions > 0 || joined > 0;

export const parentsOf = (participants: readonly Pick<Participant, "organisationId" | "parentId">[]): Parents =>
  new Map(
    participants.flatMap(({ organisationId, parentId }) => (parentId ? [[organisationId, parentId] as const] : [])),
  );

const pick = ({ wrote, tookPart }: CampaignCounts) => ({ wrote, tookPart });

/** Everything that the public page of the participants shows; null where visitors can see no such campaign. */
export const getParticipantsPage = untilChanged(readParticipantsPage);

async function readParticipantsPage(slug: string, now: Date) {
  const campaign = await getPublicCampaign(slug);
  if (!campaign) return null;
  const [participants, heirs] = await Promise.all([listParticipants(campaign.id, now), listHeirs(romeDay(now))]);
  const parents = parentsOf(participants);
  const count = (some: readonly Participant[]) =>
    countBodies(
      some.map((each) => each.organisationId),
      parents,
      heirs,
    );
  return {
    slug,
    title: campaign.title,
    demo: campaign.demo,
    open: campaign.state === "open",
    all: count(participants),
    ...pick((await countWithVersion(campaign.id, now, heirs)).counts),
    benches: benches.map((bench) => {
      const seated = participants.filter((each) => each.bench === bench);
      return { bench, seated: seated.filter(tookPart), count: count(seated) };
    }),
  };
}
