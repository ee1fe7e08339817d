import { and, eq, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, longText, optionalLine, z } from "#app/core/validation.server.ts";
import { standingEntry } from "#app/features/organisations/bodies.server.ts";
import { letterField, storeLetter } from "#app/features/organisations/letters.server.ts";
import { designate, refuseOver } from "#app/features/organisations/mandates.server.ts";
import { listOrganisations } from "#app/features/organisations/organisation-queries.server.ts";
import { enterBody } from "#app/features/organisations/organisations.server.ts";
import { findOrAddPerson } from "#app/features/people/people.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { organisations } from "#db/schema/organisations.ts";
import { participationRequests, stakeholders } from "#db/schema/stakeholders.ts";
import { heldIn } from "#app/features/stakeholders/holders.server.ts";
import { spendInvitations, stakeholderOf } from "./invite.server.ts";
import { tellAppointed } from "#app/features/stakeholders/appointments.server.ts";
import { needsLetter } from "#app/features/stakeholders/representation.ts";

const ofRequest = async (tx: Tx, { campaign, request }: { campaign: string; request: string }) => {
  const [row] = await tx
    .select({ campaignId: participationRequests.campaignId })
    .from(participationRequests)
    .where(and(eq(participationRequests.id, request), eq(participationRequests.campaignId, campaign)));
  return row ?? null;
};

async function lockWaiting(tx: Tx, id: string) {
  const [request] = await tx.select().from(participationRequests).where(eq(participationRequests.id, id)).for("update");
  if (!request) refuse("not_found");
  if (request.state !== "waiting" || request.personEmail === "") refuse("stale");
  return request;
}

/**
 * Admits a body that asked to take part: as a new body, or as one that is known (`organisation`). The person who asked
 * becomes its signatory and is invited like everybody else. A body that was represented and no longer is needs a
 * letter. Errors: `stale`, `name_taken`, `code_taken`, `mandate_exists`.
 */
export const admitRequest = command({
  name: "participation.decide",
  input: z.object({
    campaign: idField,
    request: idField,
    as: z.enum(["new", "known"]),
    organisation: z.union([z.literal(""), idField]).default(""),
    name: optionalLine(200),
    distinction: optionalLine(120),
    letter: letterField,
  }),
  scope: ofRequest,
  run: async ({ tx, input, actor, now, log }): Promise<string> => {
    const request = await lockWaiting(tx, input.request);
    const organisationId =
      input.as === "known" ? await knownBody(tx, input.organisation, now) : await newBody(tx, request, input, now);
    // The entry is locked before the person, in the same order as when an invitation is answered, since that may happen
    // at the same time.
    const entry = await stakeholderOf(tx, { campaignId: request.campaignId, organisationId }, { source: "asked" }, now);
    const person = await findOrAddPerson(
      tx,
      { name: request.personName, email: request.personEmail, language: request.language },
      now,
    );
    if (
      !input.letter &&
      needsLetter(await heldIn(tx, { organisationId, campaignId: request.campaignId }), romeDay(now))
    )
      refuse("invalid", { letter: "letter_required" });
    const letterId = input.letter ? await storeLetter(tx, input.letter, now) : null;
    const given = {
      personId: person.id,
      organisationId,
      campaignId: request.campaignId,
      capacity: "signatory" as const,
      validFrom: romeDay(now),
      validTo: null,
      letterId,
      appointedBy: actor.personId,
      appointedUnder: null,
    };
    const mandate = await designate(tx, given, now);
    await spendInvitations(tx, entry.id, now);
    await tx
      .update(stakeholders)
      .set({ state: "accepted", stateAt: now, reason: "", throughId: null, throughName: "" })
      .where(eq(stakeholders.id, entry.id));
    await tx
      .update(participationRequests)
      .set({ state: "admitted", decidedAt: now, decidedBy: actor.personId, organisationId })
      .where(eq(participationRequests.id, request.id));
    await tellAppointed(tx, mandate, given, person, now);
    await log(`participation:${request.id}`, { decision: "admitted", organisation: organisationId, mandate });
    return organisationId;
  },
});

async function knownBody(tx: Tx, organisation: string, now: Date): Promise<string> {
  if (organisation === "") refuse("invalid", { organisation: "required" });
  const id = (await standingEntry(organisation, tx)) ?? refuse("invalid", { organisation: "invalid_choice" });
  await refuseOver(tx, id, romeDay(now));
  return id;
}

const newBody = (
  tx: Tx,
  request: typeof participationRequests.$inferSelect,
  { name, distinction }: { name: string; distinction: string },
  now: Date,
): Promise<string> =>
  enterBody(
    tx,
    {
      name: name || request.organisationName,
      distinction,
      shortName: null,
      kind: request.kind,
      fiscalCode: request.fiscalCode,
      ipaCode: null,
      email: request.organisationEmail,
      website: request.website,
      district: request.district,
      validFrom: null,
    },
    now,
  );

/** Refuses a request, with a reason that is mailed to the person who asked. Errors: `stale`. */
export const refuseRequest = command({
  name: "participation.decide",
  input: z.object({ campaign: idField, request: idField, reason: longText(1000).pipe(z.string().min(1)) }),
  scope: ofRequest,
  run: async ({ tx, input, actor, now, log }) => {
    const request = await lockWaiting(tx, input.request);
    const [campaign] = await tx
      .select({ title: campaigns.title, office: campaigns.office, contact: campaigns.contact })
      .from(campaigns)
      .where(eq(campaigns.id, request.campaignId));
    await tx
      .update(participationRequests)
      .set({ state: "refused", decidedAt: now, decidedBy: actor.personId, reason: input.reason })
      .where(eq(participationRequests.id, request.id));
    const t = textIn(request.language).stakeholders.mails;
    const office = [campaign?.office, campaign?.contact].filter((text) => text).join(", ");
    await sendMail(
      tx,
      {
        to: request.personEmail,
        subject: t.refusedSubject(campaign?.title ?? ""),
        text: t.refused({
          name: request.personName,
          body: request.organisationName,
          campaign: campaign?.title ?? "",
          reason: input.reason,
          office,
        }),
      },
      now,
      `participation ${request.id}`,
    );
    await log(`participation:${request.id}`, { decision: "refused" });
  },
});

/**
 * Known bodies that the asking body may be: those with the same fiscal code, or with its name within theirs. `day` is
 * today in Europe/Rome.
 */
export async function likelyBodies(
  request: { fiscalCode: string | null; organisationName: string },
  day: string,
): Promise<string[]> {
  const byCode = request.fiscalCode
    ? await db()
        .select({ id: organisations.id })
        .from(organisations)
        .where(sql`upper(${organisations.fiscalCode}) = ${request.fiscalCode}`)
    : [];
  const byName = await listOrganisations({ search: request.organisationName, day });
  const standing = await Promise.all(byCode.map(({ id }) => standingEntry(id)));
  return [...new Set([...standing.flatMap((id) => id ?? []), ...byName.map(({ id }) => id)])].slice(0, 5);
}
