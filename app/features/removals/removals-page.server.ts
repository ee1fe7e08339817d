import { asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { VersionContent } from "#app/features/document/version.ts";
import { isSourceKind } from "#app/features/sources/source.ts";
import { db } from "#db/client.server.ts";
import { attachments, contributions } from "#db/schema/contributions.ts";
import { versions } from "#db/schema/document.ts";
import { takedowns } from "#db/schema/office.ts";
import { files } from "#db/schema/organisations.ts";
import { sources } from "#db/schema/sources.ts";
import type { RemovableKind } from "./removal.ts";

export interface ListedTakedown {
  id: string;
  kind: RemovableKind;
  number: string;
  /** A paragraph's number, or an attachment's name. */
  part: string;
  reason: string;
  takenAt: Date;
  restoredAt: Date | null;
  restoredReason: string;
}

/**
 * Everything that was ever taken down in a campaign, what is still down first; never with its words. `names` adds the
 * names of attachments, for readers who may open originals, since a name may say what was taken away.
 */
export async function listTakedowns(campaignId: string, { names = false } = {}): Promise<ListedTakedown[]> {
  const rows = await db()
    .select()
    .from(takedowns)
    .where(eq(takedowns.campaignId, campaignId))
    .orderBy(desc(isNull(takedowns.restoredAt)), desc(takedowns.takenAt))
    .limit(500);
  const idsOf = (kind: RemovableKind) => rows.filter((row) => row.subjectKind === kind).map((row) => row.subjectId);
  const ofSources = rows.filter((row) => isSourceKind(row.subjectKind)).map((row) => row.subjectId);
  const [texts, attached, ofVersions] = await Promise.all([
    db()
      .select({ id: sources.id, number: sources.number })
      .from(sources)
      .where(inArray(sources.id, [...ofSources, ""])),
    db()
      .select({ id: attachments.id, number: contributions.number, name: files.name })
      .from(attachments)
      .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
      .innerJoin(files, eq(files.id, attachments.fileId))
      .where(inArray(attachments.id, [...idsOf("attachment"), ""])),
    listVersionsOf([...new Set([...idsOf("version"), ...rows.flatMap((row) => row.versionId ?? [])])]),
  ]);
  const named = (row: (typeof rows)[number]): { number: string; part: string } => {
    if (isSourceKind(row.subjectKind))
      return { number: texts.find((text) => text.id === row.subjectId)?.number ?? "", part: "" };
    const file = attached.find((each) => each.id === row.subjectId);
    if (row.subjectKind === "attachment") return { number: file?.number ?? "", part: (names && file?.name) || "" };
    const version = ofVersions.get(row.versionId ?? row.subjectId);
    return {
      number: String(version?.number ?? ""),
      part: row.subjectKind === "paragraph" ? String(version?.paragraphs.get(row.subjectId) ?? "") : "",
    };
  };
  return rows.map((row) => ({
    id: row.id,
    kind: row.subjectKind,
    ...named(row),
    reason: row.reason,
    takenAt: row.takenAt,
    restoredAt: row.restoredAt,
    restoredReason: row.restoredReason,
  }));
}

async function listVersionsOf(
  ids: string[],
): Promise<Map<string, { number: number; paragraphs: Map<string, number> }>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: versions.id, number: versions.number, content: versions.content })
    .from(versions)
    .where(inArray(versions.id, ids))
    .orderBy(asc(versions.id));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        number: row.number,
        paragraphs: new Map(
          (row.content as VersionContent).sections
            .flatMap((section) => section.paragraphs)
            .map((paragraph) => [paragraph.id, paragraph.number]),
        ),
      },
    ]),
  );
}
