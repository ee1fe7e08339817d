import { and, asc, desc, eq, gt, lt, ne } from "drizzle-orm";
import { storedProse } from "#app/prose/stored-prose.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { bodyName } from "#app/features/sources/sources.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { publicTexts } from "#db/schema/contributions.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { sources } from "#db/schema/sources.ts";
import { listCodingHistory, listExcerptsOfText } from "./excerpts.server.ts";

/** Everything the reading view of one published text shows; null when it isn't public. */
export async function getTextToCode(campaignId: string, number: string) {
  const [text] = await db()
    .select({
      id: sources.id,
      kind: sources.kind,
      number: sources.number,
      bench: sources.bench,
      organisation: bodyName,
      title: publicTexts.title,
      textId: publicTexts.id,
      blocks: publicTexts.blocks,
      plain: publicTexts.plain,
      sentences: publicTexts.sentences,
    })
    .from(sources)
    .innerJoin(publicTexts, eq(publicTexts.id, sources.publicTextId))
    .leftJoin(organisationNames, eq(organisationNames.id, sources.organisationNameId))
    .where(and(eq(sources.campaignId, campaignId), eq(sources.number, number), eq(sources.state, "published")));
  if (!text) return null;
  const { blocks, plain, ...rest } = text;
  const [excerpts, history, next, previous] = await Promise.all([
    listExcerptsOfText(text.textId),
    listCodingHistory(text.textId),
    neighbour(campaignId, text.id, "next"),
    neighbour(campaignId, text.id, "previous"),
  ]);
  return { ...rest, prose: storedProse({ blocks, plain }), excerpts, history, next, previous };
}

async function neighbour(campaignId: string, id: string, way: "next" | "previous"): Promise<string | null> {
  const [row] = await db()
    .select({ number: sources.number })
    .from(sources)
    .where(
      and(
        eq(sources.campaignId, campaignId),
        eq(sources.state, "published"),
        way === "next" ? gt(sources.id, id) : lt(sources.id, id),
      ),
    )
    .orderBy(way === "next" ? asc(sources.id) : desc(sources.id))
    .limit(1);
  return row?.number ?? null;
}

/** The lines of the other open campaigns, because one passage may concern labour and planning at once. */
export async function listOtherLines(campaignId: string) {
  const others = await db()
    .select({ id: campaigns.id, title: campaigns.title })
    .from(campaigns)
    .where(and(ne(campaigns.id, campaignId), eq(campaigns.state, "open")))
    .limit(5);
  return Promise.all(others.map(async (other) => ({ title: other.title, lines: await listLines(other.id) })));
}
