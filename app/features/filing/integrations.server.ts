import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newSalt } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { sliceCodePoints } from "#app/prose/prose.ts";
import { refuse } from "#app/core/refusal.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { z } from "#app/core/validation.server.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import { getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { privacyInForce } from "#app/features/people/legal-pages.server.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import {
  attachments,
  campaigns,
  contributionLines,
  contributions,
  drafts,
  files,
  joins,
  questions,
  questionVersions,
  revisions,
} from "#db/schema/index.ts";
import { getBench } from "#app/features/organisations/organisation-queries.server.ts";
import type { DraftRow } from "#app/features/drafts/drafts.server.ts";
import { lockFiled, ownFiled } from "#app/features/texts/filed-own.server.ts";
import { freeText, type FilingContent } from "#app/features/drafts/filing-content.server.ts";
import { declarations, whyNotFile } from "#app/features/drafts/filing.ts";
import { editableText } from "./integration.ts";
import { listsFile } from "#app/features/receipts/receipt.ts";
import { receiptHash } from "#app/features/receipts/receipts.server.ts";

const integrable = ["filed", "ready", "published", "refused"];

/**
 * Begins the integration of a filed text as a draft that holds all of it. If one has begun already, that draft is
 * given.
 */
export const startIntegration = command({
  name: "draft.create",
  quiet: true,
  input: z.object({ number: numberField }),
  scope: ownFiled,
  run: async ({ tx, input, now, grant }) => {
    const filed = await lockFiled(tx, input.number);
    if (!integrable.includes(filed.state)) refuse("wrong_state");
    const round = (await getRoundWithQuestions(filed.roundId, {}, tx)) ?? refuse("not_found");
    const [campaign] = await tx
      .select({ state: campaigns.state })
      .from(campaigns)
      .where(eq(campaigns.id, filed.campaignId));
    const why = whyNotFile(round, campaign ?? refuse("not_found"), await getBench(filed, tx), filed.kind, now);
    if (why) refuse(why);
    const [begun] = await tx.select({ id: drafts.id }).from(drafts).where(eq(drafts.contributionId, filed.id));
    if (begun) return begun.id;
    const id = newId(now);
    const { answers, body } = editableText(storedProse(filed), await everyWording(tx, filed.roundId), freeText);
    const lines = await tx
      .select({ lineId: contributionLines.lineId })
      .from(contributionLines)
      .where(eq(contributionLines.contributionId, filed.id));
    await tx.insert(drafts).values({
      id,
      campaignId: filed.campaignId,
      roundId: filed.roundId,
      organisationId: filed.organisationId,
      contributionId: filed.id,
      kind: filed.kind,
      title: filed.title,
      answers,
      body,
      lineIds: lines.map(({ lineId }) => lineId).sort(),
      district: filed.district,
      losses: [],
      // The new text asks for the same passages to be kept back, wherever their words stand in it.
      confidential: filed.confidential.map(({ start, end }) => ({
        start,
        end,
        words: sliceCodePoints(filed.plain, start, end),
      })),
      savedBy: grant?.mandateId ?? refuse("forbidden"),
      savedAt: now,
      createdAt: now,
    });
    await borrowFiles(tx, filed, id, now);
    return id;
  },
});

async function everyWording(tx: Tx, roundId: string) {
  const rows = await tx
    .select({ id: questions.id, text: questionVersions.text })
    .from(questions)
    .innerJoin(questionVersions, eq(questionVersions.questionId, questions.id))
    .where(eq(questions.roundId, roundId))
    .orderBy(asc(questions.position));
  return [...new Set(rows.map((row) => row.id))].map((id) => ({
    id,
    texts: rows.filter((row) => row.id === id).map((row) => row.text),
  }));
}

/**
 * The files of the newest revision belong to the draft too, with the same bytes, so that nobody has to send them twice.
 */
async function borrowFiles(
  tx: Tx,
  filed: { id: string; receiptText: string },
  draftId: string,
  now: Date,
): Promise<void> {
  const held = await tx
    .select({ fileId: attachments.fileId, sha256: files.sha256, position: attachments.position })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(and(eq(attachments.contributionId, filed.id), eq(attachments.role, "attachment")))
    .orderBy(asc(attachments.position));
  const listed = held.filter((file) => listsFile(filed.receiptText, file.sha256));
  if (listed.length > 0)
    await tx.insert(attachments).values(
      listed.map(({ fileId, position }) => ({
        id: newId(now),
        fileId,
        draftId,
        role: "attachment" as const,
        position,
      })),
    );
}

