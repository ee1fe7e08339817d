import { and, asc, eq, inArray, or } from "drizzle-orm";
import { placeOf } from "#app/features/places/places.server.ts";
import { sliceCodePoints } from "#app/prose/prose.ts";
import { listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import { rawColumns } from "#app/features/audit/log-entries.server.ts";
import { listJoins } from "#app/features/joining/joins.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { db } from "#db/client.server.ts";
import {
  attachments,
  auditLog,
  citationObjections,
  contributions,
  files,
  organisationNames,
  publicTexts,
  redactionObjections,
  revisions,
  rounds,
  takedowns,
  versionCitations,
  versions,
} from "#db/schema/index.ts";

export type Dossier = NonNullable<Awaited<ReturnType<typeof getDossier>>>;

/**
 * Everything that is known about one contribution, for its dossier. Neither a person's name nor a word that was ever
 * under an omissis is in it: titles and names of files that could hold one come with `covered`, the words that have to
 * be blotted out.
 */
export async function getDossier(campaignId: string, number: string) {
  const [row] = await db()
    .select({
      id: contributions.id,
      number: contributions.number,
      kind: contributions.kind,
      bench: contributions.bench,
      district: placeOf(contributions.district),
      channel: contributions.channel,
      receivedAt: contributions.receivedAt,
      enteredAt: contributions.enteredAt,
      protocolNumber: contributions.protocolNumber,
      protocolDate: contributions.protocolDate,
      batchId: contributions.batchId,
      state: contributions.state,
      stateReason: contributions.stateReason,
      stateAt: contributions.stateAt,
      publishedAt: contributions.publishedAt,
      publicTextId: contributions.publicTextId,
      disownedAt: contributions.disownedAt,
      disownedBy: contributions.disownedBy,
      sealedAt: contributions.sealedAt,
      organisation: organisationNames.name,
      distinction: organisationNames.distinction,
      roundId: contributions.roundId,
      round: rounds.title,
    })
    .from(contributions)
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .where(and(eq(contributions.campaignId, campaignId), eq(contributions.number, number)));
  if (!row) return null;
  const filed = await revisionsOf(row.id);
  const made = await redactionsOf(row.id);
  const received = await filesOf(row.id);
  const plainOf = new Map(filed.map((revision) => [revision.id, revision.plain]));
  const shown = row.state === "published" && !row.sealedAt ? await getPublicContribution(campaignId, number) : null;
  return {
    ...row,
    terms: await listRoundTerms(row.roundId),
    title:
      shown?.title ??
      (["filed", "ready", "refused"].includes(row.state) && !row.sealedAt
        ? (made.at(-1)?.title ?? filed.at(-1)?.title ?? null)
        : null),
    publicBlocks: shown?.prose.blocks ?? null,
    revisions: filed.map(({ plain: _, title: __, confidential, ...revision }) => ({
      ...revision,
      confidential: confidential.length,
    })),
    redactions: made.map(({ omissis, title: ___, ...text }) => ({
      ...text,
      reasons: omissis.map((mark) => mark.reason),
    })),
    hidden: made.some((text) => text.omissis.length > 0),
    covered: [
      ...made.flatMap((text) =>
        text.omissis.map((mark) => sliceCodePoints(plainOf.get(text.revisionId) ?? "", mark.start, mark.end)),
      ),
      ...filed.flatMap((revision) =>
        revision.confidential.map((mark) => sliceCodePoints(revision.plain, mark.start, mark.end)),
      ),
    ],
    objections: await db()
      .select({
        id: redactionObjections.id,
        objectedAt: redactionObjections.objectedAt,
        answeredAt: redactionObjections.answeredAt,
        accepted: redactionObjections.accepted,
      })
      .from(redactionObjections)
      .where(eq(redactionObjections.contributionId, row.id))
      .orderBy(asc(redactionObjections.objectedAt), asc(redactionObjections.id)),
    joins: await listJoins(row.id),
    files: received,
    takedowns: await takedownsOf(
      row.id,
      received.map((file) => file.id),
    ),
    citations: await citationsOf(row.id),
    entries: await entriesOf([`contribution:${row.id}`, ...received.map((file) => `attachment:${file.id}`)]),
  };
}

const revisionsOf = (contributionId: string) =>
  db()
    .select({
      id: revisions.id,
      number: revisions.number,
      filedAt: revisions.filedAt,
      sha256: revisions.sha256,
      mandateId: revisions.mandateId,
      title: revisions.title,
      plain: revisions.plain,
      confidential: revisions.confidential,
    })
    .from(revisions)
    .where(eq(revisions.contributionId, contributionId))
    .orderBy(asc(revisions.number));

const redactionsOf = (contributionId: string) =>
  db()
    .select({
      id: publicTexts.id,
      title: publicTexts.title,
      revisionId: revisions.id,
      revision: revisions.number,
      madeAt: publicTexts.madeAt,
      sha256: publicTexts.sha256,
      omissis: publicTexts.omissis,
    })
    .from(publicTexts)
    .innerJoin(revisions, eq(revisions.id, publicTexts.revisionId))
    .where(eq(publicTexts.sourceId, contributionId))
    .orderBy(asc(publicTexts.madeAt), asc(publicTexts.id));

const filesOf = (contributionId: string) =>
  db()
    .select({
      id: attachments.id,
      role: attachments.role,
      name: files.name,
      size: files.size,
      sha256: files.sha256,
      sealedAt: files.sealedAt,
      releasedAt: attachments.releasedAt,
      withheldReason: attachments.withheldReason,
      replacementId: attachments.replacementId,
    })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(eq(attachments.contributionId, contributionId))
    .orderBy(asc(attachments.position), asc(attachments.id));

const takedownsOf = (contributionId: string, attachmentIds: string[]) =>
  db()
    .select({
      id: takedowns.id,
      kind: takedowns.subjectKind,
      reason: takedowns.reason,
      takenAt: takedowns.takenAt,
      restoredAt: takedowns.restoredAt,
    })
    .from(takedowns)
    .where(
      or(
        and(eq(takedowns.subjectKind, "contribution"), eq(takedowns.subjectId, contributionId)),
        attachmentIds.length > 0
          ? and(eq(takedowns.subjectKind, "attachment"), inArray(takedowns.subjectId, attachmentIds))
          : undefined,
      ),
    )
    .orderBy(asc(takedowns.takenAt), asc(takedowns.id));

/** The newest edition of every number, in the order of versions and paragraphs. */
async function citationsOf(contributionId: string) {
  const rows = await db()
    .select({
      version: versions.number,
      edition: versions.edition,
      publishedAt: versions.publishedAt,
      withdrawnAt: versions.withdrawnAt,
      paragraphId: versionCitations.paragraphId,
      paragraph: versionCitations.paragraphNumber,
      role: versionCitations.role,
      excerptId: versionCitations.citedId,
    })
    .from(versionCitations)
    .innerJoin(versions, eq(versions.id, versionCitations.versionId))
    .where(eq(versionCitations.sourceId, contributionId))
    .orderBy(asc(versions.number), asc(versionCitations.paragraphNumber), asc(versionCitations.role));
  const newest = new Map(
    rows.map((row) => [
      row.version,
      Math.max(...rows.filter((each) => each.version === row.version).map((each) => each.edition)),
    ]),
  );
  const against =
    rows.length === 0
      ? []
      : await db()
          .select({
            paragraphId: citationObjections.paragraphId,
            excerptId: citationObjections.excerptId,
            objectedAt: citationObjections.objectedAt,
            answeredAt: citationObjections.answeredAt,
          })
          .from(citationObjections)
          .where(inArray(citationObjections.excerptId, [...new Set(rows.map((row) => row.excerptId))]))
          .orderBy(asc(citationObjections.objectedAt));
  return rows
    .filter((row) => row.edition === newest.get(row.version))
    .map((row) => ({
      ...row,
      contested:
        against.findLast((each) => each.paragraphId === row.paragraphId && each.excerptId === row.excerptId) ?? null,
    }));
}

const entriesOf = (subjects: string[]) =>
  db()
    .select({
      seq: rawColumns.seq,
      at: rawColumns.at,
      action: rawColumns.action,
      personId: rawColumns.personId,
      mandateId: rawColumns.mandateId,
      subject: rawColumns.subject,
    })
    .from(auditLog)
    .where(inArray(auditLog.subject, subjects))
    .orderBy(asc(auditLog.seq));

/** The id of the contribution of the campaign with that number. */
export async function getFiledId(campaignId: string, number: string): Promise<{ id: string; number: string } | null> {
  const [row] = await db()
    .select({ id: contributions.id, number: contributions.number })
    .from(contributions)
    .where(and(eq(contributions.campaignId, campaignId), eq(contributions.number, number)));
  return row ?? null;
}
