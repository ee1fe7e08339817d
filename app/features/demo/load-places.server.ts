import { addBody, firstBody } from "#app/features/places/consulting-bodies.server.ts";
import { addPlace } from "#app/features/places/edit-places.server.ts";
import type { Tx } from "#db/client.server.ts";
import { demoContent } from "#db/seed/content/index.ts";

/** The body of the demo with its territory. If the installation has a body already, the demo belongs to that one. */
export async function loadPlaces(tx: Tx, now: Date): Promise<void> {
  if (await firstBody(tx)) return;
  const { place, districts, ...body } = demoContent.body;
  const placeId = await addPlace(tx, { ...place, parentId: null }, now);
  for (const district of districts) await addPlace(tx, { ...district, level: "district", parentId: placeId }, now);
  await addBody(tx, { ...body, placeId }, now);
}
