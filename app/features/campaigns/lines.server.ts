import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { lines, lineVersions, type strokes } from "#db/schema/index.ts";

export interface SubTheme {
  id: string;
  code: string;
  label: string;
}
/** A line in the words of its newest version. It fits `ThreadLine` of the interface. */
export interface Line {
  id: string;
  code: number;
  position: number;
  version: number;
  shortName: string;
  title: string;
  description: string;
  color: string;
  colorDark: string;
  stroke: (typeof strokes)[number];
  retired: boolean;
  subThemes: SubTheme[];
}

/**
 * The lines in their order. Retired lines and sub-themes are given only where asked for, because old texts still carry
 * them.
 */
export async function listLines(
  campaignId: string,
  options: { retired?: boolean } = {},
  from: Db | Tx = db(),
): Promise<Line[]> {
  return (await listLinesOf([campaignId], options, from)).get(campaignId) ?? [];
}

/** The same for several campaigns, by id. */
export async function listLinesOf(
  campaignIds: readonly string[],
  options: { retired?: boolean } = {},
  from: Db | Tx = db(),
): Promise<Map<string, Line[]>> {
  const rows = await from
    .selectDistinctOn([lines.id], {
      id: lines.id,
      campaignId: lines.campaignId,
      code: lines.code,
      position: lines.position,
      retiredAt: lines.retiredAt,
      version: lineVersions.version,
      shortName: lineVersions.shortName,
      title: lineVersions.title,
      description: lineVersions.description,
      color: lineVersions.color,
      colorDark: lineVersions.colorDark,
      stroke: lineVersions.stroke,
      subThemes: sql<SubTheme[]>`coalesce(
        (select json_agg(json_build_object('id', t.id, 'code', t.code, 'label', t.label) order by t.position, t.id)
          from sub_themes t where t.line_id = ${lines.id} ${options.retired ? sql`` : sql`and t.retired_at is null`}),
        '[]'::json)`,
    })
    .from(lines)
    .innerJoin(lineVersions, eq(lineVersions.lineId, lines.id))
    .where(and(inArray(lines.campaignId, [...campaignIds]), options.retired ? undefined : isNull(lines.retiredAt)))
    .orderBy(lines.id, desc(lineVersions.version));
  const byCampaign = new Map<string, Line[]>();
  for (const { retiredAt, campaignId, ...row } of rows.sort((a, b) => a.position - b.position || a.code - b.code))
    byCampaign.set(campaignId, [...(byCampaign.get(campaignId) ?? []), { ...row, retired: retiredAt !== null }]);
  return byCampaign;
}

/** Every wording that each of these lines has had, the newest first, by the line's id. */
export async function listLineVersions(lineIds: readonly string[]) {
  const rows = await db()
    .select({
      lineId: lineVersions.lineId,
      version: lineVersions.version,
      shortName: lineVersions.shortName,
      title: lineVersions.title,
      description: lineVersions.description,
      createdAt: lineVersions.createdAt,
    })
    .from(lineVersions)
    .where(inArray(lineVersions.lineId, [...lineIds]))
    .orderBy(desc(lineVersions.version));
  return new Map(
    lineIds.map((id) => [id, rows.filter(({ lineId }) => lineId === id).map(({ lineId: _, ...version }) => version)]),
  );
}
