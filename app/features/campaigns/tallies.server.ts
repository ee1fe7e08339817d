import { sql, type SQL } from "drizzle-orm";
import { db, rowsOf, type Db, type Tx } from "#db/client.server.ts";

export interface TextFilter {
  lineId?: string | undefined;
  /** Every entry of the body that is asked for. */
  organisationIds?: readonly string[] | undefined;
  bench?: string | undefined;
  roundId?: string | undefined;
  kind?: string | undefined;
  /** The id of a place. */
  district?: string | undefined;
}

/**
 * SQL: how many published contributions of a campaign have these properties: a sum of tallies, which is fast however
 * many there are.
 */
export async function countTexts(campaignId: string, filter: TextFilter): Promise<number> {
  const { lineId, organisationIds, bench, roundId, kind, district } = filter;
  const grain = lineId ? (organisationIds ? "line_body" : "line") : organisationIds ? "body_texts" : "all";
  const where: SQL[] = [
    sql`campaign_id = ${campaignId} and grain = ${grain} and state = 'published' and line_id = ${lineId ?? ""}`,
  ];
  if (organisationIds) where.push(sql`organisation_id in ${[...organisationIds]}`);
  if (bench) where.push(sql`bench = ${bench}`);
  if (roundId) where.push(sql`round_id = ${roundId}`);
  if (kind) where.push(sql`kind = ${kind}`);
  if (district) where.push(sql`district = ${district}`);
  const [row] = rowsOf<{ n: number }>(
    await db().execute(
      sql`select coalesce(sum(n), 0)::int as n from text_tallies where ${sql.join(where, sql` and `)}`,
    ),
  );
  return row?.n ?? 0;
}

/** SQL: contributions of a campaign in some states. */
export const tallied = (campaignId: SQL, states: SQL): SQL =>
  sql`(select coalesce(sum(n), 0)::int from text_tallies where campaign_id = ${campaignId} and grain = 'all' and state in (${states}))`;

/** Adds up the rows that have been written since the last time; readers and writers need not wait meanwhile. */
export async function foldTallies(tx: Db | Tx): Promise<void> {
  await tx.execute(sql`select fold_tallies()`);
}
