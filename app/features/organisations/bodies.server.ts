import { asc, eq, or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { successions } from "#db/schema/stakeholders.ts";
import { nameOn } from "./name.ts";
import { namesOf } from "./organisation-queries.server.ts";
import { heirsOn, type Heirs, type Succession } from "./succession.ts";

/**
 * SQL: the entry that stands for the same body as this one. Everything that counts or compares bodies must use it,
 * since a body may have been entered twice.
 */
export const bodyOf = (organisation: SQLWrapper): SQL<string> =>
  sql<string>`coalesce((select b.merged_into from organisations b where b.id = ${organisation}), ${organisation})`;

/** Every entry of the body: the one that stands and those found to be duplicates of it. */
export async function entriesOf(standing: string): Promise<string[]> {
  const rows = await db()
    .select({ id: organisations.id })
    .from(organisations)
    .where(or(eq(organisations.id, standing), eq(organisations.mergedInto, standing)));
  return rows.map((row) => row.id);
}

/**
 * SQL: true where the column names that body, under whichever of its entries. `organisationId` is the entry that
 * stands.
 */
export const sameBody = (column: SQLWrapper, organisationId: string): SQL =>
  sql`${column} in (select b.id from organisations b where b.id = ${organisationId} or b.merged_into = ${organisationId})`;

/** The entry that stands for that body; null for an unknown id. */
export async function standingEntry(organisationId: string, handle: Db | Tx = db()): Promise<string | null> {
  const [row] = await handle
    .select({ id: organisations.id, mergedInto: organisations.mergedInto })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return row ? (row.mergedInto ?? row.id) : null;
}

export type SuccessionRow = Succession & { id: string; note: string };

export async function listSuccessions(handle: Db | Tx = db()): Promise<SuccessionRow[]> {
  return handle
    .select({
      id: successions.id,
      kind: successions.kind,
      fromId: successions.fromId,
      toId: successions.toId,
      onDate: successions.onDate,
      note: successions.note,
    })
    .from(successions)
    .orderBy(asc(successions.onDate), asc(successions.id));
}

export const listHeirs = async (day: string, handle: Db | Tx = db()): Promise<Heirs> =>
  heirsOn(day, await listSuccessions(handle));

export interface Become {
  id: string;
  kind: "merger" | "split";
  onDate: string;
  organisationId: string;
  name: string;
  distinction: string;
}

/**
 * For each of these bodies what it became, and for each body that succeeded others which they were, under today's
 * names. Duplicates are left out.
 */
export async function listBecome(
  organisationIds: readonly string[],
  day: string,
  handle: Db | Tx = db(),
): Promise<{ became: Map<string, Become[]>; cameFrom: Map<string, Become[]> }> {
  const wanted = new Set(organisationIds);
  const all = (await listSuccessions(handle)).filter(
    (each) => each.kind !== "duplicate" && each.onDate <= day && (wanted.has(each.fromId) || wanted.has(each.toId)),
  );
  const names = await namesOf(
    all.flatMap((each) => [each.fromId, each.toId]),
    handle,
  );
  const became = new Map<string, Become[]>();
  const cameFrom = new Map<string, Become[]>();
  for (const { id, kind, fromId, toId, onDate } of all) {
    const about = (organisationId: string): Become => {
      const name = nameOn(day, names.get(organisationId) ?? []);
      return {
        id,
        kind: kind === "split" ? "split" : "merger",
        onDate,
        organisationId,
        name: name?.name ?? "",
        distinction: name?.distinction ?? "",
      };
    };
    became.set(fromId, [...(became.get(fromId) ?? []), about(toId)]);
    cameFrom.set(toId, [...(cameFrom.get(toId) ?? []), about(fromId)]);
  }
  return { became, cameFrom };
}
