import { and, asc, count, desc, eq, gt, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { chosenDistrict, placeOf } from "#app/features/places/places.server.ts";
import { anHour } from "#app/http/limits.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { getStanding } from "#app/access/standing.server.ts";
import { email, idField, line, longText, z } from "#app/core/validation.server.ts";
import { bodyFields } from "#app/features/organisations/organisations.server.ts";
import { privacyInForce } from "#app/features/people/legal-pages.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { participationRequests } from "#db/schema/stakeholders.ts";
import { requestsAnHour, requestsOfOne } from "./request.ts";

const ofOne = anHour(requestsOfOne);

const { kind, fiscalCode, email: organisationEmail, website, district } = bodyFields;

/**
 * «Chiedi di partecipare»: a body that nobody invited asks to be heard. Only the office reads who asks. While a request
 * waits, a second one of the same body and address is not written. A request in which the trap field is filled is
 * thanked for and forgotten. Errors: `not_found`, `too_many`, `campaign_suspended`.
 */
export const askToTakePart = command({
  name: "participation.ask",
  input: z.object({
    campaignId: idField,
    organisationName: line(200),
    kind,
    fiscalCode,
    organisationEmail,
    website,
    district,
    why: longText(2000).pipe(z.string().min(1)),
    personName: line(120),
    personEmail: email,
    privacy: z.literal("on", "privacy_needed"),
    /** People don't see this field: whoever fills it is a program. */
    fax: z.string().max(2000).default(""),
  }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, context, log }): Promise<{ id: string | null }> => {
    // A second request that is sent at the same time waits here.
    const [campaign] = await tx
      .select({ slug: campaigns.slug, title: campaigns.title, state: campaigns.state })
      .from(campaigns)
      .where(eq(campaigns.id, input.campaignId))
      .for("no key update");
    if (!campaign || campaign.state === "draft") refuse("not_found");
    if (campaign.state === "suspended")
      refuse("campaign_suspended", {}, (await getStanding(input.campaignId, tx))?.reason ?? "");
    if (input.fax !== "") return { id: null };
    const here = eq(participationRequests.campaignId, input.campaignId);
    const [known] = await tx
      .select({ id: participationRequests.id })
      .from(participationRequests)
      .where(
        and(
          here,
          eq(participationRequests.state, "waiting"),
          sql`lower(${participationRequests.personEmail}) = ${input.personEmail}`,
          sql`lower(${participationRequests.organisationName}) = lower(${input.organisationName})`,
        ),
      );
    if (known) return { id: known.id };
    if (context.visitor && ofOne.take(context.visitor, now.getTime()) > 0) refuse("too_many");
    const [lately] = await tx
      .select({ many: count() })
      .from(participationRequests)
      .where(and(here, gt(participationRequests.askedAt, new Date(now.getTime() - 3_600_000))));
    if ((lately?.many ?? 0) >= requestsAnHour) refuse("too_many");
    const id = newId(now);
    const { fax: _, privacy: __, ...facts } = input;
    const chosen = await chosenDistrict(tx, input.campaignId, input.district);
    await tx.insert(participationRequests).values({
      id,
      ...facts,
      district: chosen?.id ?? null,
      language: context.lang,
      privacyVersion: (await privacyInForce(now, tx)).version,
      askedAt: now,
    });
    await log(`participation:${id}`, { kind: input.kind });
    await tell(
      tx,
      { office: { campaignId: input.campaignId, roles: ["lead"] } },
      {
        kind: "participation_asked",
        facts: { organisation: input.organisationName, campaign: campaign.title },
        path: hrefIn("it", "deskRequest", { campaign: campaign.slug, request: id }),
        campaignId: input.campaignId,
        once: `participation_asked ${id}`,
      },
      now,
    );
    return { id };
  },
});

const shown = {
  id: participationRequests.id,
  organisationName: participationRequests.organisationName,
  kind: participationRequests.kind,
  askedAt: participationRequests.askedAt,
  state: participationRequests.state,
  decidedAt: participationRequests.decidedAt,
};

/** The requests of a campaign, waiting ones first, then by age; three hundred at most. */
export const listRequests = (campaignId: string) =>
  db()
    .select(shown)
    .from(participationRequests)
    .where(eq(participationRequests.campaignId, campaignId))
    .orderBy(
      desc(eq(participationRequests.state, "waiting")),
      asc(participationRequests.askedAt),
      asc(participationRequests.id),
    )
    .limit(300);

export async function countWaitingRequests(campaignId: string): Promise<number> {
  const [row] = await db()
    .select({ n: count() })
    .from(participationRequests)
    .where(and(eq(participationRequests.campaignId, campaignId), eq(participationRequests.state, "waiting")));
  return row?.n ?? 0;
}

export async function getRequest(campaignId: string, requestId: string) {
  const [row] = await db()
    .select({
      ...shown,
      fiscalCode: participationRequests.fiscalCode,
      organisationEmail: participationRequests.organisationEmail,
      website: participationRequests.website,
      district: placeOf(participationRequests.district),
      why: participationRequests.why,
      personName: participationRequests.personName,
      personEmail: participationRequests.personEmail,
      language: participationRequests.language,
      reason: participationRequests.reason,
      organisationId: participationRequests.organisationId,
    })
    .from(participationRequests)
    .where(and(eq(participationRequests.id, requestId), eq(participationRequests.campaignId, campaignId)));
  return row ?? null;
}
