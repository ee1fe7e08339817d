/** States in which a filing still speaks for its organisation. */
const speaking = ["filed", "ready", "published"];

/**
 * Why a filing can't be disowned, or null. The person who filed it can withdraw it; disowning is for the others of the
 * body.
 */
export function whyNotDisown(
  filing: { state: string; disownedAt: Date | null },
  ownFiling: boolean,
): "wrong_state" | "own_filing" | null {
  if (filing.disownedAt || !speaking.includes(filing.state)) return "wrong_state";
  return ownFiling ? "own_filing" : null;
}
