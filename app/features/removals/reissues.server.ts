import { and, asc, eq, isNull } from "drizzle-orm";
import { command } from "#app/core/command.server.ts";
import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { recordRemoval, type Repeated, type When } from "#app/core/removals.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { checkBox, counter, idField, line, longText, z } from "#app/core/validation.server.ts";
import { coverOf, forgottenIn } from "#app/features/document/cover.server.ts";
import type { VersionContent } from "#app/features/document/version.ts";
import { recordCitations } from "#app/features/document/versions.server.ts";
import type { RemovalFacts } from "#app/removal-kinds.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { documents, paragraphs, sections, versions } from "#db/schema/document.ts";
import { takedowns } from "#db/schema/office.ts";
import { coverWords, onlyCovered, reissued, type Change } from "./reissue.ts";

/** One passage to cover a line, as it stands in the document. */
export const wordsOf = (typed: string): string[] => [...new Set(typed.split("\n").map((each) => each.trim()).filter((each) => each.length >= 2))];

async function newestEdition(from: Db | Tx, campaignId: string, number: number) {
  const rows = await from.select().from(versions).where(and(eq(versions.campaignId, campaignId), eq(versions.number, number))).orderBy(asc(versions.edition));
  return rows.at(-1) ?? null;
}

async function remade(from: Db | Tx, version: NonNullable<Awaited<ReturnType<typeof newestEdition>>>, words: readonly string[]) {
  const cover = await coverOf(version, from);
  const covered = new Set([...cover.excerpts].filter(([, why]) => why === "covered").map(([id]) => id));
  const forgotten = await forgottenIn(version.id, from);
  return { ...reissued(version.content as VersionContent, words, { covered, forgotten, titles: cover.titles }), covered };
}

export interface ReissuePreview { seen: string; changes: Change[]; quotations: number; /** Contributions whose quoted words still say it: there it is covered first. */ stillQuoted: string[] }

/** What a reissue with these words covered would change; nothing is written. Null where there is no such version. */
export async function previewReissue(campaignId: string, number: number, typed: string): Promise<ReissuePreview | null> {
  const version = await newestEdition(db(), campaignId, number);
  if (!version) return null;
  const words = wordsOf(typed);
  const { changes, quotations, content, covered } = await remade(db(), version, words);
  const stillQuoted = content.excerpts.filter((excerpt) => !covered.has(excerpt.id) && coverWords(excerpt.exact, words) !== excerpt.exact).map((excerpt) => excerpt.contribution);
  return { seen: version.sha256, changes, quotations, stillQuoted: [...new Set(stillQuoted)].sort() };
}

/**
 * Publishes the version again under its number with words covered, and nothing else changed: the new edition is what everybody reads, the
 * hashes of all editions and the reason are shown, the words of the earlier ones nowhere. With `draft`, the working text is covered too.
 * Errors: `stale` where another edition came meanwhile, `nothing_to_publish` where nothing would be covered.
 */
export const reissueVersion = command({
  name: "document.reissue",
  input: z.object({ campaignId: idField, number: counter, words: longText(2000), reason: line(300), seen: z.string().length(64), draft: checkBox }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, actor, log }) => {
    await tx.select({ id: versions.id }).from(versions).where(and(eq(versions.campaignId, input.campaignId), eq(versions.number, input.number))).orderBy(asc(versions.id)).for("update");
    const before = (await newestEdition(tx, input.campaignId, input.number)) ?? refuse("not_found");
    if (before.sha256 !== input.seen) refuse("stale");
    const words = wordsOf(input.words);
    const { content, changes, quotations } = await remade(tx, before, words);
    if (changes.length + quotations === 0) refuse("nothing_to_publish");
    if (changes.some((change) => !onlyCovered(change.before, change.after))) throw new Error("A reissue may cover words, and nothing else");
    const canonical = canonicalJson(content);
    const [id, digest] = [newId(now), sha256(canonical)];
    await tx.insert(versions).values({ ...before, id, edition: before.edition + 1, reissueReason: input.reason, content, canonical, sha256: digest, publishedAt: now, publishedBy: actor.personId });
    await recordCitations(tx, id, content);
    if (input.draft) await coverDraft(tx, input.campaignId, words);
    await log(`version:${id}`, { number: input.number, edition: before.edition + 1, sha256: digest, before: before.sha256, covered: changes.length + quotations });
    for (const change of changes) {
      await recordRemoval(tx, "reissue", { campaign: input.campaignId, version: String(input.number), edition: String(before.edition + 1), paragraph: change.place === "paragraph" ? change.id : null, by: actor.personId }, now);
    }
    return { number: input.number };
  },
});

/** The same words leave the text that the next version is made of. */
async function coverDraft(tx: Tx, campaignId: string, words: readonly string[]): Promise<void> {
  const [document] = await tx.select({ id: documents.id, title: documents.title, inBrief: documents.inBrief }).from(documents).where(eq(documents.campaignId, campaignId)).for("update");
  if (!document) return;
  await tx.update(documents).set({ title: coverWords(document.title, words), inBrief: coverWords(document.inBrief, words) }).where(eq(documents.id, document.id));
  for (const section of await tx.select({ id: sections.id, title: sections.title }).from(sections).where(eq(sections.documentId, document.id)).orderBy(asc(sections.id))) {
    const title = coverWords(section.title, words);
    if (title !== section.title) await tx.update(sections).set({ title }).where(eq(sections.id, section.id));
    for (const paragraph of await tx.select({ id: paragraphs.id, text: paragraphs.text, version: paragraphs.version }).from(paragraphs).where(eq(paragraphs.sectionId, section.id)).orderBy(asc(paragraphs.id))) {
      const text = coverWords(paragraph.text, words);
      // Whoever is writing on the older text is told so when they save.
      if (text !== paragraph.text) await tx.update(paragraphs).set({ text, version: paragraph.version + 1 }).where(eq(paragraphs.id, paragraph.id));
    }
  }
}

/**
 * The covered words are not in the ledger: in a restored backup that is older than the reissue the passage is taken
 * down until it is reissued again.
 */
export async function repeatReissue(tx: Tx, facts: RemovalFacts<"reissue">, { at }: When): Promise<Repeated | null> {
  const version = await newestEdition(tx, facts.campaign, Number(facts.version));
  if (!version || version.edition >= Number(facts.edition)) return null;
  const subject = facts.paragraph ?? version.id;
  const kind = facts.paragraph ? ("paragraph" as const) : ("version" as const);
  const [held] = await tx.select({ id: takedowns.id }).from(takedowns).where(and(eq(takedowns.subjectKind, kind), eq(takedowns.subjectId, subject), isNull(takedowns.restoredAt)));
  if (held) return null;
  const id = newId(at);
  await tx.insert(takedowns).values({
    id, campaignId: version.campaignId, subjectKind: kind, subjectId: subject,
    versionId: kind === "paragraph" ? version.id : null,
    reason: "Ripubblicato con omissis", takenAt: at, takenBy: version.publishedBy,
  });
  return { subject: `${kind}:${subject}`, detail: { takedown: id } };
}
