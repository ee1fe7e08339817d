import { sql } from "drizzle-orm";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { rowsOf, type Db, type Tx } from "#db/client.server.ts";

/**
 * The body of that name, where exactly one body other than `not` bears it today; otherwise the name as it was written.
 */
export async function throughOf(
  tx: Tx,
  name: string,
  not: string,
  now: Date,
): Promise<{ throughId: string | null; throughName: string }> {
  const rows = rowsOf<{ id: string }>(
    await tx.execute(sql`
    select o.id from organisations o join lateral ${nameRowOn(sql`o.id`, romeDay(now))} n on true
    where o.merged_into is null and o.id <> ${not} and (lower(n.name) = lower(${name}) or lower(n.short_name) = lower(${name}) or lower(n.name || ' (' || n.distinction || ')') = lower(${name})) limit 2`),
  );
  const [only] = rows;
  return only && rows.length === 1 ? { throughId: only.id, throughName: "" } : { throughId: null, throughName: name };
}

/** The name of the confederation to which a body belongs today; empty where it belongs to none. */
export async function parentNameOf(organisationId: string, now: Date, handle: Db | Tx): Promise<string> {
  const day = romeDay(now);
  const [row] = rowsOf<{ name: string }>(
    await handle.execute(sql`
    select n.name from affiliations a join lateral ${nameRowOn(sql`a.parent_id`, day)} n on true
    where a.organisation_id = ${organisationId} and a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to >= ${day}::date) order by a.valid_from desc limit 1`),
  );
  return row?.name ?? "";
}