export interface Declared {
  personId: string;
  mandateId: string;
  thirdParties: "none" | "marked";
}

/**
 * Files a draft as the next revision of its text. The number stays, and hash and salt are new. If the earlier revision
 * was prepared for publication, it goes back to the queue; if it is published, it stays until the new text takes its
 * place. Call it while the draft is locked.
 */
export async function fileIntegration(
  tx: Tx,
  draft: DraftRow,
  content: FilingContent,
  receiptText: string,
  by: Declared,
  now: Date,
) {
  const [held] = await tx
    .select({ number: contributions.number })
    .from(contributions)
    .where(eq(contributions.id, draft.contributionId ?? ""));
  const filed = await lockFiled(tx, held?.number ?? refuse("not_found"));
  if (!integrable.includes(filed.state)) refuse("wrong_state");
  const salt = newSalt();
  const sha256 = receiptHash(salt, receiptText);
  // The revision gets the draft's id, so that filing it again finds what was filed.
  const revisionId = draft.id;
  await tx.insert(revisions).values({
    id: revisionId,
    contributionId: filed.id,
    number: filed.revision + 1,
    title: draft.title,
    blocks: content.prose.blocks,
    plain: content.prose.plain,
    receiptText,
    salt,
    sha256,
    filedAt: now,
    ...by,
    privacyVersion: (await privacyInForce(now, tx)).version,
    licence: declarations.licence,
    confidential: content.confidential.map(({ start, end }) => ({ start, end })),
  });
  const back =
    filed.state === "published" ? {} : { state: "filed" as const, stateReason: "", stateAt: now, publicTextId: null };
  await tx
    .update(contributions)
    .set({ kind: draft.kind, district: draft.district, ...back })
    .where(eq(contributions.id, filed.id));
  await tx.delete(contributionLines).where(eq(contributionLines.contributionId, filed.id));
  if (content.lineIds.length > 0)
    await tx.insert(contributionLines).values(content.lineIds.map((lineId) => ({ contributionId: filed.id, lineId })));
  await returnFiles(tx, draft.id, filed.id);
  return {
    id: filed.id,
    number: filed.number,
    revisionId,
    revision: filed.revision + 1,
    salt,
    sha256,
    earlierTitle: filed.publicTitle ?? filed.title,
  };
}

async function returnFiles(tx: Tx, draftId: string, contributionId: string): Promise<void> {
  const held = await tx
    .select({ fileId: attachments.fileId })
    .from(attachments)
    .where(eq(attachments.contributionId, contributionId));
  if (held.length > 0)
    await tx.delete(attachments).where(
      and(
        eq(attachments.draftId, draftId),
        inArray(
          attachments.fileId,
          held.map(({ fileId }) => fileId),
        ),
      ),
    );
}

/** The bodies that had joined the earlier revision have not joined this one: they are told, and may join it. */
export async function voidEarlier(
  tx: Tx,
  filed: { id: string; number: string; revisionId: string; earlierTitle: string },
  campaignId: string,
  now: Date,
): Promise<void> {
  const ended = await tx
    .update(joins)
    .set({ voidedAt: now })
    .where(
      and(
        eq(joins.contributionId, filed.id),
        ne(joins.revisionId, filed.revisionId),
        isNull(joins.withdrawnAt),
        isNull(joins.voidedAt),
      ),
    )
    .returning({ organisationId: joins.organisationId });
  const again = new Set(
    (
      await tx
        .select({ organisationId: joins.organisationId })
        .from(joins)
        .where(eq(joins.revisionId, filed.revisionId))
    ).map((row) => row.organisationId),
  );
  const left = [...new Set(ended.map((row) => row.organisationId))].filter((id) => !again.has(id));
  const tellings: Telling[] = left.map((id) => ({
    to: { organisation: { id, campaignId } },
    news: {
      kind: "join_voided",
      facts: { title: filed.earlierTitle, number: filed.number },
      path: hrefIn("it", "joinFiled", { number: filed.number }),
      campaignId,
      once: `join_voided ${filed.revisionId} ${id}`,
    },
  }));
  await tellAll(tx, tellings, now);
}
