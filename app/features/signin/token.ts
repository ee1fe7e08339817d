export type TokenKind = "invitation" | "reset";
export type TokenState = "usable" | "spent" | "expired" | "unknown";

const hour = 3_600_000;
/** An invitation waits for a body's own rhythm; a reset is asked for by whoever sits there now. In milliseconds. */
export const tokenLifetime: Record<TokenKind, number> = { invitation: 14 * 24 * hour, reset: 2 * hour };

/**
 * How long a link that is over is remembered, in milliseconds: who finds it late is told so, and can have a new one
 * sent.
 */
export const tokenRest = 30 * 24 * hour;

/**
 * A link that was used is «spent» also after its term: that is what the reader needs to know. The instant of expiry is
 * too late.
 */
export function tokenState(token: { spentAt: Date | null; expiresAt: Date } | null, now: Date): TokenState {
  if (!token) return "unknown";
  if (token.spentAt) return "spent";
  return token.expiresAt.getTime() <= now.getTime() ? "expired" : "usable";
}
