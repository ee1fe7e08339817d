import { eq } from "drizzle-orm";
import type { Context } from "#app/access/context.ts";
import { refuse } from "#app/core/refusal.ts";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import type { Tx } from "#db/client.server.ts";
import { contributions, publicTexts, revisions } from "#db/schema/index.ts";
import { ownScope, type Represented } from "#app/features/organisations/acting.ts";
import { lockUnsealed } from "./lock.server.ts";
import { newestRevision } from "./newest.server.ts";

/**
 * Where permissions over an organisation's own filed text are held. For a person without a mandate of it, it is as if
 * the text did not exist.
 */
export async function ownFiled(tx: Tx, input: { number: string }, context: Context): Promise<Represented | null> {
  const [row] = await tx
    .select({ campaignId: contributions.campaignId, organisationId: bodyOf(contributions.organisationId) })
    .from(contributions)
    .where(eq(contributions.number, input.number));
  return ownScope(context, row);
}

/**
 * The filed text with its newest revision, locked until the transaction ends: joinings, integrations, withdrawal and
 * the office's acts take turns.
 */
export async function lockFiled(tx: Tx, number: string) {
  const { id } = await lockUnsealed(tx, number);
  const [row] = await tx
    .select({
      id: contributions.id,
      number: contributions.number,
      campaignId: contributions.campaignId,
      roundId: contributions.roundId,
      organisationId: bodyOf(contributions.organisationId),
      kind: contributions.kind,
      district: contributions.district,
      state: contributions.state,
      publicTextId: contributions.publicTextId,
      publishedAt: contributions.publishedAt,
      disownedAt: contributions.disownedAt,
      publicTitle: publicTexts.title,
      revisionId: revisions.id,
      revision: revisions.number,
      title: revisions.title,
      blocks: revisions.blocks,
      plain: revisions.plain,
      receiptText: revisions.receiptText,
      confidential: revisions.confidential,
    })
    .from(contributions)
    .innerJoin(revisions, eq(revisions.id, newestRevision(contributions.id)))
    .leftJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .where(eq(contributions.id, id));
  return row ?? refuse("not_found");
}
