import { repeatRemovals } from "#app/core/removals.server.ts";
import { endHeld, eraseRows } from "./erase-rows.server.ts";

// Who was erased after a backup was made is erased again when it is restored.
repeatRemovals("erasure", async (tx, { at, facts }) => {
  const personId = facts["person"] ?? "";
  const erased = await eraseRows(tx, personId, facts["by"] ?? null, new Date(at));
  if (!erased) return false;
  await endHeld(tx, personId, new Date(at));
  return true;
});
