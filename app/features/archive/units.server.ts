import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { getCampaign, listCampaignSteps, listMilestones } from "#app/features/campaigns/campaigns.server.ts";
import { countCampaign } from "#app/features/campaigns/counts.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { listParticipants, tookPart } from "#app/features/portal/participants.server.ts";
import { listRounds, listRoundsWithQuestions, listTermsOf } from "#app/features/campaigns/rounds.server.ts";
import { getPublicText } from "#app/features/publishing/desk-text.server.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { attachments, contributions, files, mandates } from "#db/schema/index.ts";

/** The campaign as one record: what its pages say of it, with every term and every decision. No person is in it. */
export async function campaignRecord(slug: string, now: Date) {
  const campaign = await getCampaign(slug);
  if (!campaign) return null;
  const ids = (await listRounds(campaign.id)).map((round) => round.id);
  const [rounds, terms] = [await listRoundsWithQuestions(ids, { retired: true }), await listTermsOf(ids)];
  const participants = await listParticipants(campaign.id, now);
  return {
    ...campaign,
    lines: await listLines(campaign.id, { retired: true }),
    rounds: rounds.map(({ id, campaignId: _, stoppedAt: __, questions, ...round }) => ({
      ...round,
      terms: terms.get(id) ?? [],
      questions: questions.map(({ id: _id, ...question }) => question),
    })),
    milestones: await listMilestones(campaign.id),
    decisions: await listCampaignSteps(campaign.id),
    participants: participants
      .filter(tookPart)
      .map(({ organisationId: _, parentId: __, ...participant }) => participant),
    counts: await countCampaign(campaign.id, now),
  };
}

const page = 200;

/** Every contribution of a campaign that was given a number, in the order of their ids, two hundred at a time. */
export async function* contributionsOf(campaignId: string) {
  let after = "";
  for (;;) {
    const rows = await db()
      .select({
        id: contributions.id,
        number: contributions.number,
        state: contributions.state,
        publicTextId: contributions.publicTextId,
      })
      .from(contributions)
      .where(and(eq(contributions.campaignId, campaignId), after === "" ? undefined : gt(contributions.id, after)))
      .orderBy(asc(contributions.id))
      .limit(page);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    after = last.id;
  }
}

/** How many contributions `contributionsOf` goes through. */
export const countContributions = (campaignId: string): Promise<number> =>
  db().$count(contributions, eq(contributions.campaignId, campaignId));

/**
 * What was received with a contribution, without the bytes. `hidden` says that the public has its text only with
 * omissis.
 */
export async function receivedFiles(contribution: { id: string; publicTextId: string | null }) {
  const rows = await db()
    .select({
      id: attachments.id,
      role: attachments.role,
      position: attachments.position,
      releasedAt: attachments.releasedAt,
      withheldReason: attachments.withheldReason,
      replaced: isNotNull(attachments.replacementId),
      fileId: files.id,
      name: files.name,
      mediaType: files.mediaType,
      size: files.size,
      sha256: files.sha256,
      sealed: isNotNull(files.sealedAt),
      scan: files.scan,
    })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(eq(attachments.contributionId, contribution.id))
    .orderBy(asc(attachments.position), asc(attachments.id));
  const text = rows.length > 0 ? await getPublicText(contribution.id, contribution.publicTextId) : null;
  return { rows, hidden: (text?.omissis.length ?? 0) > 0 };
}

/** The bytes of a stored file. Throws where there is no such file. */
export async function fileBytes(fileId: string): Promise<Uint8Array> {
  const [row] = await db().select({ content: files.content }).from(files).where(eq(files.id, fileId));
  if (!row) throw new Error(`The file ${fileId} is gone`);
  return row.content;
}

/** Letters of designation: listed by id and hash, never by a name that may be a person's. */
export function lettersOf(campaignId: string) {
  return db()
    .select({ mandate: mandates.id, sha256: files.sha256, size: files.size })
    .from(mandates)
    .innerJoin(files, eq(files.id, mandates.letterId))
    .where(and(eq(mandates.campaignId, campaignId), isNotNull(mandates.letterId)))
    .orderBy(asc(mandates.id));
}

/**
 * The number of the campaign's newest entry in the log. It changes with every act, so it shows whether somebody wrote
 * meanwhile.
 */
export async function newestEntry(campaignId: string): Promise<number> {
  const result = await db().execute(
    sql`select coalesce(max(seq), 0)::int as seq from audit_log where campaign_id = ${campaignId}`,
  );
  return rowsOf<{ seq: number }>(result)[0]?.seq ?? 0;
}
