import { and, count, desc, eq, inArray, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { enqueue } from "#app/core/jobs.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { counter, idField, line, optionalDay, optionalLine, z } from "#app/core/validation.server.ts";
import { database, type Db, type Tx } from "#db/client.server.ts";
import { citations, documents, paragraphs, versionCitations, versions } from "#db/schema/document.ts";
import { excerpts } from "#db/schema/tagging.ts";
import { assembleVersion } from "./assemble.server.ts";
import { emptied, shownContent } from "./cover.ts";
import { coverOf, isNewestEdition, isTakenDown, takenDown } from "./cover.server.ts";
import type { Edition, VersionContent } from "./version.ts";
import { takeBackVersion, tellOfVersion } from "./version-news.server.ts";

/** Publishes the next version: numbered, hashed and frozen. Refused while there are problems. */
export const publishVersion = command({
  name: "document.publish",
  input: z.object({
    campaignId: idField,
    state: z.enum(["draft", "final"]),
    office: line(200),
    actOrgan: optionalLine(200),
    actNumber: optionalLine(60),
    actDate: optionalDay,
    /**
     * The digest of the draft from which the page of counts and problems was made: if the draft has changed since, the
     * page is shown again.
     */
    seen: z.string().length(64),
  }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, actor, log }) => {
    // An act of which only one part is given would be left out without a word.
    if ((input.actNumber || input.actDate) && !input.actOrgan) refuse("invalid", { actOrgan: "required" });
    if (input.actOrgan && !input.actDate) refuse("invalid", { actDate: "required" });
    const [held] = await tx
      .select({ id: documents.id })
      .from(documents)
      .where(eq(documents.campaignId, input.campaignId))
      .for("update");
    if (!held) refuse("nothing_to_publish");
    const [last] = await tx
      .select({ number: versions.number })
      .from(versions)
      .where(eq(versions.campaignId, input.campaignId))
      .orderBy(desc(versions.number))
      .limit(1);
    const act =
      input.actOrgan && input.actDate ? { organ: input.actOrgan, number: input.actNumber, date: input.actDate } : null;
    const made = await assembleVersion(tx, input.campaignId, {
      number: (last?.number ?? 0) + 1,
      state: input.state,
      publishedAt: now.toISOString(),
      office: input.office,
      act,
    });
    if (!made) refuse("nothing_to_publish");
    if (made.problems.length > 0) refuse("document_refused");
    if (draftDigest(made.content) !== input.seen) refuse("stale");
    const canonical = canonicalJson(made.content);
    const id = newId(now);
    const digest = sha256(canonical);
    await tx.insert(versions).values({
      id,
      campaignId: input.campaignId,
      number: made.content.number,
      state: input.state,
      content: made.content,
      canonical,
      sha256: digest,
      office: input.office,
      actOrgan: input.actOrgan,
      actNumber: input.actNumber,
      actDate: input.actDate,
      publishedAt: now,
      publishedBy: actor.personId,
    });
    await recordCitations(tx, id, made.content);
    await tx
      .update(documents)
      .set({ proposedAt: null, proposedBy: null, proposalNote: "" })
      .where(eq(documents.id, held.id));
    await log(`version:${id}`, { number: made.content.number, sha256: digest });
    await enqueue(tx, "head", {}, now);
    await tellOfVersion(tx, input.campaignId, made.content, now);
    await enqueue(tx, "version_files", { version: id }, now);
    return { number: made.content.number, slug: made.content.campaign.slug };
  },
});

/**
 * The same for the same draft, whatever act and instant it is published with. The number is part of it: of two
 * publications of one draft at the same time, the second finds that its page is out of date.
 */
export function draftDigest(content: VersionContent): string {
  const { document, number, sections: parts, excerpts: cited, wholes } = content;
  return sha256(
    canonicalJson({
      title: document.title,
      inBrief: document.inBrief,
      number,
      parts,
      cited,
      ...(wholes && { wholes }),
    }),
  );
}

/**
 * Marks a version «ritirata per errore materiale»: it stays at its address, its number is never given again, and mails
 * about it that still wait are not sent.
 */
export const withdrawVersion = command({
  name: "document.withdraw",
  input: z.object({ campaignId: idField, number: counter, reason: line(300) }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, log }) => {
    const [row] = await tx
      .update(versions)
      .set({ withdrawnAt: now, withdrawnReason: input.reason })
      .where(
        and(
          eq(versions.campaignId, input.campaignId),
          eq(versions.number, input.number),
          isNull(versions.withdrawnAt),
          isNewestEdition,
        ),
      )
      .returning({ id: versions.id });
    if (!row) refuse("stale");
    await log(`version:${row.id}`, { number: input.number, withdrawn: true });
    await takeBackVersion(tx, input.campaignId, input.number);
    return row;
  },
});

