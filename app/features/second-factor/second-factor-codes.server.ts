import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { sha256 } from "#app/core/hash.server.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { z } from "#app/core/validation.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { secondFactors } from "#db/schema/privacy.ts";
import { countedBy, guess } from "#app/features/signin/attempts.server.ts";
import { recordRefused } from "#app/features/signin/refused-sign-ins.server.ts";
import { encrypt, decrypt } from "./sealed.server.ts";
import { looksLikeTotp, plainCode, recoveryCode, recoveryCount } from "./second-factor.ts";
import { matchingStep } from "./totp.server.ts";

/** The purpose under which the keys of apps are sealed. */
export const purpose = "second factor";

export const typedCode = z.string().min(1).max(60).transform(plainCode);

const hashOf = (personId: string, code: string): string => sha256(`recovery ${personId} ${plainCode(code)}`);

/**
 * Ten codes, each of which can take the place of the app once. Only their hashes are kept, so no later page can show
 * them.
 */
export function newRecoveryCodes(personId: string): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: recoveryCount }, () => recoveryCode((below) => randomInt(below)));
  return { codes, hashes: codes.map((code) => hashOf(personId, code)) };
}

export type CodeKind = "totp" | "recovery";

/** Uses a code up; it is counted as a guess. Errors: `invalid` with `wrong_code`, `sign_in_slowed`. */
export async function giveCode(personId: string, code: string, now: Date): Promise<Outcome<CodeKind>> {
  const check = () => db().transaction((tx) => useCode(tx, personId, code, now));
  const looked = await guess({ counted: countedBy.code(personId), field: "code", now }, check);
  if (looked !== "wrong") return looked;
  await recordRefused(personId, "code", now);
  return { ok: false, code: "invalid", fields: { code: "wrong_code" } };
}

/**
 * Uses a code of the app or a recovery code; null for a wrong one. The row is locked, so that of two uses at once one
 * is refused.
 */
async function useCode(tx: Tx, personId: string, code: string, now: Date): Promise<CodeKind | null> {
  const own = eq(secondFactors.personId, personId);
  const [row] = await tx.select().from(secondFactors).where(own).for("update");
  if (!row?.confirmedAt) return null;
  if (looksLikeTotp(code)) {
    const { text: key, stale } = decrypt(purpose, row.secret);
    const step = matchingStep(key, code, row.lastStep, now);
    if (step === null) return null;
    await tx
      .update(secondFactors)
      .set({ lastStep: step, ...(stale && { secret: encrypt(purpose, key) }) })
      .where(own);
    return "totp";
  }
  const hash = hashOf(personId, code);
  if (!row.recoveryHashes.includes(hash)) return null;
  await tx
    .update(secondFactors)
    .set({ recoveryHashes: row.recoveryHashes.filter((each) => each !== hash) })
    .where(own);
  return "recovery";
}
