import { eq } from "drizzle-orm";
import { command } from "#app/core/command.server.ts";
import type { Context } from "#app/core/context.ts";
import { refuse } from "#app/core/refusal.ts";
import { counter, idField, z } from "#app/core/validation.server.ts";
import type { Tx } from "#db/client.server.ts";
import { takeSeat } from "#app/features/organisations/seats.server.ts";
import { attachments, contributions, drafts } from "#db/schema/index.ts";
import { draftScope, getBench, type Body, type DraftRow } from "./drafts.server.ts";
import { declarations, whyNotFile } from "./filing.ts";
import { filingContent } from "./filing-content.server.ts";
import { mailReceipts } from "./filing-mails.server.ts";
import { fileTexts } from "./filing-rows.server.ts";

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

    const [filed] = await fileTexts(tx, content.campaign, [{
      roundId: draft.roundId, organisationId: draft.organisationId, organisationNameId: content.organisation.nameId,
      // Without a seat only a round for every bench lets one file; the body takes its seat by it.
      bench: bench ?? (await takeSeat(tx, draft, now)),
      kind: draft.kind, district: draft.district, lineIds: content.lineIds, channel: "site", receivedAt: now,
      title: draft.title, prose: content.prose, receiptText: content.receiptText,
      personId: actor.personId, mandateId, thirdParties: input.thirdParties, ...declarations,
      idempotencyKey: draft.id,
    }], now);
    const { id, number, salt, sha256 } = filed ?? refuse("not_found");
    await settleDraft(tx, draft, id);
    await log(`contribution:${id}`, { number, revision: 1, sha256 });
    await mailReceipts(tx, { number, salt, sha256, receivedAt: now, title: draft.title, organisation: content.organisation, campaign: content.campaign.title, filer: actor }, now);
    return { number, repeated: false };
  },
});

async function settleDraft(tx: Tx, draft: DraftRow, contributionId: string): Promise<void> {
  await tx.update(attachments).set({ contributionId, draftId: null }).where(eq(attachments.draftId, draft.id));
  await tx.delete(drafts).where(eq(drafts.id, draft.id));
}