/** Writes the rows by which a source finds the versions that cite it. */
export async function recordCitations(tx: Tx, versionId: string, content: VersionContent): Promise<void> {
  const ids = content.excerpts.map((excerpt) => excerpt.id);
  const found =
    ids.length > 0
      ? await tx
          .select({ id: excerpts.id, sourceId: excerpts.sourceId })
          .from(excerpts)
          .where(inArray(excerpts.id, ids))
      : [];
  const sourceOf = new Map(found.map((row) => [row.id, row.sourceId]));
  const rows = content.sections.flatMap((section) =>
    section.paragraphs.flatMap(({ id: paragraphId, number: paragraphNumber, citations: quoted, wholes = [] }) => {
      const passages = quoted.flatMap(({ excerptId, role }) => {
        const sourceId = sourceOf.get(excerptId);
        return sourceId ? [{ citedId: excerptId, sourceId, role }] : [];
      });
      const cited = [...passages, ...wholes.map(({ sourceId, role }) => ({ citedId: sourceId, sourceId, role }))];
      return cited.map((each) => ({ versionId, paragraphId, paragraphNumber, ...each }));
    }),
  );
  for (let at = 0; at < rows.length; at += 500) await tx.insert(versionCitations).values(rows.slice(at, at + 500));
}

/**
 * A published version as everybody may read it today, in its newest edition; null when there is none of that number.
 */
export async function getVersion(campaignId: string, number: number, from: Db | Tx = database().db) {
  const found = await getVersionFacts(campaignId, number, from);
  if (!found) return null;
  const { cover: _, ...facts } = found;
  return { ...facts, content: await readContent(found, from) };
}

/**
 * The same without its content, with what of that may no longer be read; `id` and `coverKey` together name all from
 * which the shown content is made.
 */
export async function getVersionFacts(campaignId: string, number: number, from: Db | Tx = database().db) {
  const rows = await from
    .select({
      id: versions.id,
      edition: versions.edition,
      sha256: versions.sha256,
      publishedAt: versions.publishedAt,
      reason: versions.reissueReason,
      state: versions.state,
      withdrawnAt: versions.withdrawnAt,
      withdrawnReason: versions.withdrawnReason,
    })
    .from(versions)
    .where(and(eq(versions.campaignId, campaignId), eq(versions.number, number)))
    .orderBy(versions.edition);
  const [first, newest] = [rows[0], rows.at(-1)];
  if (!first || !newest) return null;
  const named = { id: newest.id, campaignId, number };
  const [cover, removed] = await Promise.all([coverOf(named, from), takenDown(named, from)]);
  const editions = rows.map(
    ({ edition, sha256: hash, publishedAt, reason }): Edition => ({ edition, sha256: hash, publishedAt, reason }),
  );
  return {
    id: newest.id,
    number,
    state: newest.state,
    withdrawnAt: newest.withdrawnAt,
    withdrawnReason: newest.withdrawnReason,
    edition: newest.edition,
    sha256: newest.sha256,
    publishedAt: first.publishedAt,
    editions,
    removed,
    cover,
    coverKey: sha256(
      canonicalJson(
        Object.fromEntries(
          Object.entries(cover).map(([what, each]) => [
            what,
            [...(each as ReadonlyMap<string, unknown>)].sort(([a], [b]) => (a < b ? -1 : 1)),
          ]),
        ),
      ),
    ),
  };
}
export type VersionFacts = NonNullable<Awaited<ReturnType<typeof getVersionFacts>>>;

/** The part of the stored content that everybody may read. */
export async function readContent(
  { id, cover, removed }: Pick<VersionFacts, "id" | "cover" | "removed">,
  from: Db | Tx = database().db,
): Promise<VersionContent> {
  const [stored] = await from.select({ content: versions.content }).from(versions).where(eq(versions.id, id));
  const content = stored?.content as VersionContent;
  return removed ? emptied(content) : shownContent(content, cover);
}

/** Newest first, one row a number, without their content. */
export async function listVersions(campaignId: string) {
  const rows = await database()
    .db.select({
      id: versions.id,
      number: versions.number,
      edition: versions.edition,
      state: versions.state,
      sha256: versions.sha256,
      publishedAt: versions.publishedAt,
      withdrawnAt: versions.withdrawnAt,
      office: versions.office,
      takenDown: isTakenDown,
    })
    .from(versions)
    .where(and(eq(versions.campaignId, campaignId), isNewestEdition))
    .orderBy(desc(versions.number));
  return rows.map((row) => ({ ...row, stands: row.withdrawnAt === null && !row.takenDown }));
}

/** How many citations of the draft each excerpt has, for the planners' lists. */
export async function citationCounts(excerptIds: string[]): Promise<Map<string, number>> {
  if (excerptIds.length === 0) return new Map();
  const rows = await database()
    .db.select({ excerptId: citations.citedId, times: count() })
    .from(citations)
    .innerJoin(paragraphs, eq(paragraphs.id, citations.paragraphId))
    .where(and(inArray(citations.citedId, excerptIds), isNull(paragraphs.deletedAt)))
    .groupBy(citations.citedId);
  return new Map(rows.map((row) => [row.excerptId, row.times]));
}
