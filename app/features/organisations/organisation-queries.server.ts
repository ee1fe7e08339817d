import { and, asc, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Actor } from "#app/permissions.ts";
import type { Represented } from "./acting.ts";
import { db, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { affiliations, benchSeats, mandates, organisationNames, organisations } from "#db/schema/organisations.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import type { Bench, OrganisationKind } from "./bench.ts";
import { keepsData } from "./keeper.ts";
import { nameOn, type OrganisationName } from "./name.ts";

const nameColumns = {
  id: organisationNames.id,
  name: organisationNames.name,
  shortName: organisationNames.shortName,
  distinction: organisationNames.distinction,
  validFrom: organisationNames.validFrom,
};

/** All names of these bodies, for `nameOn(day, names)`: every act shows the name of its own day. */
export async function namesOf(
  organisationIds: readonly string[],
  handle: Db | Tx = db(),
): Promise<Map<string, DatedName[]>> {
  const names = new Map<string, DatedName[]>();
  if (organisationIds.length === 0) return names;
  const rows = await handle
    .select({ organisationId: organisationNames.organisationId, ...nameColumns })
    .from(organisationNames)
    .where(inArray(organisationNames.organisationId, [...new Set(organisationIds)]));
  for (const { organisationId, ...name } of rows)
    names.set(organisationId, [...(names.get(organisationId) ?? []), name]);
  return names;
}

/** The name of a body on a day (YYYY-MM-DD in Europe/Rome); null for an unknown body. */
export async function organisationNameOn(
  organisationId: string,
  day: string,
  handle: Db | Tx = db(),
): Promise<DatedName | null> {
  return nameOn(day, (await namesOf([organisationId], handle)).get(organisationId) ?? []);
}

/** SQL: the one row of `organisation_names` that holds for `${id}` on `${day}`, by the same rule as `nameOn`. */
export const nameRowOn = (id: SQL, day: string): SQL => sql`
  (select n.name, n.short_name, n.distinction from organisation_names n where n.organisation_id = ${id}
   order by n.valid_from <= ${day}::date desc, case when n.valid_from <= ${day}::date then n.valid_from end desc, n.valid_from limit 1)`;

export interface OrganisationRow {
  id: string;
  name: string;
  distinction: string;
  kind: OrganisationKind;
  fiscalCode: string | null;
  ipaCode: string | null;
  demo: boolean;
}
export interface OrganisationFilter {
  search?: string;
  kind?: OrganisationKind | null;
  after?: { name: string; id: string } | null;
  day: string;
}
export const organisationsPerPage = 50;

/**
 * A page of bodies by today's name, then id, with one row more where another page follows. Searches every name that a
 * body ever had, and its codes, under all its entries.
 */
export async function listOrganisations({ search, kind, after, day }: OrganisationFilter): Promise<OrganisationRow[]> {
  const wanted = search ? `%${search.replace(/[\\%_]/g, "\\$&")}%` : null;
  const found = wanted
    ? sql`exists (select 1 from organisations e where (e.id = o.id or e.merged_into = o.id) and (e.fiscal_code ilike ${wanted} or e.ipa_code ilike ${wanted}
        or exists (select 1 from organisation_names s where s.organisation_id = e.id and (s.name ilike ${wanted} or s.short_name ilike ${wanted} or s.distinction ilike ${wanted}))))`
    : sql`true`;
  return rowsOf<OrganisationRow>(
    await db().execute(sql`
      select o.id, n.name, n.distinction, o.kind, o.fiscal_code as "fiscalCode", o.ipa_code as "ipaCode", o.demo
      from organisations o join lateral ${nameRowOn(sql`o.id`, day)} n on true
      where o.merged_into is null and ${found} and ${kind ? sql`o.kind = ${kind}` : sql`true`}
        and ${after ? sql`(lower(n.name), o.id) > (lower(${after.name}::text), ${after.id}::text)` : sql`true`}
      order by lower(n.name), o.id limit ${organisationsPerPage + 1}`),
  );
}

/**
 * Id and name of every body, to choose one from; with `standing` only those that have not become another by that day.
 */
export async function listOrganisationChoices(
  day: string,
  { standing = false } = {},
): Promise<{ id: string; name: string; distinction: string }[]> {
  return rowsOf(
    await db().execute(sql`
      select o.id, n.name, n.distinction from organisations o join lateral ${nameRowOn(sql`o.id`, day)} n on true
      where o.merged_into is null ${standing ? sql`and not exists (select 1 from successions s where s.from_id = o.id and s.on_date <= ${day}::date)` : sql``}
      order by lower(n.name), o.id`),
  );
}

export type DatedName = OrganisationName & { id: string };
export interface Affiliation {
  id: string;
  parentId: string;
  validFrom: string;
  validTo: string | null;
}
export interface Seat {
  campaignId: string;
  slug: string;
  title: string;
  bench: Bench | null;
}
export interface OrganisationDetail {
  id: string;
  kind: OrganisationKind;
  fiscalCode: string | null;
  ipaCode: string | null;
  email: string | null;
  website: string | null;
  /** The id of a place. */
  district: string | null;
  demo: boolean;
  /** The entry that stands for the same body. */
  mergedInto: string | null;
  names: DatedName[];
  affiliations: Affiliation[];
  seats: Seat[];
}

/** A body with its dated names (newest first), affiliations and its bench in each campaign. */
export async function getOrganisation(organisationId: string): Promise<OrganisationDetail | null> {
  const [organisation] = await db()
    .select({
      id: organisations.id,
      kind: organisations.kind,
      fiscalCode: organisations.fiscalCode,
      ipaCode: organisations.ipaCode,
      email: organisations.email,
      website: organisations.website,
      district: organisations.district,
      demo: organisations.demo,
      mergedInto: organisations.mergedInto,
    })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!organisation) return null;
  const names = await db()
    .select(nameColumns)
    .from(organisationNames)
    .where(eq(organisationNames.organisationId, organisationId))
    .orderBy(desc(organisationNames.validFrom));
  const above = await db()
    .select({
      id: affiliations.id,
      parentId: affiliations.parentId,
      validFrom: affiliations.validFrom,
      validTo: affiliations.validTo,
    })
    .from(affiliations)
    .where(eq(affiliations.organisationId, organisationId))
    .orderBy(desc(affiliations.validFrom));
  const seats = await db()
    .select({ campaignId: campaigns.id, slug: campaigns.slug, title: campaigns.title, bench: benchSeats.bench })
    .from(campaigns)
    .leftJoin(
      benchSeats,
      sql`${benchSeats.campaignId} = ${campaigns.id} and ${benchSeats.organisationId} = ${organisationId}`,
    )
    .orderBy(asc(campaigns.title));
  return { ...organisation, names, affiliations: above, seats };
}

/**
 * Whether this actor may change the data of a body: see `keepsData`. Mandates that are over count too, as what was
 * filed under them does.
 */
export async function mayEditOrganisation(
  actor: Actor | null,
  organisationId: string,
  handle: Db | Tx = db(),
): Promise<boolean> {
  const seated = await handle
    .select({ campaignId: benchSeats.campaignId })
    .from(benchSeats)
    .where(eq(benchSeats.organisationId, organisationId));
  const represented = await handle
    .select({ campaignId: mandates.campaignId })
    .from(mandates)
    .where(eq(mandates.organisationId, organisationId));
  return keepsData(
    actor,
    [...seated, ...represented].map((row) => row.campaignId),
  );
}

/** Where a body sits in a campaign, or null. */
export async function getBench(
  { organisationId, campaignId }: Represented,
  handle: Db | Tx = db(),
): Promise<Bench | null> {
  const [seat] = await handle
    .select({ bench: benchSeats.bench })
    .from(benchSeats)
    .where(and(eq(benchSeats.organisationId, organisationId), eq(benchSeats.campaignId, campaignId)));
  return seat?.bench ?? null;
}
