import { db } from "#db/client.server.ts";
import type { RemovableKind, Target } from "./removal.ts";
import { findTarget, heldTakedown, otherVersionsWith } from "./targets.server.ts";

/** What the page shows before something is taken down; null for what was never public in the campaign. */
export async function getTakeDownPage(campaignId: string, target: Target) {
  const found = await findTarget(db(), campaignId, target);
  if (!found) return null;
  const held = await heldTakedown(db(), campaignId, found);
  const others =
    target.kind === "paragraph" ? await otherVersionsWith(db(), campaignId, target.version, target.id) : [];
  const part =
    found.kind === "paragraph" ? String(found.paragraph ?? "") : found.kind === "attachment" ? found.title : "";
  const named: { kind: RemovableKind; number: string; part: string } = { kind: found.kind, number: found.number, part };
  const publicPart = held ? "" : found.kind === "attachment" ? found.publicName : part;
  return {
    ...named,
    publicPart,
    title: held || found.kind === "attachment" ? "" : found.title,
    isPublic: found.isPublic,
    held: held && { reason: held.reason, takenAt: held.takenAt },
    others: others.map((other) => other.number),
  };
}
