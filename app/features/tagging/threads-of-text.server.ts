import { asc, eq, inArray } from "drizzle-orm";
import { listLines, type Line } from "#app/features/campaigns/lines.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns, lines } from "#db/schema/campaigns.ts";
import { shownExcerpts } from "#db/schema/shown.ts";
import { listExcerptsOfText } from "./excerpts.server.ts";

export interface TextThreads {
  campaign: string;
  title: string;
  lines: Line[];
}

/**
 * The passages of a public text as everybody may read them (without coder and memo), and the lines that they and the
 * author name, by campaign: the text's own first, then every other that a passage names. A passage whose classification
 * was taken back has no line, but is still given, because published versions and exports refer to it.
 */
export async function threadsOfText(publicTextId: string, campaignId: string, namedLineIds: readonly string[]) {
  const coded = new Map((await listExcerptsOfText(publicTextId)).map((excerpt) => [excerpt.id, excerpt.codings]));
  const all = await db()
    .select({ id: shownExcerpts.id, start: shownExcerpts.start, end: shownExcerpts.end })
    .from(shownExcerpts)
    .where(eq(shownExcerpts.publicTextId, publicTextId))
    .orderBy(asc(shownExcerpts.start), asc(shownExcerpts.end));
  const excerpts = all.map((excerpt) => ({
    ...excerpt,
    lineIds: [...new Set(coded.get(excerpt.id)?.map((coding) => coding.lineId))],
  }));
  const wanted = new Set([...excerpts.flatMap((excerpt) => excerpt.lineIds), ...namedLineIds]);
  return { excerpts, threads: await campaignsOf([...wanted], campaignId) };
}

async function campaignsOf(lineIds: string[], campaignId: string): Promise<TextThreads[]> {
  if (lineIds.length === 0) return [];
  const found = await db()
    .selectDistinct({ id: campaigns.id, campaign: campaigns.slug, title: campaigns.title })
    .from(lines)
    .innerJoin(campaigns, eq(campaigns.id, lines.campaignId))
    .where(inArray(lines.id, lineIds));
  const ordered = found.sort(
    (a, b) => Number(b.id === campaignId) - Number(a.id === campaignId) || a.title.localeCompare(b.title, "it"),
  );
  return Promise.all(
    ordered.map(async ({ id, ...campaign }) => ({
      ...campaign,
      lines: (await listLines(id, { retired: true })).filter((line) => lineIds.includes(line.id)),
    })),
  );
}
