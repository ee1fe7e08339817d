import { cookieLine, cookieValues } from "#app/core/cookies.server.ts";
import { keyedHash, newSalt, sameDigest } from "#app/core/hash.server.ts";
import { secretKey } from "./secret.server.ts";

const cookieName = "tavolo_device";
const year = 365 * 24 * 3_600;

const seal = (nonce: string, email: string): string => keyedHash(secretKey(), `device ${nonce} ${email.toLowerCase()}`);

/**
 * OWASP's device cookie: a browser that has signed in to this account before counts its failures by itself, so that
 * guesses from elsewhere can't lock the person out. Gives the device's nonce, or null for an unknown one.
 */
export function knownDevice(cookieHeader: string, email: string): string | null {
  const sealed = cookieValues(cookieHeader, cookieName).find((value) => /^[0-9a-f]{32}\.[0-9a-f]{64}$/.test(value));
  const [nonce, mac] = sealed?.split(".") ?? [];
  if (!nonce || !mac) return null;
  return sameDigest(mac, seal(nonce, email)) ? nonce : null;
}

/** The `Set-Cookie` of a device, given only after the right password. */
export function deviceCookie(email: string): string {
  const nonce = newSalt();
  return cookieLine(cookieName, `${nonce}.${seal(nonce, email)}`, year);
}
