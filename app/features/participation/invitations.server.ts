import { and, eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { email, idField, longText, optionalLine, z } from "#app/core/validation.server.ts";
import { standingEntry } from "#app/features/organisations/bodies.server.ts";
import { refuseOver } from "#app/features/organisations/mandates.server.ts";
import { bodyFields, enterBody } from "#app/features/organisations/organisations.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { stakeholders } from "#db/schema/stakeholders.ts";
import { ofCampaign } from "#app/features/stakeholders/campaign-scope.server.ts";
import { isRepresented, refuseUnpublished, sendInvitation, spendInvitations, stakeholderOf } from "./invite.server.ts";
import { answers } from "#app/features/stakeholders/invitation.ts";
import { throughOf } from "#app/features/stakeholders/through.server.ts";

const emptyOr = <S extends z.ZodType>(schema: S) =>
  z
    .union([z.literal("").transform(() => null), schema])
    .optional()
    .transform((value) => value ?? null);
const contact = {
  contactName: optionalLine(120),
  contactEmail: emptyOr(email),
  language: z.enum(["it", "en"]).default("it"),
};
const note = longText(1000);

/**
 * Where an invitation goes: to the person named, or else to the body's own address. A name without an address is
 * refused.
 */
async function addressee(
  tx: Tx,
  organisationId: string,
  given: { contactName: string; contactEmail: string | null; language: "it" | "en" },
) {
  if (given.contactName !== "" && !given.contactEmail) refuse("invalid", { contactEmail: "required" });
  if (given.contactEmail) return { name: given.contactName, email: given.contactEmail, language: given.language };
  const [body] = await tx
    .select({ email: organisations.email })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return { name: "", email: body?.email ?? refuse("invalid", { contactEmail: "required" }), language: given.language };
}

/**
 * Invites a body that is known already, or again one that has not answered. Errors: `takes_part`,
 * `campaign_in_preparation`.
 */
export const inviteKnown = command({
  name: "stakeholder.manage",
  input: z.object({ campaign: idField, organisation: idField, ...contact }),
  scope: ofCampaign,
  run: async ({ tx, input, actor, now, log }): Promise<string> => {
    const organisationId =
      (await standingEntry(input.organisation, tx)) ?? refuse("invalid", { organisation: "invalid_choice" });
    await refuseOver(tx, organisationId, romeDay(now));
    await refuseUnpublished(tx, input.campaign);
    const entry = await stakeholderOf(tx, { campaignId: input.campaign, organisationId }, {}, now);
    if (entry.state === "accepted" || (await isRepresented(tx, entry, now))) refuse("takes_part");
    await sendInvitation(
      tx,
      entry.id,
      await addressee(tx, organisationId, input),
      { sentBy: actor.personId, batchId: null },
      now,
    );
    await log(`organisation:${organisationId}`, { what: "invited" });
    return organisationId;
  },
});

/** Puts a known body into the register without writing to it yet. */
export const listKnown = command({
  name: "stakeholder.manage",
  input: z.object({ campaign: idField, organisation: idField, note }),
  scope: ofCampaign,
  run: async ({ tx, input, now, log }): Promise<string> => {
    const organisationId =
      (await standingEntry(input.organisation, tx)) ?? refuse("invalid", { organisation: "invalid_choice" });
    await refuseOver(tx, organisationId, romeDay(now));
    await stakeholderOf(tx, { campaignId: input.campaign, organisationId }, { note: input.note }, now);
    await log(`organisation:${organisationId}`, { what: "listed" });
    return organisationId;
  },
});

/** Enters a new body and invites it, or, without `send`, only lists it. */
export const inviteNew = command({
  name: "stakeholder.manage",
  input: z.object({ campaign: idField, ...bodyFields, ...contact, send: z.literal("on").optional() }),
  scope: ofCampaign,
  run: async ({ tx, input, actor, now, log }): Promise<string> => {
    const organisationId = await enterBody(tx, input, now);
    const entry = await stakeholderOf(tx, { campaignId: input.campaign, organisationId }, {}, now);
    if (input.send) {
      await refuseUnpublished(tx, input.campaign);
      await sendInvitation(
        tx,
        entry.id,
        await addressee(tx, organisationId, input),
        { sentBy: actor.personId, batchId: null },
        now,
      );
    }
    await log(`organisation:${organisationId}`, {
      what: input.send ? "invited" : "listed",
      kind: input.kind,
      new: true,
    });
    return organisationId;
  },
});

/**
 * Records what a body answered by another way than its link, such as telephone or letter. The links it was sent open
 * nothing any more.
 */
export const recordAnswer = command({
  name: "stakeholder.manage",
  input: z.object({
    campaign: idField,
    organisation: idField,
    answer: z.enum(answers).exclude(["accepted"]),
    reason: longText(1000),
    through: optionalLine(200),
  }),
  scope: ofCampaign,
  run: async ({ tx, input, now, log }) => {
    const organisationId = (await standingEntry(input.organisation, tx)) ?? refuse("not_found");
    const entry = await stakeholderOf(tx, { campaignId: input.campaign, organisationId }, {}, now);
    if (await isRepresented(tx, entry, now)) refuse("takes_part");
    if (input.answer === "declined" && input.reason === "") refuse("invalid", { reason: "required" });
    if (input.answer !== "declined" && input.through === "") refuse("invalid", { through: "required" });
    await spendInvitations(tx, entry.id, now);
    const through =
      input.answer === "declined"
        ? { throughId: null, throughName: "" }
        : await throughOf(tx, input.through, organisationId, now);
    await tx
      .update(stakeholders)
      .set({ state: input.answer, stateAt: now, reason: input.reason, ...through })
      .where(eq(stakeholders.id, entry.id));
    await log(`organisation:${organisationId}`, { what: "answer_recorded", answer: input.answer });
  },
});

/** Takes an unanswered invitation back: its link opens nothing any more, the body is listed again. */
export const withdrawInvitation = command({
  name: "stakeholder.manage",
  input: z.object({ campaign: idField, organisation: idField }),
  scope: ofCampaign,
  run: async ({ tx, input, now, log }) => {
    const [entry] = await tx
      .select()
      .from(stakeholders)
      .where(and(eq(stakeholders.campaignId, input.campaign), eq(stakeholders.organisationId, input.organisation)))
      .for("update");
    if (!entry || entry.state !== "invited") refuse("wrong_state");
    await spendInvitations(tx, entry.id, now);
    await tx
      .update(stakeholders)
      .set({ state: "listed", stateAt: entry.createdAt })
      .where(eq(stakeholders.id, entry.id));
    await log(`organisation:${entry.organisationId}`, { what: "invitation_withdrawn" });
  },
});

/** The office's own note about a body; nobody else reads it. */
export const noteStakeholder = command({
  name: "stakeholder.manage",
  input: z.object({ campaign: idField, organisation: idField, note }),
  scope: ofCampaign,
  run: async ({ tx, input, now, log }) => {
    const organisationId = (await standingEntry(input.organisation, tx)) ?? refuse("not_found");
    const entry = await stakeholderOf(tx, { campaignId: input.campaign, organisationId }, {}, now);
    await tx.update(stakeholders).set({ note: input.note }).where(eq(stakeholders.id, entry.id));
    await log(`organisation:${organisationId}`, { what: "noted" });
  },
});
