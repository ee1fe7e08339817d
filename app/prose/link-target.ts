/**
 * An address out of a stored text that may stand in a link, in its normal form; undefined for every other. No link of
 * ours leads where somebody wrote but through here: not to what runs (`javascript:`), nor to what only looks like a
 * path of ours (`/\other.example`).
 */
export function linkTarget(address: string | null | undefined): string | undefined {
  const trimmed = address?.trim() ?? "";
  if (!/^(?:https?:\/\/|mailto:)/i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const { href } = new URL(trimmed);
  return /[\s<>\\]/.test(href) ? undefined : href;
}
