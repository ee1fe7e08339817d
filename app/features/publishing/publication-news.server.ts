import { eq, inArray } from "drizzle-orm";
import { hrefIn } from "#app/core/paths.ts";
import { takeBack, tell, tellAll, type Telling } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { contributions, publicTexts } from "#db/schema/contributions.ts";
import { requestsIn } from "#app/features/omissis/confidential-answers.server.ts";

interface Told {
  id: string;
  number: string;
  campaignId: string;
  organisationId: string;
}

async function toldOf(tx: Tx, contributionId: string) {
  const [told] = await allToldOf(tx, [contributionId]);
  if (!told) throw new Error("A contribution that is published is there");
  return told;
}

const allToldOf = (tx: Tx, contributionIds: readonly string[]) =>
  tx
    .select({
      id: contributions.id,
      number: contributions.number,
      campaignId: contributions.campaignId,
      organisationId: contributions.organisationId,
      slug: campaigns.slug,
      title: publicTexts.title,
    })
    .from(contributions)
    .innerJoin(campaigns, eq(campaigns.id, contributions.campaignId))
    .leftJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .where(inArray(contributions.id, [...contributionIds]))
    .orderBy(contributions.number);

const body = ({ organisationId, campaignId }: Told) => ({ organisation: { id: organisationId, campaignId } });
const publication = (id: string) => ({ about: `contribution:${id}`, once: `published ${id}` });

/** The news waits ten minutes, so that a publication by mistake can be taken back before anybody reads of it. */
export async function tellPublished(tx: Tx, contributionIds: readonly string[], now: Date): Promise<void> {
  const tellings: Telling[] = (await allToldOf(tx, contributionIds)).map((told) => ({
    to: body(told),
    news: {
      kind: "published",
      facts: { number: told.number, title: told.title },
      path: hrefIn("it", "contribution", { campaign: told.slug, number: told.number }),
      campaignId: told.campaignId,
      ...publication(told.id),
      wait: true,
    },
  }));
  await tellAll(tx, tellings, now);
}

/** Must be called whenever a text stops being public, whoever did it. */
export const takeBackPublished = (tx: Tx, contributionId: string): Promise<void> =>
  takeBack(tx, publication(contributionId));

/** Tells the filer that its text was refused, and why. */
export async function tellRefused(tx: Tx, { id }: { id: string }, reason: string, now: Date): Promise<void> {
  const told = await toldOf(tx, id);
  await tell(
    tx,
    body(told),
    {
      kind: "refused",
      facts: { number: told.number, reason },
      path: hrefIn("it", "filed", { number: told.number }),
      campaignId: told.campaignId,
      once: `refused ${id} ${now.toISOString()}`,
    },
    now,
  );
}

/**
 * Tells the filer that words of its text are covered: before the publication, and each time that more are covered, so
 * that it never learns it later than the public.
 */
export async function tellRedacted(
  tx: Tx,
  text: { id: string; before: string | null; publicTextId: string; omissis: readonly { reason: string }[] },
  now: Date,
): Promise<void> {
  const about = `redaction:${text.id}`;
  // Of two preparations within ten minutes only the second is told.
  if (text.before) await takeBack(tx, { about, once: `redacted ${text.before}` });
  const left = (await requestsIn(text.publicTextId, tx)).filter((request) => request.standing === "left").length;
  if (text.omissis.length === 0 && left === 0) return;
  const told = await toldOf(tx, text.id);
  const reasons = [...new Set(text.omissis.map((mark) => mark.reason))].sort().join(",");
  await tell(
    tx,
    body(told),
    {
      kind: "redacted",
      facts: { number: told.number, omissis: text.omissis.length, reasons, left },
      path: hrefIn("it", "filedOmissis", { number: told.number }),
      campaignId: told.campaignId,
      once: `redacted ${text.publicTextId}`,
      about,
      wait: true,
    },
    now,
  );
}

/** Tells of a text that was taken down or put back, at once, because those whom it concerns may have to act. */
export async function tellRemoval(
  tx: Tx,
  contributionId: string,
  news: { kind: "taken_down" | "put_back"; what: "contribution" | "attachment"; reason: string; once: string },
  now: Date,
): Promise<void> {
  const told = await toldOf(tx, contributionId);
  const path = hrefIn("it", "filed", { number: told.number });
  await tell(
    tx,
    body(told),
    {
      kind: news.kind,
      facts: { number: told.number, what: news.what, reason: news.reason },
      path,
      campaignId: told.campaignId,
      once: news.once,
    },
    now,
  );
}
