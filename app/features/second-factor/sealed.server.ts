import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { secretKey, secretKeys } from "#app/features/signin/secret.server.ts";

const cipher = "aes-256-gcm";
const keyOf = (secret: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));

interface Opened {
  text: string;
  stale: boolean;
}

/** AES-256-GCM under a key made of the installation's secret for that purpose alone. */
export function encrypt(purpose: string, text: string): string {
  const iv = randomBytes(12);
  const sealing = createCipheriv(cipher, keyOf(secretKey(), purpose), iv);
  const sealed = Buffer.concat([sealing.update(text, "utf8"), sealing.final()]);
  return [iv, sealing.getAuthTag(), sealed].map((part) => part.toString("base64url")).join(".");
}

/**
 * Opens what was sealed with the secret or with the one before; `stale` says that it was the one before. Throws where
 * neither opens it.
 */
export function decrypt(purpose: string, sealed: string): Opened {
  const found = openedBy(secretKeys(), purpose, sealed);
  if (!found) throw new Error("What was sealed opens under neither SECRET nor SECRET_PREVIOUS");
  return found;
}

/** The same with secrets that the caller gives; null where none opens it. */
export function openedBy(secrets: readonly string[], purpose: string, sealed: string): Opened | null {
  for (const [index, secret] of secrets.entries()) {
    const text = opened(keyOf(secret, purpose), sealed);
    if (text !== null) return { text, stale: index > 0 };
  }
  return null;
}

function opened(key: Uint8Array, sealed: string): string | null {
  const [iv, tag, content] = sealed.split(".").map((part) => Buffer.from(part, "base64url"));
  if (!iv || tag?.length !== 16 || !content) return null;
  const opening = createDecipheriv(cipher, key, iv).setAuthTag(tag);
  try {
    return Buffer.concat([opening.update(content), opening.final()]).toString("utf8");
  } catch {
    return null;
  }
}
