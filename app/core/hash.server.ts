import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** SHA-256 in hexadecimal; a string is hashed as UTF-8. */
export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/** HMAC-SHA-256 in hexadecimal. */
export const keyedHash = (key: string, data: string): string => createHmac("sha256", key).update(data).digest("hex");

/** 128 random bits as 32 hexadecimal digits: salts. */
export const newSalt = (): string => randomBytes(16).toString("hex");

/** 160 random bits for one-time links. */
export const newSecret = (): string => randomBytes(20).toString("base64url");

/** Compares two digests in a time that doesn't depend on where they differ. */
export const sameDigest = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** JSON with its keys in order, so that equal values have equal bytes and so equal hashes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}
