import { asc, eq } from "drizzle-orm";
import { sameDigest, sha256 } from "#app/core/hash.server.ts";
import { db } from "#db/client.server.ts";
import { contributions, revisions } from "#db/schema/index.ts";
import { getReceiptEntry, type ReceiptEntry } from "./receipt-entry.server.ts";
import { canonicalText } from "./receipt.ts";

/**
 * SHA-256 of the salt, a line feed and the text, in UTF-8: what `printf '%s\n' SALT | cat - text.txt | sha256sum`
 * prints.
 */
export const receiptHash = (salt: string, text: string): string => sha256(`${salt}\n${text}`);

export const saltPattern = /^[0-9a-f]{32}$/;

/** What the register of heads says of a receipt, for a reader who has shown salt and text. */
export interface ProvenReceipt {
  number: string;
  sha256: string;
  entry: ReceiptEntry;
}

export interface ReceiptCheck {
  number: string;
  salt: string;
  text: string;
}

/**
 * Whether a text with its salt is what was filed under that number. A number that was never given, an unpublished one
 * and a wrong salt get the same answer by the same path, so that a person who has neither salt nor text learns nothing.
 */
export async function verifyReceipt({
  number,
  salt,
  text,
}: ReceiptCheck): Promise<{ matches: boolean; receipt?: ProvenReceipt }> {
  const rows = await db()
    .select({
      sha256: revisions.sha256,
      contributionId: contributions.id,
      number: contributions.number,
      batchId: contributions.batchId,
      revision: revisions.number,
    })
    .from(revisions)
    .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
    .where(eq(contributions.number, number.trim().toUpperCase()))
    .orderBy(asc(revisions.number));
  const hash = receiptHash(salt.trim().toLowerCase(), canonicalText(text));
  const known = rows.length > 0 ? rows : [{ sha256: "0".repeat(64) }];
  const matches = known.map((row) => sameDigest(row.sha256, hash)).includes(true);
  const row = matches ? rows.find(({ sha256 }) => sha256 === hash) : undefined;
  const entry = row ? await getReceiptEntry(row) : null;
  return { matches, ...(row && entry && { receipt: { number: row.number, sha256: row.sha256, entry } }) };
}
