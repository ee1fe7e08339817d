import { and, eq, isNull } from "drizzle-orm";
import { command } from "#app/core/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { day, email, idField, line, optionalDay, z } from "#app/core/validation.server.ts";
import { inviteOrTell } from "#app/features/people/invitations.server.ts";
import { findOrAddPerson } from "#app/features/people/people.server.ts";
import { longDay, romeDay } from "#app/i18n/time.ts";
import { textIn } from "#app/i18n/text.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { benchSeats, mandates, organisations } from "#db/schema/organisations.ts";
import { people, sessions } from "#db/schema/people.ts";
import { proposeBench } from "./bench.ts";
import { letterField, storeLetter } from "./letters.server.ts";
import { overlaps, whyNotActing } from "./mandate.ts";
import { organisationNameOn } from "./organisation-queries.server.ts";
import { fullName } from "./name.ts";

/**
 * Designates a person, by e-mail, for a body in a campaign; who is new is invited, who is known is told for whom they now act. A body
 * without a bench in the campaign gets the one proposed from its kind.
 */
export const appoint = command({
  name: "mandate.manage",
  input: z.object({
    campaign: idField, organisation: idField, capacity: z.enum(["drafter", "signatory"]), name: line(120), email,
    language: z.enum(["it", "en"]).default("it"), validFrom: day, validTo: optionalDay, letter: letterField,
  }),
  scope: async (tx, input) => {
    const [row] = await tx.select({ campaignId: campaigns.id }).from(campaigns).where(eq(campaigns.id, input.campaign));
    return row ?? null;
  },
  run: async ({ tx, input, actor, now, log }): Promise<string> => {
    const { campaign, organisation, capacity, validFrom, validTo } = input;
    if (validTo !== null && validTo < validFrom) refuse("invalid", { validTo: "ends_before_start" });
    if (validTo !== null && validTo < romeDay(now)) refuse("invalid", { validTo: "already_over" });
    const [body] = await tx.select({ kind: organisations.kind }).from(organisations).where(eq(organisations.id, organisation));
    if (!body) refuse("invalid", { organisation: "invalid_choice" });
    // Locks the person's row: the same designation given twice at once is given once.
    const person = await findOrAddPerson(tx, input, now);
    const earlier = await tx
      .select({ validFrom: mandates.validFrom, validTo: mandates.validTo })
      .from(mandates)
      .where(and(eq(mandates.personId, person.id), eq(mandates.organisationId, organisation), eq(mandates.campaignId, campaign), eq(mandates.capacity, capacity), isNull(mandates.revokedAt)));
    if (earlier.some((mandate) => overlaps(mandate, input))) refuse("mandate_exists", { email: "mandate_exists" });
    const id = newId(now);
    const letterId = input.letter ? await storeLetter(tx, input.letter, now) : null;
    await tx.insert(mandates).values({ id, personId: person.id, organisationId: organisation, campaignId: campaign, capacity, validFrom, validTo, letterId, appointedBy: actor.personId, createdAt: now });
    await tx.insert(benchSeats).values({ id: newId(now), campaignId: campaign, organisationId: organisation, bench: proposeBench(body.kind) }).onConflictDoNothing();
    const t = textIn(person.language).organisations.mails;
    const about = await subjectOf(tx, organisation, campaign, now);
    const from = longDay(validFrom, person.language);
    const to = validTo && longDay(validTo, person.language);
    await inviteOrTell(tx, person, { subject: t.appointedSubject(about.body), text: t[capacity](about.body, about.campaign, from, to) }, now);
    await log(`mandate:${id}`, { person: person.id, organisation, capacity, letter: letterId });
    return id;
  },
});

/** Ends a designation at once, with its reason: sessions end, what was filed under it stays as it is, the person is told. */
export const revokeMandate = command({
  name: "mandate.manage",
  input: z.object({ campaign: idField, mandate: idField, reason: line(500) }),
  scope: async (tx, input) => {
    const [row] = await tx.select({ campaignId: mandates.campaignId }).from(mandates).where(and(eq(mandates.id, input.mandate), eq(mandates.campaignId, input.campaign)));
    return row ?? null;
  },
  run: async ({ tx, input, now, log }) => {
    const [mandate] = await tx
      .select({ personId: mandates.personId, organisationId: mandates.organisationId, campaignId: mandates.campaignId, validFrom: mandates.validFrom, validTo: mandates.validTo, revokedAt: mandates.revokedAt })
      .from(mandates)
      .where(eq(mandates.id, input.mandate))
      .for("update");
    const over = mandate ? whyNotActing(mandate, romeDay(now)) : "revoked";
    if (!mandate || over === "revoked" || over === "ended") refuse("wrong_state");
    await tx.update(mandates).set({ revokedAt: now, revokedReason: input.reason }).where(eq(mandates.id, input.mandate));
    await tx.delete(sessions).where(eq(sessions.userId, mandate.personId));
    await tellRevoked(tx, mandate, input.reason, now);
    await log(`mandate:${input.mandate}`, { person: mandate.personId, organisation: mandate.organisationId, revoked: true });
  },
});

async function tellRevoked(tx: Tx, mandate: { personId: string; organisationId: string; campaignId: string }, reason: string, now: Date): Promise<void> {
  const [person] = await tx.select({ name: people.name, email: people.email, language: people.language }).from(people).where(eq(people.id, mandate.personId));
  if (!person) return;
  const t = textIn(person.language).organisations.mails;
  const about = await subjectOf(tx, mandate.organisationId, mandate.campaignId, now);
  await sendMail(tx, { to: person.email, subject: t.revokedSubject(about.body), text: t.revoked(person.name, about.body, about.campaign, reason) }, now);
}

async function subjectOf(tx: Tx, organisationId: string, campaignId: string, now: Date): Promise<{ body: string; campaign: string }> {
  const [campaign] = await tx.select({ title: campaigns.title }).from(campaigns).where(eq(campaigns.id, campaignId));
  const name = await organisationNameOn(organisationId, romeDay(now), tx);
  return { body: name ? fullName(name) : "", campaign: campaign?.title ?? "" };
}
