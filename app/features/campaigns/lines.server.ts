import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { lines, lineVersions, subThemes, type strokes } from "#db/schema/index.ts";

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
    })
    .from(lines)
    .innerJoin(lineVersions, eq(lineVersions.lineId, lines.id))
    .where(and(inArray(lines.campaignId, [...campaignIds]), options.retired ? undefined : isNull(lines.retiredAt)))
    .orderBy(lines.id, desc(lineVersions.version));
  const themes = await listSubThemes(
    rows.map((row) => row.id),
    options,
    from,
  );
  const byCampaign = new Map<string, Line[]>();
  for (const { retiredAt, campaignId, ...row } of rows.sort((a, b) => a.position - b.position || a.code - b.code)) {
    const line = { ...row, retired: retiredAt !== null, subThemes: themes.get(row.id) ?? [] };
    byCampaign.set(campaignId, [...(byCampaign.get(campaignId) ?? []), line]);
  }
  return byCampaign;
}

async function listSubThemes(
  lineIds: string[],
  options: { retired?: boolean },
  from: Db | Tx,
): Promise<Map<string, SubTheme[]>> {
  const byLine = new Map<string, SubTheme[]>();
  if (lineIds.length === 0) return byLine;
  const rows = await from
    .select({ id: subThemes.id, lineId: subThemes.lineId, code: subThemes.code, label: subThemes.label })
    .from(subThemes)
    .where(and(inArray(subThemes.lineId, lineIds), options.retired ? undefined : isNull(subThemes.retiredAt)))
    .orderBy(asc(subThemes.position), asc(subThemes.id));
  for (const { lineId, ...theme } of rows) byLine.set(lineId, [...(byLine.get(lineId) ?? []), theme]);
  return byLine;
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
