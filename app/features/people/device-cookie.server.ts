import { keyedHash, newSalt, sameDigest } from "#app/core/hash.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { secretKey } from "./secret.server.ts";

const cookieName = "tavolo_device";
const year = 365 * 24 * 3_600;

const seal = (nonce: string, email: string): string => keyedHash(secretKey(), `device ${nonce} ${email.toLowerCase()}`);

/**
 * OWASP's device cookie: a browser that has signed in to this account before counts its failures by itself, so that guesses from
 * elsewhere can't lock the person out. Gives the device's nonce, or null for an unknown one.
 */
export function knownDevice(cookieHeader: string, email: string): string | null {
  const [, nonce, mac] = new RegExp(`(?:^|;\\s*)${cookieName}=([0-9a-f]{32})\\.([0-9a-f]{64})(?:;|$)`).exec(cookieHeader) ?? [];
  if (!nonce || !mac) return null;
  return sameDigest(mac, seal(nonce, email)) ? nonce : null;
}

/** The `Set-Cookie` of a device, given only after the right password. */
export function deviceCookie(email: string): string {
  const nonce = newSalt();
  const secure = settings().origin.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${nonce}.${seal(nonce, email)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${year}${secure}`;
}
