import { asc, eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { longText, z } from "#app/core/validation.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { publicTexts, revisions } from "#db/schema/contributions.ts";
import { confidentialAnswers } from "#db/schema/office.ts";
import { campaignOf } from "#app/features/texts/campaign-of.server.ts";
import { requestsOf, type Answered } from "./confidential.ts";
import { numberField, offsetField } from "#app/features/texts/text-fields.server.ts";
import { lockReadable } from "#app/features/texts/lock.server.ts";
import { newestRevision } from "#app/features/texts/newest.server.ts";

/** Why passages stay readable that the filer of that revision wanted to keep back, the oldest answer first. */
export function listAnswers(revisionId: string, from: Db | Tx = db()): Promise<Answered[]> {
  return from
    .select({ start: confidentialAnswers.start, end: confidentialAnswers.end, answer: confidentialAnswers.answer })
    .from(confidentialAnswers)
    .where(eq(confidentialAnswers.revisionId, revisionId))
    .orderBy(asc(confidentialAnswers.id));
}

/** The state of each of the filer's requests in a public text. */
export async function requestsIn(publicTextId: string, from: Db | Tx = db()) {
  const [row] = await from
    .select({ revisionId: revisions.id, omissis: publicTexts.omissis, confidential: revisions.confidential })
    .from(publicTexts)
    .innerJoin(revisions, eq(revisions.id, publicTexts.revisionId))
    .where(eq(publicTexts.id, publicTextId));
  return row && row.confidential.length > 0
    ? requestsOf(row.confidential, row.omissis, await listAnswers(row.revisionId, from))
    : [];
}

/** Refuses a publication while a passage that the filer wanted to keep back is neither covered nor answered. */
export async function refuseUnanswered(tx: Tx, publicTextId: string): Promise<void> {
  if ((await requestsIn(publicTextId, tx)).some((request) => request.standing === "open")) refuse("confidential_open");
}

/** Writes why a passage stays readable; the filer reads it. */
export async function writeAnswer(
  tx: Tx,
  answer: { revisionId: string; start: number; end: number; answer: string; by: string },
  now: Date,
): Promise<void> {
  const { by, ...rest } = answer;
  await tx.insert(confidentialAnswers).values({ id: newId(now), ...rest, answeredAt: now, answeredBy: by });
}

/**
 * The office leaves a passage readable that the filer wanted to keep back, and says why. The last answer holds. Errors:
 * `stale` for a passage that nobody asked to keep back, `wrong_state`, `sealed`.
 */
export const answerConfidential = command({
  name: "redaction.answer",
  input: z.object({
    number: numberField,
    start: offsetField,
    end: offsetField,
    answer: longText(1000).pipe(z.string().min(1)),
  }),
  scope: (tx, input) => campaignOf(tx, input.number),
  run: async ({ tx, input, now, actor, log }) => {
    const contribution = await lockReadable(tx, input.number);
    const [revision] = await tx
      .select({ id: revisions.id, confidential: revisions.confidential })
      .from(revisions)
      .where(eq(revisions.id, newestRevision(contribution.id)));
    if (!revision) refuse("not_found");
    if (!revision.confidential.some((each) => each.start === input.start && each.end === input.end)) refuse("stale");
    await writeAnswer(
      tx,
      { revisionId: revision.id, start: input.start, end: input.end, answer: input.answer, by: actor.personId },
      now,
    );
    await log(`contribution:${contribution.id}`, {
      number: input.number,
      confidential: "left",
      start: input.start,
      end: input.end,
    });
  },
});
