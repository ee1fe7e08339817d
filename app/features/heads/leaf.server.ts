import { createHash } from "node:crypto";
import type { AuditEntry } from "#app/core/audit.server.ts";
import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import type { Join } from "./tree.ts";

/** What an entry says without saying who did it: the part of a leaf that a proof shows. */
export const entryFacts = (seq: number, { at, action, campaignId, subject, detail }: AuditEntry): string =>
  canonicalJson({ seq, at: at.toISOString(), action, campaignId, subject, detail });

/**
 * The leaf of the tree for entry `seq`, whose index is seq - 1. Its data are 64 bytes: the SHA-256 of `entryFacts`, and
 * the entry's hash in the chain, which covers the person and the entry before. So a proof can show what was done
 * without naming anybody. The leaf's hash is that of RFC 6962: SHA-256 of a zero byte and the data. Gives hexadecimal.
 */
export function leafHash(seq: number, entry: AuditEntry & { hash: string }): string {
  const facts = sha256(entryFacts(seq, entry));
  return createHash("sha256").update(Uint8Array.of(0)).update(facts, "hex").update(entry.hash, "hex").digest("hex");
}

/** The hash of two subtrees in RFC 6962: SHA-256 of a byte 1 and both hashes. */
export const joinHashes: Join = (left, right) =>
  createHash("sha256").update(Uint8Array.of(1)).update(left, "hex").update(right, "hex").digest("hex");

export const toBase64 = (hex: string): string => Buffer.from(hex, "hex").toString("base64");
export const toHex = (base64: string): string => Buffer.from(base64, "base64").toString("hex");
