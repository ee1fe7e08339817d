import { and, asc, desc, eq } from "drizzle-orm";
import { storedProse } from "#app/core/stored-prose.ts";
import { db } from "#db/client.server.ts";
import { rounds, roundTerms } from "#db/schema/campaigns.ts";
import { attachments, contributionLines, contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { files, organisationNames } from "#db/schema/organisations.ts";

/**
 * One filed text as the drafting office works on it; never whoever filed it. Once words of it stand under an omissis, the original comes
 * only through `openOriginal`, which writes down who read it.
 */
export async function getFiled(campaignId: string, number: string) {
  const [row] = await db()
    .select({
      id: contributions.id, number: contributions.number, kind: contributions.kind, bench: contributions.bench, district: contributions.district, channel: contributions.channel,
      state: contributions.state, stateReason: contributions.stateReason, receivedAt: contributions.receivedAt, enteredAt: contributions.enteredAt, publishedAt: contributions.publishedAt,
      organisation: organisationNames.name, roundId: contributions.roundId, round: rounds.number, mode: rounds.mode, publicTextId: contributions.publicTextId,
      title: revisions.title, blocks: revisions.blocks, plain: revisions.plain, thirdParties: revisions.thirdParties, sha256: revisions.sha256,
    })
    .from(contributions)
    .innerJoin(revisions, eq(revisions.contributionId, contributions.id))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .where(and(eq(contributions.campaignId, campaignId), eq(contributions.number, number)))
    .orderBy(desc(revisions.number))
    .limit(1);
  if (!row) return null;
  const { blocks, plain, title, ...about } = row;
  const [term] = await db().select({ closesAt: roundTerms.closesAt }).from(roundTerms).where(eq(roundTerms.roundId, row.roundId)).orderBy(desc(roundTerms.version)).limit(1);
  const publicText = await newestPublicText(row.id, row.publicTextId);
  const hidden = (publicText?.omissis.length ?? 0) > 0;
  return {
    ...about,
    closesAt: term?.closesAt ?? row.receivedAt,
    title: publicText?.title ?? title,
    original: hidden ? null : storedProse({ blocks, plain }),
    publicText,
    lineIds: (await db().select({ lineId: contributionLines.lineId }).from(contributionLines).where(eq(contributionLines.contributionId, row.id))).map((line) => line.lineId),
    attachments: await filedAttachments(row.id),
  };
}

/** The last one made, also after the text went back to the queue: what was left out once is not shown again by going back. */
export async function newestPublicText(contributionId: string, current: string | null) {
  const [text] = await db()
    .select({ id: publicTexts.id, title: publicTexts.title, blocks: publicTexts.blocks, plain: publicTexts.plain, omissis: publicTexts.omissis, sha256: publicTexts.sha256 })
    .from(publicTexts)
    .where(current ? eq(publicTexts.id, current) : eq(publicTexts.contributionId, contributionId))
    .orderBy(desc(publicTexts.id))
    .limit(1);
  if (!text) return null;
  const { blocks, plain, ...about } = text;
  return { ...about, prose: storedProse({ blocks, plain }) };
}

function filedAttachments(contributionId: string) {
  return db()
    .select({ id: attachments.id, role: attachments.role, name: files.name, mediaType: files.mediaType, size: files.size, releasedAt: attachments.releasedAt })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(eq(attachments.contributionId, contributionId))
    .orderBy(asc(attachments.position));
}
