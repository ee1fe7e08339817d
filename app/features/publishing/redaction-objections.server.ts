import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, longText, z } from "#app/core/validation.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import {
  campaigns,
  contributions,
  organisationNames,
  publicTexts,
  redactionObjections,
  revisions,
} from "#db/schema/index.ts";
import { readSpan } from "#app/features/omissis/confidential.ts";
import { currentText } from "#app/features/texts/current-text.server.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import { lockFiled, ownFiled } from "#app/features/texts/filed-own.server.ts";
import { uncoverObjected } from "./redaction-uncover.server.ts";

const words = longText(1000).pipe(z.string().min(1));

/**
 * The filer objects to one omissis of its text. Publication doesn't wait for it; the office answers. The same objection
 * sent twice at once is written once. Errors: `omissis_changed` where that omissis is no longer there, `wrong_state`
 * where the filer is shown none.
 */
export const objectToOmissis = command({
  name: "redaction.object",
  input: z.object({
    number: numberField,
    omissis: z
      .string()
      .max(40)
      .transform((value) => readSpan(value))
      .refine((span) => span !== null, "required"),
    words,
  }),
  scope: ownFiled,
  run: async ({ tx, input, now, grant, log }) => {
    const filed = await lockFiled(tx, input.number);
    const text = await currentText(tx, filed);
    if (!text || text.revisionId !== filed.revisionId || !["ready", "published", "taken_down"].includes(filed.state))
      refuse("wrong_state");
    const { start, end } = input.omissis ?? refuse("invalid");
    if (!text.omissis.some((mark) => mark.start === start && mark.end === end)) refuse("omissis_changed");
    const id = newId(now);
    const written = await tx
      .insert(redactionObjections)
      .values({
        id,
        contributionId: filed.id,
        publicTextId: text.id,
        start,
        end,
        words: input.words,
        mandateId: grant?.mandateId ?? refuse("forbidden"),
        objectedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: redactionObjections.id });
    if (written.length === 0) return { id: null };
    await log(`contribution:${filed.id}`, { number: filed.number, objection: id });
    const [campaign] = await tx
      .select({ slug: campaigns.slug })
      .from(campaigns)
      .where(eq(campaigns.id, filed.campaignId));
    await tell(
      tx,
      { office: { campaignId: filed.campaignId, roles: ["lead", "planner"] } },
      {
        kind: "omissis_contested",
        facts: { number: filed.number },
        path: `${hrefIn("it", "deskObjections", { campaign: campaign?.slug ?? "" })}#omissis`,
        campaignId: filed.campaignId,
        once: `omissis contested ${id}`,
      },
      now,
    );
    return { id };
  },
});

async function objectionById(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: redactionObjections.id,
      start: redactionObjections.start,
      end: redactionObjections.end,
      revisionId: revisions.id,
      contributionId: contributions.id,
      number: contributions.number,
      campaignId: contributions.campaignId,
      organisationId: bodyOf(contributions.organisationId),
    })
    .from(redactionObjections)
    .innerJoin(contributions, eq(contributions.id, redactionObjections.contributionId))
    .innerJoin(publicTexts, eq(publicTexts.id, redactionObjections.publicTextId))
    .innerJoin(revisions, eq(revisions.id, publicTexts.revisionId))
    .where(eq(redactionObjections.id, id));
  return row ?? null;
}

/**
 * The office answers, and the filer reads it. `upheld` takes the omissis away in the same act; if the text is public,
 * only the lead may do that. Errors: `stale` where it is answered already, `omissis_changed`, `forbidden`, `sealed`.
 */
export const answerOmissisObjection = command({
  name: "redaction.answer",
  input: z.object({ objectionId: idField, outcome: z.enum(["upheld", "dismissed"]), answer: words }),
  scope: async (tx, input) => {
    const objection = await objectionById(tx, input.objectionId);
    return objection && { campaignId: objection.campaignId };
  },
  run: async ({ tx, input, now, actor, log }) => {
    const objection = (await objectionById(tx, input.objectionId)) ?? refuse("not_found");
    const filed = await lockFiled(tx, objection.number);
    const upheld = input.outcome === "upheld";
    const answered = await tx
      .update(redactionObjections)
      .set({ answeredAt: now, answeredBy: actor.personId, accepted: upheld, answer: input.answer })
      .where(and(eq(redactionObjections.id, objection.id), isNull(redactionObjections.answeredAt)))
      .returning({ id: redactionObjections.id });
    if (answered.length === 0) refuse("stale");
    const publicText = upheld ? await uncoverObjected(tx, { ...filed, ...objection }, input.answer, actor, now) : null;
    await log(`contribution:${filed.id}`, {
      number: filed.number,
      objection: objection.id,
      upheld,
      ...(publicText && { publicText }),
    });
    await tell(
      tx,
      { organisation: { id: objection.organisationId, campaignId: objection.campaignId } },
      {
        kind: "omissis_answered",
        facts: { number: filed.number, upheld: upheld ? 1 : 0, answer: input.answer },
        path: hrefIn("it", "filedOmissis", { number: filed.number }),
        campaignId: objection.campaignId,
        once: `omissis answered ${objection.id}`,
      },
      now,
    );
    return { number: filed.number };
  },
});

/**
 * Objections of filers to the omissis of their texts, those without an answer first; never with the words under the
 * omissis.
 */
export async function listOmissisObjections(campaignId: string) {
  const rows = await db()
    .select({
      id: redactionObjections.id,
      start: redactionObjections.start,
      end: redactionObjections.end,
      words: redactionObjections.words,
      objectedAt: redactionObjections.objectedAt,
      answeredAt: redactionObjections.answeredAt,
      accepted: redactionObjections.accepted,
      answer: redactionObjections.answer,
      number: contributions.number,
      organisation: organisationNames.name,
      omissis: publicTexts.omissis,
      state: contributions.state,
      sealedAt: contributions.sealedAt,
    })
    .from(redactionObjections)
    .innerJoin(contributions, eq(contributions.id, redactionObjections.contributionId))
    .innerJoin(publicTexts, eq(publicTexts.id, redactionObjections.publicTextId))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .where(eq(contributions.campaignId, campaignId))
    .orderBy(desc(isNull(redactionObjections.answeredAt)), asc(redactionObjections.objectedAt))
    .limit(500);
  return rows.map(({ omissis, start, end, sealedAt, ...row }) => ({
    ...row,
    ...placeAmong(omissis, start, end),
    /** An objection to a sealed text can no longer be answered. */
    answerable: row.answeredAt === null && sealedAt === null,
    published: row.state === "published" || row.state === "taken_down",
  }));
}

/** The number of this omissis among those of its text, and the reason for which it was made. */
function placeAmong(omissis: readonly { start: number; end: number; reason: string }[], start: number, end: number) {
  const sorted = [...omissis].sort((a, b) => a.start - b.start || a.end - b.end);
  const index = sorted.findIndex((mark) => mark.start === start && mark.end === end);
  return { nth: index + 1, of: sorted.length, reason: sorted[index]?.reason ?? "" };
}

/** How many of one text wait for an answer. */
export const countOmissisObjections = (contributionId: string): Promise<number> =>
  db().$count(
    redactionObjections,
    and(eq(redactionObjections.contributionId, contributionId), isNull(redactionObjections.answeredAt)),
  );
