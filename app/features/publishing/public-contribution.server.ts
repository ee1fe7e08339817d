import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { placeOf } from "#app/features/places/places.server.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { db } from "#db/client.server.ts";
import { rounds } from "#db/schema/campaigns.ts";
import { attachments, contributionLines, contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { takedowns } from "#db/schema/office.ts";
import { files, organisationNames } from "#db/schema/organisations.ts";
import { isShown } from "#app/features/texts/attachment-shown.server.ts";
import { listJoins } from "#app/features/joining/joins.server.ts";

/**
 * What stays readable of a contribution that was withdrawn or taken down: number, date, organisation, reason; never its
 * text.
 */
const shown = ["published", "withdrawn", "taken_down"] as const;

/** One contribution as the public reads it; null for what was never published. */
export async function getPublicContribution(campaignId: string, number: string) {
  const [row] = await db()
    .select({
      id: contributions.id,
      number: contributions.number,
      kind: contributions.kind,
      bench: contributions.bench,
      district: placeOf(contributions.district),
      organisationId: contributions.organisationId,
      organisation: organisationNames.name,
      distinction: organisationNames.distinction,
      receivedAt: contributions.receivedAt,
      publishedAt: contributions.publishedAt,
      state: contributions.state,
      stateReason: contributions.stateReason,
      stateAt: contributions.stateAt,
      disownedAt: contributions.disownedAt,
      roundId: contributions.roundId,
      round: rounds.number,
      roundTitle: rounds.title,
      mode: rounds.mode,
      revisionId: publicTexts.revisionId,
      revision: revisions.number,
      filedAt: revisions.filedAt,
      textId: publicTexts.id,
      title: publicTexts.title,
      blocks: publicTexts.blocks,
      plain: publicTexts.plain,
      sha256: publicTexts.sha256,
      omissis: publicTexts.omissis,
      sentences: publicTexts.sentences,
    })
    .from(contributions)
    .innerJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .innerJoin(revisions, eq(revisions.id, publicTexts.revisionId))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .where(and(eq(contributions.campaignId, campaignId), eq(contributions.number, number)));
  if (!row || !(shown as readonly string[]).includes(row.state)) return null;
  const { blocks, plain, omissis, ...about } = row;
  const withheld = row.state !== "published";
  return {
    ...about,
    withheld,
    title: withheld ? "" : row.title,
    prose: withheld ? { blocks: [], plain: "" } : storedProse({ blocks, plain }),
    omissisReasons: omissis.map((mark) => mark.reason),
    lineIds: (
      await db()
        .select({ lineId: contributionLines.lineId })
        .from(contributionLines)
        .where(eq(contributionLines.contributionId, row.id))
    ).map((line) => line.lineId),
    /** The bodies that joined the text that the public reads, and those that took it back. */
    joins: withheld
      ? []
      : (await listJoins(row.id))
          .filter((each) => each.revisionId === row.revisionId)
          .map(({ organisationId, name, withdrawnAt }) => ({ organisationId, name, withdrawnAt })),
    /** When the present text was filed, where it is not the first one. */
    integratedAt: row.revision > 1 ? row.filedAt : null,
    attachments: withheld ? [] : await releasedAttachments(row.id),
    /** How many files were kept back with a reason that their organisation reads. */
    keptBack: withheld ? 0 : await countKeptBack(row.id),
    removedAttachments: withheld ? [] : await removedAttachments(row.id),
  };
}

/**
 * The files that everybody can download: each attachment, or what stands in for it. A file that nobody may open isn't
 * named.
 */
function releasedAttachments(contributionId: string) {
  return db()
    .select({
      id: attachments.id,
      name: files.name,
      mediaType: files.mediaType,
      size: files.size,
      sha256: files.sha256,
      signed: files.signed,
      replaced: sql<boolean>`${attachments.replacementId} is not null`,
    })
    .from(attachments)
    .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
    .innerJoin(files, eq(files.id, sql`coalesce(${attachments.replacementId}, ${attachments.fileId})`))
    .where(
      and(eq(attachments.contributionId, contributionId), isShown, isNull(files.sealedAt), ne(files.scan, "infected")),
    )
    .orderBy(asc(attachments.position));
}

const countKeptBack = (contributionId: string): Promise<number> =>
  db().$count(
    attachments,
    and(
      eq(attachments.contributionId, contributionId),
      eq(attachments.role, "attachment"),
      isNull(attachments.releasedAt),
      ne(attachments.withheldReason, ""),
    ),
  );

/** Of an attachment that was taken down only the day and the reason are shown, because its name may say too much. */
function removedAttachments(contributionId: string) {
  return db()
    .select({ id: takedowns.id, reason: takedowns.reason, takenAt: takedowns.takenAt })
    .from(takedowns)
    .innerJoin(attachments, eq(attachments.id, takedowns.subjectId))
    .where(
      and(
        eq(attachments.contributionId, contributionId),
        eq(takedowns.subjectKind, "attachment"),
        isNull(takedowns.restoredAt),
      ),
    )
    .orderBy(asc(takedowns.takenAt));
}
