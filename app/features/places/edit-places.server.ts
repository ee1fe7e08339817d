import { newId } from "#app/core/ids.server.ts";
import type { Tx } from "#db/client.server.ts";
import { places } from "#db/schema/places.ts";
import type { Place } from "./place.ts";

type NewPlace = Omit<Place, "id"> & { level: (typeof places.$inferInsert)["level"]; parentId: string | null };

/** Writes a place and gives its id. Its parent must exist. */
export async function addPlace(tx: Tx, { name, ...facts }: NewPlace, now: Date): Promise<string> {
  const id = newId(now);
  await tx.insert(places).values({ id, nameIt: name.it, nameEn: name.en, ...facts });
  return id;
}
