import type { Repeated, When } from "#app/core/removals.server.ts";
import type { RemovalFacts } from "#app/removal-kinds.server.ts";
import type { Tx } from "#db/client.server.ts";
import { endHeld, eraseRows } from "./erase-rows.server.ts";

/** A person who was erased after a backup was made is erased again when it is restored. */
export async function repeatErasure(
  tx: Tx,
  { person, by }: RemovalFacts<"erasure">,
  { at }: When,
): Promise<Repeated | null> {
  const erased = await eraseRows(tx, person, by, at);
  if (!erased) return null;
  await endHeld(tx, person, at);
  return { subject: `person:${person}`, detail: { ...erased } };
}
