/**
 * An address out of a stored text, in its normal form, where it may stand in a link; undefined for every other. Every
 * link that somebody wrote goes through here: none leads to what runs (`javascript:`), or to what only looks like a
 * path of this site (`/\other.example`).
 */
export function linkTarget(address: string | null | undefined): string | undefined {
  const trimmed = address?.trim() ?? "";
  if (!/^(?:https?:\/\/|mailto:)/i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const { href } = new URL(trimmed);
  return /[\s<>\\]/.test(href) ? undefined : href;
}
