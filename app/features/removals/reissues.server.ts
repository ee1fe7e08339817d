import { and, asc, eq, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { enqueue } from "#app/core/jobs.server.ts";
import { holdsPassage, holdsWord, toMarkdown } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { recordRemoval, type Repeated, type When } from "#app/core/removals.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { checkBox, counter, idField, line, longText, z } from "#app/core/validation.server.ts";
import { coverOf, forgottenIn } from "#app/features/document/cover.server.ts";
import { coveredPassages } from "#app/features/sources/covered-passages.server.ts";
import type { VersionContent } from "#app/features/document/version.ts";
import { recordCitations } from "#app/features/document/versions.server.ts";
import type { RemovalFacts } from "#app/removal-kinds.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { documents, paragraphs, sections, versionCitations, versions } from "#db/schema/document.ts";
import { takedowns } from "#db/schema/office.ts";
import { coveredByEditions, coverProse, coverWords, onlyCovered, reissued } from "./reissue.ts";
import type { Change, Covering, Reissued } from "./reissue.ts";

/** One passage to cover for each line, as it stands in the document. */
export const wordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split("\n")
      .map((each) => each.trim())
      .filter((each) => each.length >= 2),
  ),
];

type Edition = typeof versions.$inferSelect;

/** The editions of a version, oldest first; an empty list where there is no such version. */
export function editionsOf(from: Db | Tx, campaignId: string, number: number): Promise<Edition[]> {
  const ofNumber = and(eq(versions.campaignId, campaignId), eq(versions.number, number));
  return from.select().from(versions).where(ofNumber).orderBy(asc(versions.edition));
}

/** What a reissue covers: these words, what the version covered before, and what the cited texts cover. */
export async function coveringOf(
  from: Db | Tx,
  editions: readonly Edition[],
  words: readonly string[],
): Promise<Covering> {
  const version = editions.at(-1) ?? refuse("not_found");
  const cover = await coverOf(version, from);
  const before = coveredByEditions(editions.map(({ content }) => content as VersionContent));
  const cited = await from
    .selectDistinct({ id: versionCitations.sourceId })
    .from(versionCitations)
    .where(eq(versionCitations.versionId, version.id));
  const passages = await coveredPassages(
    from,
    cited.map(({ id }) => id),
  );
  return {
    words,
    excerpts: new Set([...cover.excerpts].filter(([, why]) => why === "covered").map(([id]) => id)),
    forgotten: await forgottenIn(version.id, from),
    titles: cover.titles,
    anywhere: holdsPassage([...words, ...[...before.values()].flat(), ...passages]),
    byParagraph: (id) => holdsWord(before.get(id) ?? []),
  };
}

/** The newest edition with the words covered. */
export async function remade(from: Db | Tx, editions: readonly Edition[], words: readonly string[]) {
  const version = editions.at(-1) ?? refuse("not_found");
  const covering = await coveringOf(from, editions, words);
  return { version, excerpts: covering.excerpts, ...reissued(version.content as VersionContent, covering) };
}

export interface ReissuePreview {
  seen: string;
  changes: Change[];
  quotations: number;
  /** Contributions whose quoted words still say it; it has to be covered there first. */
  stillQuoted: string[];
}

/** What a reissue with these words covered would change; writes nothing. Null where there is no such version. */
export async function previewReissue(
  campaignId: string,
  number: number,
  typed: string,
): Promise<ReissuePreview | null> {
  const editions = await editionsOf(db(), campaignId, number);
  if (editions.length === 0) return null;
  const words = wordsOf(typed);
  const { version, changes, quotations, content, excerpts } = await remade(db(), editions, words);
  const quoting = content.excerpts.filter(({ id, exact }) => !excerpts.has(id) && coverWords(exact, words) !== exact);
  const stillQuoted = quoting.map((excerpt) => excerpt.contribution);
  return { seen: version.sha256, changes, quotations, stillQuoted: [...new Set(stillQuoted)].sort() };
}

/**
 * Publishes the version again under its number, with words covered and nothing else changed. Everybody then reads the
 * new edition; the hashes of all editions and the reason are shown, but the words of earlier editions nowhere. With
 * `draft`, the words are covered in the working text too. Errors: `stale` where another edition was published
 * meanwhile, `nothing_to_publish` where nothing would be covered.
 */
