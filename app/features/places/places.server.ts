import { eq, sql, type AnyColumn, type SQL } from "drizzle-orm";
import { refuse } from "#app/core/refusal.ts";
import { dayIn, zoneOf } from "#app/i18n/time.ts";
import { db, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { places } from "#db/schema/places.ts";
import { bodyOfCampaign } from "./consulting-bodies.server.ts";
import { districtsOn, inOrder, placeNamed, type District, type DistrictOfCity, type Place } from "./place.ts";

const asPlace = sql`json_build_object('id', p.id, 'code', p.code, 'name', json_build_object('it', p.name_it, 'en', p.name_en))`;

/**
 * SQL: the place that a column names, for a list of columns; null where it names none. The column must belong to
 * another table than places, and its name must be none of that table's.
 */
export const placeOf = (column: AnyColumn | SQL): SQL<Place | null> =>
  sql<Place | null>`(select ${asPlace} from places p where p.id = ${column})`;

/** A place by its id; null where no id is given, or an unknown one. */
export async function getPlace(id: string | null, from: Db | Tx = db()): Promise<Place | null> {
  if (id === null) return null;
  const [row] = await from
    .select({ id: places.id, code: places.code, it: places.nameIt, en: places.nameEn })
    .from(places)
    .where(eq(places.id, id));
  return row ? { id: row.id, code: row.code, name: { it: row.it, en: row.en } } : null;
}

/** SQL: districts of the territories of some bodies. */
const districtsOf = (which: SQL): SQL => sql`
  select p.id, p.code, json_build_object('it', p.name_it, 'en', p.name_en) as name, p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
    city.name_it as city
  from places p join places city on city.id = p.parent_id
  where p.level = 'district' and p.parent_id in (select b.place_id from bodies b where ${which})`;

/** The districts of the consulting body, those of today first, then those that no longer exist. */
export async function listDistricts(campaignId: string, from: Db | Tx = db()): Promise<District[]> {
  return inOrder(
    rowsOf<District>(
      await from.execute(districtsOf(sql`b.id = (select c.body_id from campaigns c where c.id = ${campaignId})`)),
    ),
  );
}

/** The districts that exist now, by the clocks of the body: a form offers these. */
export async function offeredDistricts(campaignId: string, now: Date): Promise<District[]> {
  const zone = zoneOf(await bodyOfCampaign(campaignId));
  return districtsOn(dayIn(zone, now), await listDistricts(campaignId));
}

/** The districts of every body, with their city, because an organisation belongs to no campaign. */
export async function listAllDistricts(from: Db | Tx = db()): Promise<DistrictOfCity[]> {
  return inOrder(rowsOf<DistrictOfCity>(await from.execute(districtsOf(sql`true`))));
}

/** The campaign's district that a form names; refused beside its field where there is no such district. */
export async function chosenDistrict(tx: Tx, campaignId: string, given: string | null): Promise<Place | null> {
  if (given === null) return null;
  return placeNamed(given, await listDistricts(campaignId, tx)) ?? refuse("invalid", { district: "invalid_choice" });
}
