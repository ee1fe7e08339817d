import { and, eq, isNull, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { email, line, longText, optionalLine, z } from "#app/core/validation.server.ts";
import { designate } from "#app/features/organisations/mandates.server.ts";
import { findOrAddPerson } from "#app/features/people/people.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { stakeholderInvitations, stakeholders } from "#db/schema/stakeholders.ts";
import { spendInvitations } from "./invite.server.ts";
import { heldIn, subjectOf } from "#app/features/stakeholders/holders.server.ts";
import { answerableUntil, linkState, type Answer, type LinkState } from "#app/features/stakeholders/invitation.ts";
import { tellAppointed } from "#app/features/stakeholders/appointments.server.ts";
import { needsLetter } from "#app/features/stakeholders/representation.ts";
import { parentNameOf, throughOf } from "#app/features/stakeholders/through.server.ts";

const columns = {
  id: stakeholderInvitations.id,
  stakeholderId: stakeholderInvitations.stakeholderId,
  contactName: stakeholderInvitations.contactName,
  contactEmail: stakeholderInvitations.contactEmail,
  language: stakeholderInvitations.language,
  sentAt: stakeholderInvitations.sentAt,
  spentAt: stakeholderInvitations.spentAt,
  sentBy: stakeholderInvitations.sentBy,
  organisationId: stakeholders.organisationId,
  campaignId: stakeholders.campaignId,
  state: stakeholders.state,
};
const find = (handle: Tx | ReturnType<typeof db>, secret: string) =>
  handle
    .select(columns)
    .from(stakeholderInvitations)
    .innerJoin(stakeholders, eq(stakeholders.id, stakeholderInvitations.stakeholderId))
    .where(eq(stakeholderInvitations.answerHash, sha256(secret)));

export interface AnswerPage {
  state: LinkState;
  /** What was answered, if it was answered. */
  answered: Answer | null;
  body: string;
  campaign: { title: string; slug: string; office: string; contact: string; concluded: boolean } | null;
  until: Date | null;
  /** The person to whom it was addressed; empty where it went to the body as such. */
  name: string;
  email: string;
  parent: string;
}

/**
 * What the page of a mailed invitation shows; opening it uses nothing up. A link that is no longer good shows nothing
 * about the person.
 */
export async function getAnswerPage(secret: string, now: Date): Promise<AnswerPage> {
  const [row] = await find(db(), secret);
  const state = linkState(row ?? null, now);
  if (!row) return { state, answered: null, body: "", campaign: null, until: null, name: "", email: "", parent: "" };
  const [campaign] = await db()
    .select({
      title: campaigns.title,
      slug: campaigns.slug,
      office: campaigns.office,
      contact: campaigns.contact,
      state: campaigns.state,
    })
    .from(campaigns)
    .where(eq(campaigns.id, row.campaignId));
  const about = await subjectOf(db(), row, now);
  const usable = state === "usable";
  return {
    state,
    answered: row.state === "listed" || row.state === "invited" ? null : row.state,
    body: about.body,
    until: answerableUntil(row.sentAt),
    campaign: campaign
      ? {
          title: campaign.title,
          slug: campaign.slug,
          office: campaign.office,
          contact: campaign.contact,
          concluded: campaign.state === "concluded",
        }
      : null,
    name: usable ? row.contactName : "",
    email: usable ? row.contactEmail : "",
    parent: usable ? await parentNameOf(row.organisationId, now, db()) : "",
  };
}

const given = { token: z.string().min(1).max(200) };

/**
 * A body answers the invitation that was mailed to it. The answer, not opening the page, uses the link up. Accepting
 * designates a signatory: the person to whom the office wrote, or, where it wrote to the body as such, a person named
 * by the body. Errors: `token_spent`, `token_expired`.
 */
export const answerInvitation = command({
  name: "stakeholder.answer",
  input: z.discriminatedUnion("answer", [
    z.object({
      ...given,
      answer: z.literal("accepted"),
      name: optionalLine(120),
      email: z.union([z.literal(""), email]).default(""),
    }),
    z.object({ ...given, answer: z.literal("declined"), reason: longText(1000).pipe(z.string().min(1)) }),
    z.object({ ...given, answer: z.literal("passed_on"), through: line(200), reason: longText(1000) }),
    z.object({ ...given, answer: z.literal("represented"), through: line(200), reason: longText(1000) }),
  ]),
  scope: async (tx, input) => {
    const [row] = await find(tx, input.token);
    return row ? { campaignId: row.campaignId } : null;
  },
  run: async ({ tx, input, context, now, log }) => {
    const [seen] = await find(tx, input.token);
    if (!seen) refuse("not_found");
    // Of two answers at once the second waits here, and then finds the link used up.
    await tx
      .select({ id: stakeholders.id })
      .from(stakeholders)
      .where(eq(stakeholders.id, seen.stakeholderId))
      .for("update");
    const invitation = (await find(tx, input.token))[0] ?? refuse("not_found");
    const state = linkState(invitation, now);
    if (state !== "usable") refuse(state === "expired" ? "token_expired" : "token_spent");
    let mandateId: string | null = null;
    if (input.answer === "accepted") mandateId = await accept(tx, invitation, input, context.lang, now);
    // Locked after the person: an erasure that is under way has locked the person's row first, and then their
    // invitations.
    await spendInvitations(tx, invitation.stakeholderId, now);
    const through =
      input.answer === "passed_on" || input.answer === "represented"
        ? await throughOf(tx, input.through, invitation.organisationId, now)
        : { throughId: null, throughName: "" };
    const reason = input.answer === "accepted" ? "" : input.reason;
    await tx
      .update(stakeholders)
      .set({ state: input.answer, stateAt: now, reason, ...through })
      .where(eq(stakeholders.id, invitation.stakeholderId));
    await log(`organisation:${invitation.organisationId}`, {
      answer: input.answer,
      ...(mandateId && { mandate: mandateId }),
    });
    await tellOffice(
      tx,
      invitation,
      { answer: input.answer, reason, through: "through" in input ? input.through : "" },
      now,
    );
    return input.answer;
  },
});

type Invitation = Awaited<ReturnType<typeof find>>[number];

async function accept(
  tx: Tx,
  invitation: Invitation,
  named: { name: string; email: string },
  lang: "it" | "en",
  now: Date,
): Promise<string> {
  const fixed = invitation.contactName !== "";
  const wanted = fixed
    ? { name: invitation.contactName, email: invitation.contactEmail, language: invitation.language }
    : { name: named.name, email: named.email, language: lang };
  if (wanted.name === "" || wanted.email === "")
    refuse("invalid", {
      ...(wanted.name === "" && { name: "required" }),
      ...(wanted.email === "" && { email: "required" }),
    });
  if (needsLetter(await heldIn(tx, invitation), romeDay(now))) refuse("wrong_state");
  const person = await findOrAddPerson(tx, wanted, now);
  const [held] = await tx
    .select({ id: mandates.id })
    .from(mandates)
    .where(
      and(
        eq(mandates.personId, person.id),
        eq(mandates.organisationId, invitation.organisationId),
        eq(mandates.campaignId, invitation.campaignId),
        eq(mandates.capacity, "signatory"),
        isNull(mandates.revokedAt),
        sql`(${mandates.validTo} is null or ${mandates.validTo} >= ${romeDay(now)}::date)`,
      ),
    );
  const designation = {
    personId: person.id,
    organisationId: invitation.organisationId,
    campaignId: invitation.campaignId,
    capacity: "signatory" as const,
    validFrom: romeDay(now),
    validTo: null,
    letterId: null,
    appointedBy: invitation.sentBy,
    appointedUnder: null,
  };
  const id = held?.id ?? (await designate(tx, designation, now));
  if (!held) await tellAppointed(tx, id, designation, person, now);
  await tx.update(stakeholderInvitations).set({ mandateId: id }).where(eq(stakeholderInvitations.id, invitation.id));
  // The person to whom it was addressed is a delegate now, or was never asked to be one.
  await tx
    .update(stakeholderInvitations)
    .set({ contactName: "", contactEmail: "" })
    .where(eq(stakeholderInvitations.stakeholderId, invitation.stakeholderId));
  return id;
}

async function tellOffice(
  tx: Tx,
  invitation: Invitation,
  facts: { answer: string; reason: string; through: string },
  now: Date,
): Promise<void> {
  const about = await subjectOf(tx, invitation, now);
  await tell(
    tx,
    { office: { campaignId: invitation.campaignId, roles: ["lead"] } },
    {
      kind: "invitation_answered",
      facts: { organisation: about.body, campaign: about.campaign, ...facts },
      path: hrefIn("it", "deskStakeholder", { campaign: about.slug, organisation: invitation.organisationId }),
      campaignId: invitation.campaignId,
      once: `invitation_answered ${invitation.id}`,
    },
    now,
  );
}
