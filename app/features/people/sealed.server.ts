import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Db, Tx } from "#db/client.server.ts";
import { secretKeys } from "./secret.server.ts";

const cipher = "aes-256-gcm";
const keyOf = (secret: string, purpose: string): Uint8Array => new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));

/** AES-256-GCM under a key made of the installation's secret for that purpose alone. */
export async function seal(handle: Db | Tx, purpose: string, text: string): Promise<string> {
  const [secret = ""] = await secretKeys(handle);
  const iv = randomBytes(12);
  const sealing = createCipheriv(cipher, keyOf(secret, purpose), iv);
  const sealed = Buffer.concat([sealing.update(text, "utf8"), sealing.final()]);
  return [iv, sealing.getAuthTag(), sealed].map((part) => part.toString("base64url")).join(".");
}

/** What was sealed under the secret or under the one before it; `stale` where it was the latter. Throws where neither opens it. */
export async function unseal(handle: Db | Tx, purpose: string, sealed: string): Promise<{ text: string; stale: boolean }> {
  const secrets = await secretKeys(handle);
  for (const [index, secret] of secrets.entries()) {
    const text = opened(keyOf(secret, purpose), sealed);
    if (text !== null) return { text, stale: index > 0 };
  }
  throw new Error("What was sealed opens under neither SECRET nor SECRET_PREVIOUS");
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
