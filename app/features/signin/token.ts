export type TokenKind = "invitation" | "reset";
export type TokenState = "usable" | "spent" | "expired" | "unknown";

const hour = 3_600_000;
/**
 * In milliseconds. An invitation has to wait until the people of a body meet; a reset is asked for by the person at the
 * screen.
 */
export const tokenLifetime: Record<TokenKind, number> = { invitation: 14 * 24 * hour, reset: 2 * hour };

/**
 * Milliseconds for which a link that is over is remembered: a person who opens it late is told so and can have a new
 * one sent.
 */
export const tokenRest = 30 * 24 * hour;

/**
 * A link that was used is «spent» even after its term, because that is what its reader needs to know. At the instant of
 * expiry it is already too late.
 */
export function tokenState(token: { spentAt: Date | null; expiresAt: Date } | null, now: Date): TokenState {
  if (!token) return "unknown";
  if (token.spentAt) return "spent";
  return token.expiresAt.getTime() <= now.getTime() ? "expired" : "usable";
}
