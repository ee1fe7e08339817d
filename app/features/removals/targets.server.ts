import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { isShown } from "#app/features/texts/attachment-shown.server.ts";
import type { VersionContent } from "#app/features/document/version.ts";
import { firstKind, isSourceKind, type SourceKindName } from "#app/features/sources/source.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { attachments, contributions, publicTexts } from "#db/schema/contributions.ts";
import { versions } from "#db/schema/document.ts";
import { takedowns } from "#db/schema/office.ts";
import { files } from "#db/schema/organisations.ts";
import { sources } from "#db/schema/sources.ts";
import { isSource, type RemovableKind, type Target } from "./removal.ts";

/** Something that is or was public, as the database knows it. */
export interface Found {
  kind: RemovableKind;
  subjectId: string;
  versionId: string | null;
  /** The id of the contribution itself, or of the one to which it belongs. */
  contributionId: string | null;
  /** A title by which the office can be sure that it is the right one. */
  title: string;
  /** For an attachment, the name that everybody reads on the text's page; empty where none is shown there. */
  publicName: string;
  /** The number of the contribution, or of the version and the paragraph. */
  number: string;
  paragraph: number | null;
  /** False where no visitor can read it now for another reason: it is not published, or was withdrawn. */
  isPublic: boolean;
}

/** What a target names in a campaign; null for what was never public there. */
export async function findTarget(from: Db | Tx, campaignId: string, target: Target): Promise<Found | null> {
  if (isSource(target)) return source(from, campaignId, target);
  if (target.kind === "attachment") return attachment(from, campaignId, target.id);
  const [newest] = (await editions(from, campaignId, target.version)).slice(-1);
  if (!newest) return null;
  const content = newest.content as VersionContent;
  const named = {
    versionId: newest.id,
    contributionId: null,
    number: String(target.version),
    publicName: "",
    isPublic: newest.withdrawnAt === null,
  };
  if (target.kind === "version")
    return {
      ...named,
      versionId: null,
      kind: "version",
      subjectId: newest.id,
      title: content.document.title,
      paragraph: null,
      isPublic: true,
    };
  const found = content.sections.flatMap((section) => section.paragraphs).find((each) => each.id === target.id);
  return found
    ? { ...named, kind: "paragraph", subjectId: found.id, title: found.plain, paragraph: found.number, isPublic: true }
    : null;
}

async function source(
  from: Db | Tx,
  campaignId: string,
  { kind, number }: { kind: SourceKindName; number: string },
): Promise<Found | null> {
  const [row] = await from
    .select({ id: sources.id, state: sources.state, title: publicTexts.title })
    .from(sources)
    .innerJoin(publicTexts, eq(publicTexts.id, sources.publicTextId))
    .where(
      and(
        eq(sources.kind, kind),
        eq(sources.number, number),
        eq(sources.campaignId, campaignId),
        inArray(sources.state, ["published", "taken_down"]),
      ),
    );
  if (!row) return null;
  const contributionId = kind === firstKind ? row.id : null;
  return {
    kind,
    subjectId: row.id,
    versionId: null,
    contributionId,
    title: row.title,
    publicName: "",
    number,
    paragraph: null,
    isPublic: row.state === "published",
  };
}

async function attachment(from: Db | Tx, campaignId: string, id: string): Promise<Found | null> {
  const [row] = await from
    .select({
      name: files.name,
      releasedAt: attachments.releasedAt,
      role: attachments.role,
      contributionId: contributions.id,
      number: contributions.number,
      state: contributions.state,
      listed: sql<boolean>`${isShown} and ${files.sealedAt} is null and ${files.scan} <> 'infected'`,
    })
    .from(attachments)
    .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
    // What stands in for an attachment is the public file: the name of the original may hold what was covered.
    .innerJoin(files, eq(files.id, sql`coalesce(${attachments.replacementId}, ${attachments.fileId})`))
    .where(and(eq(attachments.id, id), eq(contributions.campaignId, campaignId)));
  if (!row?.releasedAt || row.role !== "attachment" || (row.state !== "published" && row.state !== "taken_down"))
    return null;
  return {
    kind: "attachment",
    subjectId: id,
    versionId: null,
    contributionId: row.contributionId,
    title: row.name,
    publicName: row.listed ? row.name : "",
    number: row.number,
    paragraph: null,
    isPublic: row.state === "published",
  };
}

