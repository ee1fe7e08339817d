import { eq } from "drizzle-orm";
import { refuse } from "#app/core/refusal.ts";
import { placeExcerpts } from "#app/features/sources/excerpt-places.server.ts";
import { may, type Actor } from "#app/permissions.ts";
import type { Tx } from "#db/client.server.ts";
import { contributions } from "#db/schema/contributions.ts";
import { requestsIn, writeAnswer } from "#app/features/omissis/confidential-answers.server.ts";
import { currentText } from "#app/features/texts/current-text.server.ts";
import { pendingOf } from "#app/features/texts/integrations-pending.server.ts";
import { makePublicText, replacePublicText } from "#app/features/texts/public-text.server.ts";
import { isOver, type ContributionState } from "#app/features/texts/contribution-state.ts";

interface Objected {
  id: string;
  campaignId: string;
  state: ContributionState;
  publicTextId: string | null;
  contributionId: string;
  /** The revision in which the objected omissis has its place. */
  revisionId: string;
  start: number;
  end: number;
}

/**
 * Makes the public text anew without the omissis that was objected to. Gives its hash; null where the office had taken
 * the omissis away already, or where nobody reads the text.
 */
export async function uncoverObjected(
  tx: Tx,
  objected: Objected,
  answer: string,
  actor: Actor,
  now: Date,
): Promise<string | null> {
  const contribution = { id: objected.contributionId, state: objected.state, publicTextId: objected.publicTextId };
  const text = await currentText(tx, contribution);
  if (!text || isOver(objected.state)) return null;
  const omissis = text.omissis.filter((mark) => mark.start !== objected.start || mark.end !== objected.end);
  if (text.revisionId !== objected.revisionId || omissis.length === text.omissis.length) return null;
  if (omissis.some((mark) => mark.start < objected.end && mark.end > objected.start)) refuse("omissis_changed");
  const { pending } = await pendingOf(contribution, tx);
  const shown = (objected.state === "published" || objected.state === "taken_down") && !pending;
  if (shown && !may(actor, "contribution.publish", objected)) refuse("forbidden");
  const made = await makePublicText(
    tx,
    { contributionId: contribution.id, title: text.title, omissis, released: text.released },
    now,
    actor.personId,
  );
  if (made.revisionId !== text.revisionId) refuse("omissis_changed");
  for (const { start, end, standing } of await requestsIn(made.id, tx)) {
    if (standing === "open")
      await writeAnswer(tx, { revisionId: made.revisionId, start, end, answer, by: actor.personId }, now);
  }
  if (shown) {
    await tx.update(contributions).set({ publicTextId: made.id }).where(eq(contributions.id, contribution.id));
    await placeExcerpts(tx, contribution.id, made.id);
  } else if (objected.state === "ready") await replacePublicText(tx, contribution.id, made.id, now);
  return made.sha256;
}
