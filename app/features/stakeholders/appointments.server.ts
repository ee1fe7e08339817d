import { actingFor, actingMandate, ownScope } from "#app/features/organisations/acting.ts";
import { and, eq, isNotNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { day, email, idField, line, optionalDay, z } from "#app/core/validation.server.ts";
import { letterField, storeLetter } from "#app/features/organisations/letters.server.ts";
import {
  checkTerm,
  designate,
  endMandate,
  refuseOver,
  type Designation,
} from "#app/features/organisations/mandates.server.ts";
import { inviteOrTell } from "#app/features/people/account-invitations.server.ts";
import { findOrAddPerson, type Person } from "#app/features/people/people.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { longDay, romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { heldIn, subjectOf, tellIfLeft } from "./holders.server.ts";
import { needsLetter } from "./representation.ts";

const someone = {
  name: line(120),
  email,
  language: z.enum(["it", "en"]).default("it"),
  validFrom: day,
  validTo: optionalDay,
};

/**
 * Designates a person, by e-mail, for a body in a campaign. A new person is invited; one who is known is told for whom
 * they now act. A body that was represented and no longer is needs a letter (`letter_required`).
 */
export const appoint = command({
  name: "mandate.manage",
  input: z.object({
    campaign: idField,
    organisation: idField,
    capacity: z.enum(["drafter", "signatory"]),
    ...someone,
    letter: letterField,
  }),
  scope: async (tx, input) => {
    const [row] = await tx.select({ campaignId: campaigns.id }).from(campaigns).where(eq(campaigns.id, input.campaign));
    return row ?? null;
  },
  run: async ({ tx, input, actor, now, log }): Promise<string> => {
    const { campaign, organisation, capacity, validFrom, validTo } = input;
    checkTerm(input, now);
    await refuseOver(tx, organisation, romeDay(now));
    // The person's row is locked, so that the same designation given twice at once is given once.
    const person = await findOrAddPerson(tx, input, now);
    const held = await heldIn(tx, { organisationId: organisation, campaignId: campaign });
    if (!input.letter && needsLetter(held, romeDay(now))) refuse("invalid", { letter: "letter_required" });
    const letterId = input.letter ? await storeLetter(tx, input.letter, now) : null;
    const given = {
      personId: person.id,
      organisationId: organisation,
      campaignId: campaign,
      capacity,
      validFrom,
      validTo,
      letterId,
      appointedBy: actor.personId,
      appointedUnder: null,
    };
    const id = await designate(tx, given, now);
    await tellAppointed(tx, id, given, person, now);
    await log(`mandate:${id}`, { person: person.id, organisation, capacity, letter: letterId });
    return id;
  },
});

/**
 * Ends a designation at once, with its reason: sessions end, what was filed under it stays as it is, the person is
 * told.
 */
export const revokeMandate = command({
  name: "mandate.manage",
  input: z.object({ campaign: idField, mandate: idField, reason: line(500) }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: mandates.campaignId })
      .from(mandates)
      .where(and(eq(mandates.id, input.mandate), eq(mandates.campaignId, input.campaign)));
    return row ?? null;
  },
  run: async ({ tx, input, now, log }) => {
    const mandate = await endMandate(tx, input.mandate, input.reason, now);
    await tellRevoked(tx, input.mandate, mandate, input.reason, now);
    await tellIfLeft(tx, mandate, input.mandate, now);
    await log(`mandate:${input.mandate}`, {
      person: mandate.personId,
      organisation: mandate.organisationId,
      revoked: true,
    });
  },
});

/**
 * A signatory appoints a colleague to write with them: as drafter of their own body, in their own campaign, and nothing
 * more.
 */
export const appointDrafter = command({
  name: "drafter.manage",
  input: z.object(someone),
  scope: (_, __, context) => Promise.resolve(actingFor(context) ?? {}),
  run: async ({ tx, input, actor, now, log }): Promise<string> => {
    const body = actingMandate(actor) ?? refuse("mandate_unchosen");
    checkTerm(input, now);
    await refuseConcluded(tx, body.campaignId);
    const person = await findOrAddPerson(tx, input, now);
    const given = {
      personId: person.id,
      organisationId: body.organisationId,
      campaignId: body.campaignId,
      capacity: "drafter" as const,
      validFrom: input.validFrom,
      validTo: input.validTo,
      letterId: null,
      appointedBy: actor.personId,
      appointedUnder: body.mandateId,
    };
    const id = await designate(tx, given, now);
    await tellAppointed(tx, id, given, person, now);
    await log(`mandate:${id}`, { person: person.id, organisation: body.organisationId, capacity: "drafter" });
    return id;
  },
});

/** A signatory ends a designation of a drafter that they or a colleague had given. */
export const revokeDrafter = command({
  name: "drafter.manage",
  input: z.object({ mandate: idField, reason: line(500) }),
  scope: async (tx, input, { actor }) => {
    const [row] = await tx
      .select({ organisationId: mandates.organisationId, campaignId: mandates.campaignId })
      .from(mandates)
      .where(and(eq(mandates.id, input.mandate), eq(mandates.capacity, "drafter"), isNotNull(mandates.appointedUnder)));
    return ownScope({ actor }, row);
  },
  run: async ({ tx, input, now, log }) => {
    const mandate = await endMandate(tx, input.mandate, input.reason, now);
    await tellRevoked(tx, input.mandate, mandate, input.reason, now);
    await log(`mandate:${input.mandate}`, {
      person: mandate.personId,
      organisation: mandate.organisationId,
      revoked: true,
    });
  },
});

async function refuseConcluded(tx: Tx, campaignId: string): Promise<void> {
  const [campaign] = await tx.select({ state: campaigns.state }).from(campaigns).where(eq(campaigns.id, campaignId));
  if (campaign?.state === "concluded") refuse("campaign_closed");
}

/** Invites a new person to the product; tells one who is known by a notice. */
export async function tellAppointed(
  tx: Tx,
  mandateId: string,
  given: Designation,
  person: Person,
  now: Date,
): Promise<void> {
  const about = await subjectOf(tx, given, now);
  if (person.accepted) {
    const facts = {
      organisation: about.body,
      campaign: about.campaign,
      capacity: given.capacity,
      from: given.validFrom,
      to: given.validTo,
    };
    return tell(
      tx,
      { people: [person.id] },
      {
        kind: "appointed",
        facts,
        path: hrefIn("it", "space"),
        campaignId: given.campaignId,
        once: `appointed ${mandateId}`,
      },
      now,
    );
  }
  const t = textIn(person.language).organisations.mails;
  const text = t[given.capacity](
    about.body,
    about.campaign,
    longDay(given.validFrom, person.language),
    given.validTo && longDay(given.validTo, person.language),
  );
  await inviteOrTell(tx, person, { subject: t.appointedSubject(about.body), text }, now);
}

async function tellRevoked(
  tx: Tx,
  mandateId: string,
  mandate: { personId: string; organisationId: string; campaignId: string },
  reason: string,
  now: Date,
): Promise<void> {
  const about = await subjectOf(tx, mandate, now);
  const facts = { organisation: about.body, campaign: about.campaign, reason };
  await tell(
    tx,
    { people: [mandate.personId] },
    {
      kind: "revoked",
      facts,
      path: hrefIn("it", "profile"),
      campaignId: mandate.campaignId,
      once: `revoked ${mandateId}`,
    },
    now,
  );
}
