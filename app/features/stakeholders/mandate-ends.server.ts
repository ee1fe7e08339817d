import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import { hrefIn } from "#app/core/paths.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import { dayAfter, daysBetween, romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { subjectsOf, tellIfLeft } from "./holders.server.ts";
import { warnedDaysBefore } from "./representation.ts";

/** Days. A server that was down tells late of an end that has passed, but not of one that is long past. */
const stillToldDays = 14;

/** Runs every hour: tells of designations that are about to end, and of bodies that are left with nobody. */
export async function watchMandates(tx: Tx, now: Date): Promise<void> {
  await warnOfEnds(tx, now);
  await seeEnds(tx, now);
}

/**
 * Tells holder and leads, once for each last day, from fourteen days before it. A person who has a later designation of
 * the same kind needs no warning.
 */
async function warnOfEnds(tx: Tx, now: Date): Promise<void> {
  const today = romeDay(now);
  const near = await tx
    .select({
      id: mandates.id,
      personId: mandates.personId,
      organisationId: mandates.organisationId,
      campaignId: mandates.campaignId,
      capacity: mandates.capacity,
      validTo: mandates.validTo,
    })
    .from(mandates)
    .innerJoin(campaigns, eq(campaigns.id, mandates.campaignId))
    .where(
      and(
        isNull(mandates.revokedAt),
        ne(campaigns.state, "concluded"),
        lte(mandates.validTo, dayAfter(today, warnedDaysBefore)),
        gte(mandates.validTo, dayAfter(today, -stillToldDays)),
        sql`${mandates.warnedFor} is distinct from ${mandates.validTo}`,
        sql`not exists (select 1 from mandates next where next.person_id = ${mandates.personId} and next.organisation_id = ${mandates.organisationId} and next.campaign_id = ${mandates.campaignId}
        and next.capacity = ${mandates.capacity} and next.revoked_at is null and (next.valid_to is null or next.valid_to > ${mandates.validTo}))`,
      ),
    )
    .orderBy(mandates.id)
    .for("update", { of: mandates });
  const subject = await subjectsOf(tx, near, now);
  const tellings: Telling[] = near.flatMap((mandate) => {
    const last = mandate.validTo ?? today;
    const about = subject(mandate);
    const facts = {
      organisation: about.body,
      campaign: about.campaign,
      capacity: mandate.capacity,
      last,
      over: daysBetween(today, last) < 0 ? 1 : 0,
    };
    const news = {
      kind: "mandate_ends_soon" as const,
      facts,
      campaignId: mandate.campaignId,
      once: `mandate_ends ${mandate.id} ${last}`,
    };
    return [
      { to: { people: [mandate.personId] }, news: { ...news, path: hrefIn("it", "space") } },
      {
        to: { office: { campaignId: mandate.campaignId, roles: ["lead"] } },
        news: { ...news, path: hrefIn("it", "deskMandate", { campaign: about.slug, mandate: mandate.id }) },
      },
    ];
  });
  await tellAll(tx, tellings, now);
  await tx
    .update(mandates)
    .set({ warnedFor: sql`${mandates.validTo}` })
    .where(
      inArray(
        mandates.id,
        near.map(({ id }) => id),
      ),
    );
}

/**
 * Looks once at each designation whose last day is past. The leads are told where nobody may file for its body any
 * more.
 */
async function seeEnds(tx: Tx, now: Date): Promise<void> {
  const today = romeDay(now);
  const ended = await tx
    .select({
      id: mandates.id,
      organisationId: mandates.organisationId,
      campaignId: mandates.campaignId,
      state: campaigns.state,
      validTo: mandates.validTo,
    })
    .from(mandates)
    .innerJoin(campaigns, eq(campaigns.id, mandates.campaignId))
    .where(and(isNull(mandates.endSeenAt), or(lt(mandates.validTo, today), isNotNull(mandates.revokedAt))))
    .orderBy(mandates.id)
    .for("update", { of: mandates });
  const told = new Set<string>();
  for (const mandate of ended) {
    const body = `${mandate.organisationId} ${mandate.campaignId}`;
    const recent = mandate.validTo !== null && mandate.validTo >= dayAfter(today, -stillToldDays);
    if (recent && mandate.state !== "concluded" && !told.has(body)) await tellIfLeft(tx, mandate, mandate.id, now);
    told.add(body);
  }
  await tx
    .update(mandates)
    .set({ endSeenAt: now })
    .where(
      inArray(
        mandates.id,
        ended.map(({ id }) => id),
      ),
    );
}
