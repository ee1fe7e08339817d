import { eq, sql } from "drizzle-orm";
import { command } from "#app/core/command.server.ts";
import type { Context } from "#app/core/context.ts";
import { newSalt } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { counter, idField, z } from "#app/core/validation.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { rowsOf, type Tx } from "#db/client.server.ts";
import { attachments, contributionLines, contributions, drafts, revisions } from "#db/schema/index.ts";
import { draftScope, getBench, type Body, type DraftRow } from "./drafts.server.ts";
import { contributionNumber, declarations, whyNotFile } from "./filing.ts";
import { filingContent } from "./filing-content.server.ts";
import { mailReceipts } from "./filing-mails.server.ts";
import { receiptHash } from "./receipts.server.ts";

export interface Filed {
  number: string;
  /** True when this draft had been filed before: the answer to a retry or a second click. */
  repeated: boolean;
}

/** A draft is filed once, whoever sends it and however often: its id is the key. */
async function filedBefore(tx: Tx, draftId: string) {
  const [row] = await tx.select({ number: contributions.number, campaignId: contributions.campaignId, organisationId: contributions.organisationId }).from(contributions).where(eq(contributions.idempotencyKey, draftId));
  return row ?? null;
}

async function scope(tx: Tx, input: { draft: string }, context: Context): Promise<Body | null> {
  const open = await draftScope(tx, input, context);
  if (open) return open;
  const filed = await filedBefore(tx, input.draft);
  const delegate = filed && context.actor?.grants.some((grant) => grant.mandateId !== null && grant.organisationId === filed.organisationId && grant.campaignId === filed.campaignId);
  return delegate ? { campaignId: filed.campaignId, organisationId: filed.organisationId } : null;
}

const ticked = z.literal("on", "required");

/**
 * Files a draft: number, first revision, receipt by mail; the draft is gone. Only a signatory may. Errors: what `whyNotFile` and
 * `whatIsMissing` name, `stale` when the draft changed after the summary was shown.
 */
export const fileContribution = command({
  name: "contribution.file",
  input: z.object({
    draft: idField,
    version: counter,
    privacy: ticked,
    thirdParties: z.enum(["none", "marked"]),
    licence: ticked,
  }),
  scope,
  run: async ({ tx, input, now, actor, grant, log }): Promise<Filed> => {
    const [draft] = await tx.select().from(drafts).where(eq(drafts.id, input.draft)).for("update");
    if (!draft) {
      const before = (await filedBefore(tx, input.draft)) ?? refuse("not_found");
      return { number: before.number, repeated: true };
    }
    if (draft.version !== input.version) refuse("stale");
    const content = (await filingContent(tx, draft, now)) ?? refuse("not_found");
    const bench = await getBench(tx, draft);
    const why = whyNotFile(content.round, content.campaign, bench, draft.kind, now);
    if (why) refuse(why);
    for (const missing of content.missing) refuse(missing);
    const mandateId = grant?.mandateId ?? refuse("forbidden");

    const id = newId(now);
    const number = await takeNumber(tx, content.campaign, now);
    const salt = newSalt();
    const hash = receiptHash(salt, content.receiptText);
    await tx.insert(contributions).values({
      id, number,
      campaignId: draft.campaignId, roundId: draft.roundId, organisationId: draft.organisationId,
      organisationNameId: content.organisation.nameId,
      // Without a seat only a round for every bench lets one file.
      bench: bench ?? "",
      kind: draft.kind, district: draft.district, channel: "site",
      receivedAt: now, enteredAt: now,
      state: "filed", stateAt: now,
      idempotencyKey: draft.id,
    });
    await tx.insert(revisions).values({
      id: newId(now), contributionId: id, number: 1,
      title: draft.title, blocks: content.prose.blocks, plain: content.prose.plain,
      receiptText: content.receiptText, salt, sha256: hash,
      filedAt: now, personId: actor.personId, mandateId,
      privacyVersion: declarations.privacyVersion, thirdParties: input.thirdParties, licence: declarations.licence,
    });
    if (content.lineIds.length > 0) await tx.insert(contributionLines).values(content.lineIds.map((lineId) => ({ contributionId: id, lineId })));
    await settleDraft(tx, draft, id);
    await log(`contribution:${id}`, { number, revision: 1, sha256: hash });
    await mailReceipts(tx, { number, salt, sha256: hash, receivedAt: now, title: draft.title, organisation: content.organisation, campaign: content.campaign.title, filer: actor }, now);
    return { number, repeated: false };
  },
});

async function settleDraft(tx: Tx, draft: DraftRow, contributionId: string): Promise<void> {
  await tx.update(attachments).set({ contributionId, draftId: null }).where(eq(attachments.draftId, draft.id));
  await tx.delete(drafts).where(eq(drafts.id, draft.id));
}

/** The next number of the campaign and year; the row stays locked until the filing commits or rolls back, so there are no gaps. */
async function takeNumber(tx: Tx, campaign: { id: string; code: string }, now: Date): Promise<string> {
  const year = Number(romeDay(now).slice(0, 4));
  const [row] = rowsOf<{ last: number }>(
    await tx.execute(sql`
      insert into number_counters (campaign_id, year, last) values (${campaign.id}, ${year}, 1)
      on conflict (campaign_id, year) do update set last = number_counters.last + 1
      returning last`),
  );
  if (!row) throw new Error("No number was given");
  return contributionNumber(campaign.code, year, row.last);
}
