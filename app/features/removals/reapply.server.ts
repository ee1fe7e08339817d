import { and, asc, eq, sql } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { log } from "#app/core/log.server.ts";
import { placeExcerpts } from "#app/features/sources/excerpt-places.server.ts";
import { lockContribution } from "#app/features/texts/lock.server.ts";
import { newestPublicText } from "#app/features/texts/newest.server.ts";
import { remakePublicText } from "#app/features/texts/public-text.server.ts";
import { database, type Tx } from "#db/client.server.ts";
import { contributions, publicTexts } from "#db/schema/contributions.ts";
import { versions } from "#db/schema/document.ts";
import { settings } from "#db/schema/people.ts";
import { listHeldEditions, listHeldTexts, type HeldEdition } from "./beside-words.server.ts";
import { editionsOf, publishEdition, remade } from "./reissues.server.ts";

/** What everybody reads beside the hashes of a version that was reissued by this. */
const publicReason = "Gli omissis già decisi valgono anche per gli indirizzi dei collegamenti e per le note";

/** The setting that says since when the omissis of earlier releases are fully applied. */
const reapplied = "omissis_reapplied";

/**
 * Runs `reapplyOmissis` at the first start after an update, once; where several processes start, one of them does it.
 */
export async function reapplyOmissisOnce(now: Date): Promise<void> {
  const done = await database().db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7416006)`);
    const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.key, reapplied));
    if (row) return [];
    await tx.insert(settings).values({ key: reapplied, value: now.toISOString() });
    return reapplyOmissis(tx, now);
  });
  if (done.length === 0) return;
  log.warn({ reapplied: done }, "covered words stood in labels and addresses: published again without them");
  publishChange();
}

/**
 * Applies omissis decided long ago to what the first releases left out: labels of footnotes, addresses of links,
 * numbers of lists. Nothing is decided anew: the marks, the title and the remaining words stay as they are. Each new
 * text and edition has its hash and its entry of the log, and the old ones stay as they were. Gives the numbers of the
 * texts and versions that were made anew.
 */
export async function reapplyOmissis(tx: Tx, now: Date): Promise<string[]> {
  const texts = (await listHeldTexts(tx)).held.filter(({ current }) => current);
  const done: string[] = [];
  for (const contributionId of new Set(texts.map((text) => text.contributionId)))
    done.push(await reapplyTo(tx, contributionId, now));
  for (const version of (await listHeldEditions(tx)).held.filter(({ current }) => current))
    done.push(await reissue(tx, version, now));
  // Every other process hears of it with the commit, because its cached pages have changed too.
  if (done.length > 0) await tx.execute(sql`select pg_notify('changed', (select seq::text from audit_head))`);
  return done;
}

/** First the text that everybody reads, then the prepared one, so that the newest text stays the newest. */
async function reapplyTo(tx: Tx, contributionId: string, now: Date): Promise<string> {
  const row = await lockContribution(tx, { id: contributionId });
  if (!row) throw new Error("A public text without its contribution");
  const [newest] = await tx
    .select({ id: publicTexts.id })
    .from(publicTexts)
    .where(eq(publicTexts.id, newestPublicText(contributionId)));
  const current = [...new Set([row.publicTextId, newest?.id])].flatMap((id) => id ?? []).sort();
  for (const id of current) {
    const made = await remakePublicText(tx, id, now);
    if (id === row.publicTextId) {
      await tx.update(contributions).set({ publicTextId: made.id }).where(eq(contributions.id, contributionId));
      await placeExcerpts(tx, contributionId, made.id);
    }
    const detail = { number: row.number, publicText: made.sha256, omissis: made.omissis, reapplied: true };
    await appendAudit(tx, {
      at: now,
      action: "contribution.redact",
      personId: null,
      mandateId: null,
      campaignId: row.campaignId,
      subject: `contribution:${contributionId}`,
      detail,
    });
  }
  return row.number;
}

async function reissue(tx: Tx, { campaignId, number }: HeldEdition, now: Date): Promise<string> {
  await tx
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.campaignId, campaignId), eq(versions.number, number)))
    .orderBy(asc(versions.id))
    .for("update");
  const { version: before, ...made } = await remade(tx, await editionsOf(tx, campaignId, number), []);
  const { id, ...detail } = await publishEdition(
    tx,
    before,
    made,
    { reason: publicReason, by: before.publishedBy },
    now,
  );
  await appendAudit(tx, {
    at: now,
    action: "document.reissue",
    personId: null,
    mandateId: null,
    campaignId,
    subject: `version:${id}`,
    detail: { ...detail, reapplied: true },
  });
  return `v${number}`;
}