/** The editions of a version's number, oldest first. */
export function editions(from: Db | Tx, campaignId: string, number: number) {
  return from
    .select({
      id: versions.id,
      edition: versions.edition,
      content: versions.content,
      sha256: versions.sha256,
      withdrawnAt: versions.withdrawnAt,
    })
    .from(versions)
    .where(and(eq(versions.campaignId, campaignId), eq(versions.number, number)))
    .orderBy(asc(versions.edition));
}

/** Other numbers of the document whose newest edition holds the same paragraph. */
export async function otherVersionsWith(
  from: Db | Tx,
  campaignId: string,
  number: number,
  paragraphId: string,
): Promise<{ id: string; number: number }[]> {
  const rows = await from
    .select({ id: versions.id, number: versions.number, content: versions.content })
    .from(versions)
    .where(eq(versions.campaignId, campaignId))
    .orderBy(asc(versions.number), asc(versions.edition));
  const newest = new Map(rows.map((row) => [row.number, row]));
  return [...newest.values()]
    .filter(
      (row) =>
        row.number !== number &&
        (row.content as VersionContent).sections.some((section) =>
          section.paragraphs.some((each) => each.id === paragraphId),
        ),
    )
    .map(({ id, number: of }) => ({ id, number: of }));
}

/** The takedown of a target that is in force, whichever edition it was taken out of; null when there is none. */
export async function heldTakedown(
  from: Db | Tx,
  campaignId: string,
  found: Pick<Found, "kind" | "subjectId" | "number">,
) {
  const ofNumber = from
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.campaignId, campaignId), eq(versions.number, Number(found.number) || 0)));
  const subject =
    found.kind === "version"
      ? inArray(takedowns.subjectId, ofNumber)
      : found.kind === "paragraph"
        ? and(eq(takedowns.subjectId, found.subjectId), inArray(takedowns.versionId, ofNumber))
        : eq(takedowns.subjectId, found.subjectId);
  const [row] = await from
    .select({ id: takedowns.id, reason: takedowns.reason, takenAt: takedowns.takenAt })
    .from(takedowns)
    .where(and(eq(takedowns.subjectKind, found.kind), isNull(takedowns.restoredAt), subject));
  return row ?? null;
}

interface Kept {
  kind: RemovableKind;
  subjectId: string;
  versionId: string | null;
}

/**
 * Targets as addresses name them, from what the database keeps. Gives a function that answers for each, with null where
 * the thing no longer exists.
 */
export async function targetsOf(rows: readonly Kept[]): Promise<(row: Kept) => Target | null> {
  const texts = await db()
    .select({ id: sources.id, number: sources.number })
    .from(sources)
    .where(
      inArray(
        sources.id,
        rows.filter(({ kind }) => isSourceKind(kind)).map(({ subjectId }) => subjectId),
      ),
    );
  const editions = await db()
    .select({ id: versions.id, number: versions.number })
    .from(versions)
    .where(
      inArray(
        versions.id,
        rows.map(({ versionId, subjectId }) => versionId ?? subjectId),
      ),
    );
  const textNumbers = new Map(texts.map(({ id, number }) => [id, number]));
  const versionNumbers = new Map(editions.map(({ id, number }) => [id, number]));
  return ({ kind, subjectId, versionId }) => {
    if (kind === "attachment") return { kind, id: subjectId };
    if (isSourceKind(kind)) {
      const number = textNumbers.get(subjectId);
      return number === undefined ? null : { kind, number };
    }
    const version = versionNumbers.get(versionId ?? subjectId);
    if (version === undefined) return null;
    return kind === "paragraph" ? { kind, version, id: subjectId } : { kind, version };
  };
}
