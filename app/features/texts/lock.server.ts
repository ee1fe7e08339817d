import { eq } from "drizzle-orm";
import { refuse } from "#app/core/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions } from "#db/schema/contributions.ts";
import { sources } from "#db/schema/sources.ts";
import { isOver } from "./contribution-state.ts";

/**
 * Locks a contribution until the transaction ends, so that of two acts on it the second finds what the first has done.
 * Null where there is none. It may be sealed; an act on its words calls `lockUnsealed` instead. All code locks in the
 * same order, or two transactions could wait for each other: a draft, its contribution, the contribution's row among
 * the sources, its files, and last the head of the log.
 */
export async function lockContribution(tx: Tx, which: { number: string } | { id: string }) {
  const [row] = await tx
    .select({
      id: contributions.id,
      number: contributions.number,
      campaignId: contributions.campaignId,
      roundId: contributions.roundId,
      organisationId: contributions.organisationId,
      state: contributions.state,
      publicTextId: contributions.publicTextId,
      publishedAt: contributions.publishedAt,
      disownedAt: contributions.disownedAt,
      enteredBy: contributions.enteredBy,
      sealedAt: contributions.sealedAt,
    })
    .from(contributions)
    .where("number" in which ? eq(contributions.number, which.number) : eq(contributions.id, which.id))
    .for("update");
  return row ?? null;
}

/** The same for an act on its words; once they are sealed nobody may read them. Errors: `not_found`, `sealed`. */
export async function lockUnsealed(tx: Tx, number: string) {
  const contribution = (await lockContribution(tx, { number })) ?? refuse("not_found");
  if (contribution.sealedAt) refuse("sealed");
  return contribution;
}

/**
 * The same for an act that opens its words or answers for them, which nobody may do after a withdrawal either. Errors:
 * `not_found`, `sealed`, `wrong_state`.
 */
export async function lockReadable(tx: Tx, number: string) {
  const contribution = await lockUnsealed(tx, number);
  if (isOver(contribution.state)) refuse("wrong_state");
  return contribution;
}

/** Locks a source of any kind. Where it is a contribution, the contribution is locked first. */
export async function lockSource(tx: Tx, id: string): Promise<void> {
  await lockContribution(tx, { id });
  await tx.select({ id: sources.id }).from(sources).where(eq(sources.id, id)).for("update");
}

/**
 * Locks a file that came with a filed text, after locking the text; gives the text. Null where there is no such file.
 */
export async function lockFile(tx: Tx, attachmentId: string) {
  const [file] = await tx
    .select({ contributionId: attachments.contributionId })
    .from(attachments)
    .where(eq(attachments.id, attachmentId));
  const contribution = file?.contributionId ? await lockContribution(tx, { id: file.contributionId }) : null;
  if (contribution)
    await tx.select({ id: attachments.id }).from(attachments).where(eq(attachments.id, attachmentId)).for("update");
  return contribution;
}
