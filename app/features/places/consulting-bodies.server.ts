import { asc, eq, sql } from "drizzle-orm";
import { newId } from "#app/core/ids.server.ts";
import { log, safeError } from "#app/core/log.server.ts";
import { untilChanged } from "#app/core/reads.server.ts";
import { zoneOf } from "#app/i18n/time.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { isDatabaseSilent } from "#app/http/hear-changes.server.ts";
import { db, isAway, type Db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { bodies } from "#db/schema/places.ts";

/** A body that consults, such as a city. Bodies that are consulted are called organisations. */
export interface Body {
  id: string;
  name: Record<Lang, string>;
  /** The address of its own site. */
  site: string;
  timeZone: string;
}

const columns = {
  id: bodies.id,
  it: bodies.nameIt,
  en: bodies.nameEn,
  site: bodies.site,
  timeZone: bodies.timeZone,
};
const asBody = ({ it, en, ...rest }: { it: string; en: string } & Omit<Body, "name">): Body => ({
  ...rest,
  name: { it, en },
});

/** Throws for an unknown id. */
export async function getConsultingBody(id: string, from: Db | Tx = db()): Promise<Body> {
  const [row] = await from.select(columns).from(bodies).where(eq(bodies.id, id));
  if (!row) throw new Error("The body is gone");
  return asBody(row);
}

/** The body to which a campaign belongs. Throws for an unknown campaign, since each has a body. */
export async function bodyOfCampaign(campaignId: string, from: Db | Tx = db()): Promise<Body> {
  const [row] = await from
    .select(columns)
    .from(bodies)
    .innerJoin(campaigns, eq(campaigns.bodyId, bodies.id))
    .where(eq(campaigns.id, campaignId));
  if (!row) throw new Error("The campaign is gone");
  return asBody(row);
}

/**
 * The first body, to which this installation belongs: pages that belong to no campaign name it. Null before the first
 * start has named one.
 */
export async function firstBody(from: Db | Tx = db()): Promise<Body | null> {
  const [row] = await from.select(columns).from(bodies).orderBy(asc(bodies.createdAt), asc(bodies.id)).limit(1);
  return row ? asBody(row) : null;
}

const readHouse = untilChanged(() => firstBody());
let known: Body | null = null;

/**
 * The same for the head of every page. It never fails: while the database is away or fails, pages show the body that
 * was known before and wait for nothing, because the page that reports the fault needs its head too.
 */
export async function houseBody(): Promise<Body | null> {
  if (isDatabaseSilent()) return known;
  try {
    return (known = await readHouse());
  } catch (error) {
    if (!isAway(error)) log.error({ error: safeError(error) }, "the body that heads the pages can't be read");
    return known;
  }
}

/** Writes a body and gives its id. Its place must exist. */
export async function addBody(
  tx: Db | Tx,
  { name, ...facts }: Omit<Body, "id"> & { placeId: string | null },
  now: Date,
): Promise<string> {
  const id = newId(now);
  await tx.insert(bodies).values({ id, nameIt: name.it, nameEn: name.en, ...facts, createdAt: now });
  return id;
}

/**
 * Run at the start, from the settings: makes the first body of an installation that has none, or names the body that an
 * update has made in place of what an earlier version had in its code. Changes nothing where the body has a name.
 */
export async function nameFirstBody(name: string, site: string, now: Date): Promise<void> {
  await db().transaction(async (tx) => {
    // Of several processes that start at once on one database, only one makes the body.
    await tx.execute(sql`select pg_advisory_xact_lock(7416009)`);
    const first = await firstBody(tx);
    if (!first) await addBody(tx, { name: { it: name, en: name }, site, timeZone: zoneOf(null), placeId: null }, now);
    else if (first.name.it === "")
      await tx.update(bodies).set({ nameIt: name, nameEn: name, site }).where(eq(bodies.id, first.id));
  });
}

/** Takes off a logo in which malware was found; it belongs to no campaign. */
export async function takeLogoOff(tx: Tx, fileId: string): Promise<null> {
  await tx.update(bodies).set({ logoId: null }).where(eq(bodies.logoId, fileId));
  return null;
}