export const reissueVersion = command({
  name: "document.reissue",
  input: z.object({
    campaignId: idField,
    number: counter,
    words: longText(2000),
    reason: line(300),
    seen: z.string().length(64),
    draft: checkBox,
  }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, actor, log }) => {
    await tx
      .select({ id: versions.id })
      .from(versions)
      .where(and(eq(versions.campaignId, input.campaignId), eq(versions.number, input.number)))
      .orderBy(asc(versions.id))
      .for("update");
    const words = wordsOf(input.words);
    const { version: before, ...made } = await remade(tx, await editionsOf(tx, input.campaignId, input.number), words);
    if (before.sha256 !== input.seen) refuse("stale");
    if (made.changes.length + made.quotations === 0) refuse("nothing_to_publish");
    const { id, ...detail } = await publishEdition(tx, before, made, { reason: input.reason, by: actor.personId }, now);
    if (input.draft) await coverDraft(tx, input.campaignId, words);
    await log(`version:${id}`, detail);
    for (const change of made.changes) {
      await recordRemoval(
        tx,
        "reissue",
        {
          campaign: input.campaignId,
          version: String(input.number),
          edition: String(before.edition + 1),
          paragraph: change.place === "paragraph" ? change.id : null,
          by: actor.personId,
        },
        now,
      );
    }
    return { number: input.number };
  },
});

/**
 * Writes the next edition of a version, with the same number and a hash of its own; gives its id, and what the log says
 * of it.
 */
export async function publishEdition(
  tx: Tx,
  before: Edition,
  made: Reissued,
  about: { reason: string; by: string },
  now: Date,
) {
  const { content, changes, quotations } = made;
  if (changes.some((change) => !onlyCovered(change.before, change.after)))
    throw new Error("A reissue may cover words, and nothing else");
  const canonical = canonicalJson(content);
  const [id, digest, edition] = [newId(now), sha256(canonical), before.edition + 1];
  const next = {
    id,
    edition,
    reissueReason: about.reason,
    content,
    canonical,
    sha256: digest,
    publishedAt: now,
    publishedBy: about.by,
  };
  await tx.insert(versions).values({ ...before, ...next });
  await recordCitations(tx, id, content);
  await enqueue(tx, "head", {}, now);
  await enqueue(tx, "version_files", { version: id }, now);
  return {
    id,
    number: before.number,
    edition,
    sha256: digest,
    before: before.sha256,
    covered: changes.length + quotations,
  };
}

/** Covers the same words in the text from which the next version will be made. */
async function coverDraft(tx: Tx, campaignId: string, words: readonly string[]): Promise<void> {
  const [document] = await tx
    .select({ id: documents.id, title: documents.title, inBrief: documents.inBrief })
    .from(documents)
    .where(eq(documents.campaignId, campaignId))
    .for("update");
  if (!document) return;
  await tx
    .update(documents)
    .set({ title: coverWords(document.title, words), inBrief: coverWords(document.inBrief, words) })
    .where(eq(documents.id, document.id));
  for (const section of await tx
    .select({ id: sections.id, title: sections.title })
    .from(sections)
    .where(eq(sections.documentId, document.id))
    .orderBy(asc(sections.id))) {
    const title = coverWords(section.title, words);
    if (title !== section.title) await tx.update(sections).set({ title }).where(eq(sections.id, section.id));
    for (const paragraph of await tx
      .select({ id: paragraphs.id, text: paragraphs.text, version: paragraphs.version })
      .from(paragraphs)
      .where(eq(paragraphs.sectionId, section.id))
      .orderBy(asc(paragraphs.id))) {
      const text = coveredMarkdown(paragraph.text, words);
      // A person who is writing on the older text is told so when they save.
      if (text !== paragraph.text)
        await tx
          .update(paragraphs)
          .set({ text, version: paragraph.version + 1 })
          .where(eq(paragraphs.id, paragraph.id));
    }
  }
}

/**
 * Markdown with the words covered wherever they stand, also in a label or an address; unchanged where they don't occur.
 */
function coveredMarkdown(text: string, words: readonly string[]): string {
  const covered = coverProse(parseProse(text), words, holdsPassage(words));
  return covered ? toMarkdown(covered.prose).trim() : text;
}

/**
 * The covered words are not in the ledger. So in a restored backup that is older than the reissue, the passage is taken
 * down until somebody reissues it again.
 */
export async function repeatReissue(tx: Tx, facts: RemovalFacts<"reissue">, { at }: When): Promise<Repeated | null> {
  const version = (await editionsOf(tx, facts.campaign, Number(facts.version))).at(-1);
  if (!version || version.edition >= Number(facts.edition)) return null;
  const subject = facts.paragraph ?? version.id;
  const kind = facts.paragraph ? ("paragraph" as const) : ("version" as const);
  const [held] = await tx
    .select({ id: takedowns.id })
    .from(takedowns)
    .where(and(eq(takedowns.subjectKind, kind), eq(takedowns.subjectId, subject), isNull(takedowns.restoredAt)));
  if (held) return null;
  const id = newId(at);
  await tx.insert(takedowns).values({
    id,
    campaignId: version.campaignId,
    subjectKind: kind,
    subjectId: subject,
    versionId: kind === "paragraph" ? version.id : null,
    reason: "Ripubblicato con omissis",
    takenAt: at,
    takenBy: version.publishedBy,
  });
  return { subject: `${kind}:${subject}`, detail: { takedown: id } };
}
