import { eq, sql } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { sourceActs, type SourceActs } from "#app/features/removals/source-acts.server.ts";
import { placeExcerpts } from "#app/features/sources/excerpt-places.server.ts";
import { writePublicText, type PublicText } from "#app/features/sources/public-texts.server.ts";
import { lockSource } from "#app/features/texts/lock.server.ts";
import { sourceKinds, type SourceKind, type SourceKindName } from "#app/features/sources/source.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { sources } from "#db/schema/index.ts";
import { noon } from "#tests/support/builders.ts";
import { atEndOfFile } from "#tests/support/cleanup.ts";

/*
 * A second kind of source, which lives in these tests only, as somebody would add it to the product: «biglietti», slips
 * of paper that people leave at a stall, each with a table row of its own; and a third, «misure», figures that are
 * cited whole. They are the two lines that a kind has on the product's pages of kinds, two tables, and nothing else: no
 * column of another table, no trigger, no reader.
 */

/** What a new member of `sourceKinds` in db/schema would make of them. */
export const [slip, gauge] = ["slip", "gauge"] as unknown as [SourceKindName, SourceKindName];

const facts = (query: string, cited: SourceKind["cited"]): SourceKind => ({
  page: (lang, { campaign, number }) => `${hrefIn(lang, "campaign", { campaign })}?${query}=${number}`,
  deskPage: (lang) => hrefIn(lang, "desk"),
  query,
  cited,
  speaker: (t) => (t.document.noBody === "organisation not named" ? "at the stall" : "al banchetto"),
});

/** Whom the kinds told, in order: what a kind does there is its own matter. */
export const told: string[] = [];

/** A kind whose state stands in its source alone, and whose own words are in its table. */
const acts = (table: "slips" | "gauges"): SourceActs => ({
  async takeOff(tx, id, _, now) {
    await tx.update(sources).set({ state: "taken_down", stateAt: now }).where(eq(sources.id, id));
  },
  async putBack(tx, id, now) {
    await tx.update(sources).set({ state: "published", stateAt: now }).where(eq(sources.id, id));
    return true;
  },
  tell: (_, id, news) => Promise.resolve(void told.push(`${news.kind} ${id}`)),
  forget: async (tx, id) =>
    void (await tx.execute(sql`update ${sql.identifier(table)} set words = '' where id = ${id}`)),
});

/**
 * Adds both kinds until the test file ends: their tables by SQL of their own, their lines on the two pages of kinds.
 */
export async function addKinds(db: Db): Promise<void> {
  await db.execute(
    sql`create table slips (id text primary key references sources, stall text not null, words text not null)`,
  );
  await db.execute(sql`create table gauges (id text primary key references sources, words text not null)`);
  const [kinds, does] = [sourceKinds as Record<string, SourceKind>, sourceActs as Record<string, SourceActs>];
  kinds["slip"] = facts("biglietto", "by_passage");
  kinds["gauge"] = facts("misura", "whole");
  does["slip"] = acts("slips");
  does["gauge"] = acts("gauges");
  atEndOfFile(async () => {
    for (const name of ["slip", "gauge"]) {
      delete kinds[name];
      delete does[name];
    }
    await db.execute(sql`drop table slips, gauges`);
  });
}

interface Left {
  number: string;
  title: string;
  words: string;
  by: string;
  bench?: string;
}

/** What the public reads, with its entry of the log, as a kind's own commands write them. */
async function writeLogged(tx: Tx, kind: string, text: PublicText, by: string): Promise<string> {
  const { id, sha256 } = await writePublicText(tx, text, noon, by);
  const entry = { at: noon, action: `${kind}.publish`, personId: by, mandateId: null, campaignId: null };
  await appendAudit(tx, { ...entry, subject: `${kind}:${text.sourceId}`, detail: { publicText: sha256 } });
  return id;
}

/** A slip is left at a stall of a consultation and is public at once. */
export async function leaveSlip(
  db: Db,
  campaignId: string,
  { number, title, words, by, bench = "" }: Left,
): Promise<{ id: string; publicTextId: string }> {
  const id = newId(noon);
  return db.transaction(async (tx) => {
    await tx.insert(sources).values({ id, kind: slip, number, campaignId, bench, state: "unpublished", stateAt: noon });
    await tx.execute(sql`insert into slips (id, stall, words) values (${id}, 'Piazza', ${words})`);
    const publicTextId = await writeLogged(tx, "slip", { sourceId: id, title, prose: parseProse(words) }, by);
    await tx.update(sources).set({ state: "published", publicTextId }).where(eq(sources.id, id));
    return { id, publicTextId };
  });
}

/** Covers words of a slip: a new public text without them takes the place of the one that was quoted. */
export async function coverSlip(tx: Tx, id: string, { title, words, by }: Pick<Left, "title" | "words" | "by">) {
  await lockSource(tx, id);
  const publicTextId = await writeLogged(tx, "slip", { sourceId: id, title, prose: parseProse(words) }, by);
  await tx.update(sources).set({ publicTextId }).where(eq(sources.id, id));
  return placeExcerpts(tx, id, publicTextId);
}

/**
 * A figure belongs to the body and to no consultation; what it says stands in its title, and it has no text to quote
 * from.
 */
export async function publishGauge(
  db: Db,
  { number, title, by }: Pick<Left, "number" | "title" | "by">,
): Promise<string> {
  const id = newId(noon);
  await db.transaction(async (tx) => {
    await tx.insert(sources).values({ id, kind: gauge, number, bench: "", state: "unpublished", stateAt: noon });
    await tx.execute(sql`insert into gauges (id, words) values (${id}, ${title})`);
    const publicTextId = await writeLogged(tx, "gauge", { sourceId: id, title, prose: { blocks: [], plain: "" } }, by);
    await tx.update(sources).set({ state: "published", publicTextId }).where(eq(sources.id, id));
  });
  return id;
}
