import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import type { Context } from "#app/access/context.ts";
import { refuse } from "#app/core/refusal.ts";
import { counter, idField, z } from "#app/core/validation.server.ts";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { privacyInForce } from "#app/features/people/legal-pages.server.ts";
import type { Tx } from "#db/client.server.ts";
import { takeSeat } from "#app/features/organisations/seats.server.ts";
import { attachments, contributions, drafts, revisions } from "#db/schema/index.ts";
import { ownScope, type Represented } from "#app/features/organisations/acting.ts";
import { getBench } from "#app/features/organisations/organisation-queries.server.ts";
import { draftScope, type DraftRow } from "#app/features/drafts/drafts.server.ts";
import { declarations, whyNotFile } from "#app/features/drafts/filing.ts";
import { filingContent, type FilingContent } from "#app/features/drafts/filing-content.server.ts";
import { mailReceipts, tellFiled } from "./filing-mails.server.ts";
import { fileTexts } from "./filing-rows.server.ts";
import { fileIntegration, voidEarlier, type Declared } from "./integrations.server.ts";
import { holdingJoins, joinedHash, joinsHash, settleJoins } from "#app/features/drafts/joins-hold.server.ts";
import { newestRevision } from "#app/features/texts/newest.server.ts";
import { withJoined } from "#app/features/receipts/receipt.ts";

export interface Filed {
  number: string;
  /** True when this draft had been filed before: this answers a second click or a request that was sent again. */
  repeated: boolean;
}

/** A draft is filed once, whoever sends it and however often, because its id is the key. */
async function filedBefore(tx: Tx, draftId: string) {
  const columns = {
    number: contributions.number,
    campaignId: contributions.campaignId,
    organisationId: bodyOf(contributions.organisationId),
  };
  const [first] = await tx.select(columns).from(contributions).where(eq(contributions.idempotencyKey, draftId));
  if (first) return first;
  // The revision of an integration has the id of its draft.
  const [later] = await tx
    .select(columns)
    .from(revisions)
    .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
    .where(eq(revisions.id, draftId));
  return later ?? null;
}

async function scope(tx: Tx, input: { draft: string }, context: Context): Promise<Represented | null> {
  const open = await draftScope(tx, input, context);
  if (open) return open;
  return ownScope(context, await filedBefore(tx, input.draft));
}

const ticked = z.literal("on", "required");

/**
 * Files a draft: number, first revision, receipt by mail, with the bodies that join this very text; the draft is gone.
 * A draft that integrates a filed text becomes its next revision. Only a signatory may. Errors: what `whyNotFile` and
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
    const bench = await getBench(draft, tx);
    const why = whyNotFile(content.round, content.campaign, bench, draft.kind, now);
    if (why) refuse(why);
    for (const missing of content.missing) refuse(missing);
    const mandateId = grant?.mandateId ?? refuse("forbidden");

    const joined = await holdingJoins(tx, draft, joinedHash(content), now);
    const receiptText = withJoined(
      content.receiptText,
      joined.map(({ name }) => name),
    );
    const by = { personId: actor.personId, mandateId, thirdParties: input.thirdParties };
    const filed = draft.contributionId
      ? await fileIntegration(tx, draft, content, receiptText, by, now)
      : await fileFirst(tx, draft, content, receiptText, by, { bench, now });
    const { id, number, revision, salt, sha256 } = filed;
    await settleJoins(tx, draft, joined, { contributionId: id, revisionId: filed.revisionId });
    await settleDraft(tx, draft, id);
    const entry = await log(`contribution:${id}`, {
      number,
      revision,
      sha256,
      ...(revision === 1 && {
        organisation: draft.organisationId,
        round: draft.roundId,
        channel: "site",
        received: now.toISOString(),
      }),
      ...(joined.length > 0 && { joined: joined.length, joins: joinsHash(joined) }),
    });
    if (draft.contributionId)
      await voidEarlier(
        tx,
        { id, number, revisionId: filed.revisionId, earlierTitle: filed.earlierTitle },
        draft.campaignId,
        now,
      );
    const mailed = await mailReceipts(
      tx,
      {
        number,
        revision,
        entry,
        salt,
        sha256,
        receivedAt: now,
        title: draft.title,
        organisation: content.organisation,
        joined: joined.map(({ name }) => name),
        campaign: content.campaign.title,
        filer: actor,
      },
      now,
    );
    await tellFiled(
      tx,
      {
        number,
        revision,
        title: draft.title,
        campaignId: draft.campaignId,
        organisation: content.organisation,
        joined,
        mailed,
      },
      now,
    );
    return { number, repeated: false };
  },
});

async function fileFirst(
  tx: Tx,
  draft: DraftRow,
  content: FilingContent,
  receiptText: string,
  by: Declared,
  { bench, now }: { bench: string | null; now: Date },
) {
  const [filed] = await fileTexts(
    tx,
    content.campaign,
    [
      {
        roundId: draft.roundId,
        organisationId: draft.organisationId,
        organisationNameId: content.organisation.nameId,
        // Only a round that is open to every bench lets a body without a seat file; by filing it takes its seat.
        bench: bench ?? (await takeSeat(tx, draft, now)),
        kind: draft.kind,
        district: draft.district,
        lineIds: content.lineIds,
        channel: "site",
        receivedAt: now,
        title: draft.title,
        prose: content.prose,
        confidential: content.confidential,
        receiptText,
        ...by,
        privacyVersion: (await privacyInForce(now, tx)).version,
        ...declarations,
        idempotencyKey: draft.id,
      },
    ],
    now,
  );
  if (!filed) throw new Error("A text was filed without a trace");
  const [first] = await tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(eq(revisions.id, newestRevision(filed.id)));
  return { ...filed, revision: 1, earlierTitle: draft.title, revisionId: first?.id ?? refuse("not_found") };
}

async function settleDraft(tx: Tx, draft: DraftRow, contributionId: string): Promise<void> {
  await tx.update(attachments).set({ contributionId, draftId: null }).where(eq(attachments.draftId, draft.id));
  await tx.delete(drafts).where(eq(drafts.id, draft.id));
}
