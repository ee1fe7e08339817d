import { and, eq } from "drizzle-orm";
import { placeOf } from "#app/features/places/places.server.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { getRoundRule, listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import { db } from "#db/client.server.ts";
import { rounds } from "#db/schema/campaigns.ts";
import { contributionLines, contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { listAnswers } from "#app/features/omissis/confidential-answers.server.ts";
import { listOutcomes } from "#app/features/texts/attachment-outcomes.server.ts";
import { pendingOf } from "#app/features/texts/integrations-pending.server.ts";
import { newestPublicText, newestRevision } from "#app/features/texts/newest.server.ts";
import { listsFile } from "#app/features/receipts/receipt.ts";

/**
 * One filed text as the drafting office works on it; the person who filed it is never shown. Once words of it stand
 * under an omissis, the original comes only through `openOriginal`, which logs who read it.
 */
export async function getDeskText(campaignId: string, number: string) {
  const [row] = await db()
    .select({
      id: contributions.id,
      number: contributions.number,
      kind: contributions.kind,
      bench: contributions.bench,
      district: placeOf(contributions.district),
      channel: contributions.channel,
      state: contributions.state,
      stateReason: contributions.stateReason,
      disownedAt: contributions.disownedAt,
      receivedAt: contributions.receivedAt,
      enteredAt: contributions.enteredAt,
      publishedAt: contributions.publishedAt,
      protocolNumber: contributions.protocolNumber,
      protocolDate: contributions.protocolDate,
      enteredBy: contributions.enteredBy,
      batchId: contributions.batchId,
      organisation: organisationNames.name,
      roundId: contributions.roundId,
      round: rounds.number,
      mode: rounds.mode,
      publicTextId: contributions.publicTextId,
      title: revisions.title,
      blocks: revisions.blocks,
      plain: revisions.plain,
      thirdParties: revisions.thirdParties,
      sha256: revisions.sha256,
      revisionId: revisions.id,
      revision: revisions.number,
      receiptText: revisions.receiptText,
      confidential: revisions.confidential,
      sealedAt: contributions.sealedAt,
      sealedReason: contributions.sealedReason,
    })
    .from(contributions)
    .innerJoin(revisions, eq(revisions.id, newestRevision(contributions.id)))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .where(and(eq(contributions.campaignId, campaignId), eq(contributions.number, number)));
  if (!row) return null;
  const { blocks, plain, title: filedTitle, revisionId, receiptText, enteredBy, confidential, ...about } = row;
  const sealed = row.sealedAt !== null;
  const title = sealed ? "" : filedTitle;
  const terms = await listRoundTerms(row.roundId);
  const rule = await getRoundRule(row.roundId);
  const { pending, preparedId } = await pendingOf(row);
  const publicText = sealed ? null : await getPublicText(row.id, preparedId ?? row.publicTextId);
  const hidden = (publicText?.omissis.length ?? 0) > 0;
  return {
    ...about,
    /** Whether the office entered it, because it came by another way than the site; the person who did is not shown. */
    entered: enteredBy !== null,
    pending,
    /** If the newest public text belongs to an earlier revision, the places of its omissis mean nothing in this one. */
    omissis: publicText?.revisionId === revisionId ? publicText.omissis : [],
    closesAt: rule?.closesAt ?? row.receivedAt,
    stoppedAt: rule?.stoppedAt ?? null,
    terms,
    title: publicText && (hidden || publicText.revisionId === revisionId) ? publicText.title : title,
    original: hidden || sealed ? null : storedProse({ blocks, plain }),
    /** The passages that the filer wants to keep back, with the answers that the office has given so far. */
    confidential: sealed ? [] : confidential,
    answers: sealed || confidential.length === 0 ? [] : await listAnswers(revisionId),
    publicText,
    lineIds: (
      await db()
        .select({ lineId: contributionLines.lineId })
        .from(contributionLines)
        .where(eq(contributionLines.contributionId, row.id))
    ).map((line) => line.lineId),
    attachments: sealed
      ? []
      : (await listOutcomes(row.id)).filter(
          (file) => file.role !== "attachment" || listsFile(receiptText, file.sha256),
        ),
  };
}

export type DeskText = NonNullable<Awaited<ReturnType<typeof getDeskText>>>;

/**
 * The public text that was made last, even after the text went back to the queue: what was once covered is not shown
 * again by going back.
 */
export async function getPublicText(contributionId: string, current: string | null) {
  const [text] = await db()
    .select({
      id: publicTexts.id,
      revisionId: publicTexts.revisionId,
      title: publicTexts.title,
      blocks: publicTexts.blocks,
      plain: publicTexts.plain,
      omissis: publicTexts.omissis,
      sha256: publicTexts.sha256,
    })
    .from(publicTexts)
    .where(eq(publicTexts.id, current ?? newestPublicText(contributionId)));
  if (!text) return null;
  const { blocks, plain, ...about } = text;
  return { ...about, prose: storedProse({ blocks, plain }) };
}
