import { and, asc, eq, sql } from "drizzle-orm";
import { nameOn, type OrganisationName } from "#app/features/organisations/name.ts";
import { namesOf } from "#app/features/organisations/organisation-queries.server.ts";
import type { Place } from "#app/features/places/place.ts";
import { placeOf } from "#app/features/places/places.server.ts";
import { db, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { benchSeats, organisations } from "#db/schema/organisations.ts";
import type { EntryFacts, EntrySeat } from "./duplicate.ts";

/** How many things refer to one entry of the register; each number is defined by its name. */
export interface EntryCounts {
  mandatesHolding: number;
  mandatesOver: number;
  contributions: number;
  drafts: number;
  joins: number;
  registers: number;
  affiliates: number;
}
export interface Entry {
  id: string;
  mergedInto: string | null;
  facts: EntryFacts;
  district: Place | null;
  names: OrganisationName[];
  name: OrganisationName | null;
  seats: EntrySeat[];
  counts: EntryCounts;
}

/**
 * One entry with everything that is shown to compare two of them; null for an unknown id. `day` is today in
 * Europe/Rome.
 */
export async function getEntry(organisationId: string, day: string, handle: Db | Tx = db()): Promise<Entry | null> {
  const [row] = await handle
    .select({
      id: organisations.id,
      mergedInto: organisations.mergedInto,
      kind: organisations.kind,
      fiscalCode: organisations.fiscalCode,
      ipaCode: organisations.ipaCode,
      email: organisations.email,
      website: organisations.website,
      district: organisations.district,
      place: placeOf(organisations.district),
    })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!row) return null;
  const { id, mergedInto, place, ...facts } = row;
  const names = ((await namesOf([id], handle)).get(id) ?? []).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const seats = await handle
    .select({ campaignId: campaigns.id, title: campaigns.title, bench: benchSeats.bench })
    .from(benchSeats)
    .innerJoin(campaigns, and(eq(campaigns.id, benchSeats.campaignId)))
    .where(eq(benchSeats.organisationId, id))
    .orderBy(asc(campaigns.title), asc(campaigns.id));
  return {
    id,
    mergedInto,
    facts,
    district: place,
    names,
    name: nameOn(day, names),
    seats,
    counts: await countEntry(id, day, handle),
  };
}

async function countEntry(id: string, day: string, handle: Db | Tx): Promise<EntryCounts> {
  const holding = sql`revoked_at is null and (valid_to is null or valid_to >= ${day}::date)`;
  const [row] = rowsOf<EntryCounts>(
    await handle.execute(sql`select
    (select count(*)::int from mandates where organisation_id = ${id} and ${holding}) as "mandatesHolding",
    (select count(*)::int from mandates where organisation_id = ${id} and not (${holding})) as "mandatesOver",
    (select count(*)::int from contributions where organisation_id = ${id}) as contributions,
    (select count(*)::int from drafts where organisation_id = ${id}) as drafts,
    (select count(*)::int from joins where organisation_id = ${id}) as joins,
    (select count(*)::int from stakeholders where organisation_id = ${id}) as registers,
    (select count(*)::int from affiliations where parent_id = ${id} and valid_to is null) as affiliates`),
  );
  if (!row) throw new Error("A count gave no row");
  return row;
}
