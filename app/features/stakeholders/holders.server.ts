import { and, eq, inArray, sql } from "drizzle-orm";
import { hrefIn } from "#app/core/paths.ts";
import { fullName, nameOn } from "#app/features/organisations/name.ts";
import { nameRowOn, namesOf } from "#app/features/organisations/organisation-queries.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { romeDay, zoneOf } from "#app/i18n/time.ts";
import { db, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { people } from "#db/schema/people.ts";
import { leftWith, type Left } from "./representation.ts";

export interface BodyIn {
  organisationId: string;
  campaignId: string;
}

/** Every designation that the body ever gave there. */
export const heldIn = (handle: Db | Tx, { organisationId, campaignId }: BodyIn) =>
  handle
    .select({
      capacity: mandates.capacity,
      validFrom: mandates.validFrom,
      validTo: mandates.validTo,
      revokedAt: mandates.revokedAt,
    })
    .from(mandates)
    .where(and(eq(mandates.organisationId, organisationId), eq(mandates.campaignId, campaignId)));

/** How a body and a campaign are called. */
export interface Subject {
  body: string;
  campaign: string;
  slug: string;
}

/** How bodies and campaigns are called today. Gives a function that answers for each of them. */
export async function subjectsOf(
  handle: Db | Tx,
  wanted: readonly BodyIn[],
  now: Date,
): Promise<(of: BodyIn) => Subject> {
  const rows = await handle
    .select({ id: campaigns.id, title: campaigns.title, slug: campaigns.slug })
    .from(campaigns)
    .where(inArray(campaigns.id, [...new Set(wanted.map((each) => each.campaignId))]));
  const called = new Map(rows.map((row) => [row.id, row]));
  const names = await namesOf(
    wanted.map((each) => each.organisationId),
    handle,
  );
  return ({ organisationId, campaignId }) => {
    const campaign = called.get(campaignId);
    const name = nameOn(romeDay(now), names.get(organisationId) ?? []);
    return { body: name ? fullName(name) : "", campaign: campaign?.title ?? "", slug: campaign?.slug ?? "" };
  };
}

export async function subjectOf(handle: Db | Tx, body: BodyIn, now: Date): Promise<Subject> {
  return (await subjectsOf(handle, [body], now))(body);
}

/** Tells the leads when a body has nobody left who may file for it; `cause` is the mandate that ended. */
export async function tellIfLeft(tx: Tx, body: BodyIn, cause: string, now: Date): Promise<void> {
  const left = leftWith(await heldIn(tx, body), romeDay(now));
  if (left === null) return;
  const about = await subjectOf(tx, body, now);
  const facts = { organisation: about.body, campaign: about.campaign, left, drafts: await countDrafts(tx, body) };
  const path = `${hrefIn("it", "deskPeople", { campaign: about.slug })}#senza-rappresentante`;
  await tell(
    tx,
    { office: { campaignId: body.campaignId, roles: ["lead"] } },
    { kind: "no_holder_left", facts, path, campaignId: body.campaignId, once: `no_holder_left ${cause}` },
    now,
  );
}

async function countDrafts(tx: Tx, { organisationId, campaignId }: BodyIn): Promise<number> {
  const [row] = rowsOf<{ drafts: number }>(
    await tx.execute(
      sql`select count(*)::int as drafts from drafts where organisation_id = ${organisationId} and campaign_id = ${campaignId}`,
    ),
  );
  return row?.drafts ?? 0;
}

export interface Unrepresented {
  organisationId: string;
  name: string;
  distinction: string;
  left: Left;
  drafts: number;
  lastDay: string | null;
}

/**
 * Bodies that were represented in a campaign and for which nobody may file today; those with waiting drafts come first.
 * `day` is today in Europe/Rome.
 */
export async function listUnrepresented(campaignId: string, day: string): Promise<Unrepresented[]> {
  const rows = rowsOf<{
    organisationId: string;
    name: string;
    distinction: string;
    acting: number;
    drafts: number;
    lastDay: string | null;
  }>(
    await db().execute(sql`
      with held as (
        select m.organisation_id, m.capacity, m.revoked_at is null and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to >= ${day}::date) as acts,
          coalesce((m.revoked_at at time zone ${zoneOf(null)}::text)::date, m.valid_to) as ended
        from mandates m join organisations o on o.id = m.organisation_id
        where m.campaign_id = ${campaignId} and o.merged_into is null
          and not exists (select 1 from successions s where s.from_id = o.id and s.on_date <= ${day}::date))
      select h.organisation_id as "organisationId", n.name, n.distinction, count(*) filter (where h.acts)::int as acting, max(h.ended)::text as "lastDay",
        (select count(*)::int from drafts d where d.organisation_id = h.organisation_id and d.campaign_id = ${campaignId}) as drafts
      from held h join lateral ${nameRowOn(sql`h.organisation_id`, day)} n on true
      group by h.organisation_id, n.name, n.distinction
      having count(*) filter (where h.acts and h.capacity = 'signatory') = 0
      order by drafts desc, lower(n.name), h.organisation_id`),
  );
  return rows.map(({ acting, ...row }) => ({ ...row, left: acting > 0 ? "no_signatory" : "nobody" }));
}

export interface Writer {
  mandateId: string;
  name: string;
  email: string;
  accepted: boolean;
  capacity: "drafter" | "signatory";
  validFrom: string;
  validTo: string | null;
  revokedAt: Date | null;
  appointedByBody: boolean;
}

/** People who write for a body, for the body's own page: those who act today or will, signatories first. */
export async function listWriters({ organisationId, campaignId }: BodyIn, day: string): Promise<Writer[]> {
  return db()
    .select({
      mandateId: mandates.id,
      name: people.name,
      email: people.email,
      accepted: sql<boolean>`${people.passwordHash} is not null`,
      capacity: mandates.capacity,
      validFrom: mandates.validFrom,
      validTo: mandates.validTo,
      revokedAt: mandates.revokedAt,
      appointedByBody: sql<boolean>`${mandates.appointedUnder} is not null`,
    })
    .from(mandates)
    .innerJoin(people, eq(people.id, mandates.personId))
    .where(
      and(
        eq(mandates.organisationId, organisationId),
        eq(mandates.campaignId, campaignId),
        sql`${mandates.revokedAt} is null and (${mandates.validTo} is null or ${mandates.validTo} >= ${day}::date)`,
      ),
    )
    .orderBy(sql`${mandates.capacity} desc`, people.name, mandates.id);
}
