import { hash, verify } from "@node-rs/argon2";
import { newSecret } from "#app/core/hash.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { z } from "#app/core/validation.server.ts";
import { longestPassword, whyNotPassword } from "./password.ts";

/** argon2id with OWASP's parameters: 19 MiB, two passes, one lane (argon2id is the package's default). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Made once: an unknown e-mail costs the same time as a wrong password. */
const nobodysHash = hashPassword(newSecret());

/** `stored` is null for an unknown e-mail or an invitation not yet accepted: the work is done all the same. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobodysHash), password);
  return stored !== null && matches;
}

/** What a form may send as a password, before the rules: a longer one would only cost time. */
export const typedPassword = z.string().min(1).max(longestPassword * 2);

/** Refuses a new password with the code of what is wrong beside the field; a new account also without the notice read. */
export function checkNewPassword(password: string, email: string, notice: { privacy: boolean } = { privacy: true }): void {
  const wrong = whyNotPassword(password, email);
  const fields = { ...(wrong && { newPassword: wrong }), ...(notice.privacy ? {} : { privacy: "privacy_needed" }) };
  if (Object.keys(fields).length > 0) refuse("invalid", fields);
}
