import { sql } from "drizzle-orm";
import type { Bench, OrganisationKind } from "#app/features/organisations/bench.ts";
import { proposeBench } from "#app/features/organisations/bench.ts";
import { standingEntry } from "#app/features/organisations/bodies.server.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import { db, rowsOf } from "#db/client.server.ts";

export interface EntryBody {
  id: string;
  name: string;
  distinction: string;
  fiscalCode: string | null;
  ipaCode: string | null;
  /** The bench on which it sits, or will sit once its first text is entered. */
  bench: Bench;
  seated: boolean;
}

export const bodiesShown = 20;

const columns = (campaignId: string, day: string) => sql`
  select o.id, n.name, n.distinction, o.kind, o.fiscal_code as "fiscalCode", o.ipa_code as "ipaCode", s.bench
  from organisations o join lateral ${nameRowOn(sql`o.id`, day)} n on true
  left join bench_seats s on s.organisation_id = o.id and s.campaign_id = ${campaignId}`;

type Row = Omit<EntryBody, "bench" | "seated"> & { kind: OrganisationKind; bench: Bench | null };
const shown = ({ kind, bench, ...row }: Row): EntryBody => ({
  ...row,
  bench: bench ?? proposeBench(kind),
  seated: bench !== null,
});

/**
 * Finds bodies by code or by any name that they ever bore, under all of their entries, those of the campaign first.
 * Gives one more than is shown where there are others.
 */
export async function findBodies(campaignId: string, search: string, day: string): Promise<EntryBody[]> {
  const wanted = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = rowsOf<Row>(
    await db().execute(sql`
    ${columns(campaignId, day)}
    where o.merged_into is null and (${search} <> '' or s.bench is not null) and exists (select 1 from organisations e where (e.id = o.id or e.merged_into = o.id) and (e.fiscal_code ilike ${wanted} or e.ipa_code ilike ${wanted}
      or exists (select 1 from organisation_names x where x.organisation_id = e.id and (x.name ilike ${wanted} or x.short_name ilike ${wanted} or x.distinction ilike ${wanted}))))
    order by s.bench is null, lower(n.name), o.id limit ${bodiesShown + 1}`),
  );
  return rows.map(shown);
}

export async function getEntryBody(campaignId: string, organisationId: string, day: string): Promise<EntryBody | null> {
  const [row] = rowsOf<Row>(
    await db().execute(sql`${columns(campaignId, day)} where o.id = ${await standingEntry(organisationId)}`),
  );
  return row ? shown(row) : null;
}
