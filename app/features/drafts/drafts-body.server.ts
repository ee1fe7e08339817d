import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import { organisationNameOn } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db } from "#db/client.server.ts";
import { campaigns, mandates, people } from "#db/schema/index.ts";
import type { Represented } from "#app/features/organisations/acting.ts";

/** The organisation as it is called today, and the campaign: what the frame of its space shows. */
export async function getBody(body: Represented, now: Date) {
  const name = await organisationNameOn(body.organisationId, romeDay(now));
  const [campaign] = await db()
    .select({
      id: campaigns.id,
      slug: campaigns.slug,
      title: campaigns.title,
      state: campaigns.state,
      demo: campaigns.demo,
    })
    .from(campaigns)
    .where(eq(campaigns.id, body.campaignId));
  return name && campaign ? { organisation: name.name, campaign } : null;
}

/** Who can file for the organisation today; it is shown only to the organisation's own drafters. */
export async function listSignatories(body: Represented, now: Date): Promise<string[]> {
  const today = romeDay(now);
  const rows = await db()
    .selectDistinct({ name: people.name })
    .from(mandates)
    .innerJoin(people, eq(people.id, mandates.personId))
    .where(
      and(
        eq(mandates.organisationId, body.organisationId),
        eq(mandates.campaignId, body.campaignId),
        eq(mandates.capacity, "signatory"),
        isNull(mandates.revokedAt),
        lte(mandates.validFrom, today),
        or(isNull(mandates.validTo), gte(mandates.validTo, today)),
      ),
    )
    .orderBy(asc(people.name));
  return rows.map((row) => row.name);
}
