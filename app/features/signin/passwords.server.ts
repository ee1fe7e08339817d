import { hash, verify } from "@node-rs/argon2";
import { newSecret } from "#app/core/hash.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { z } from "#app/core/validation.server.ts";
import type { Tx } from "#db/client.server.ts";
import { firstBody } from "#app/features/places/consulting-bodies.server.ts";
import { isGuessable } from "./guessable.server.ts";
import { longestPassword, whyNotPassword } from "./password.ts";

/** argon2id with OWASP's parameters: 19 MiB, two passes, one lane (argon2id is the package's default). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password as it is stored, with its parameters and its salt. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/**
 * Made once. It is compared where there is no person, so that an unknown e-mail takes the same time as a wrong
 * password.
 */
const nobodysHash = hashPassword(newSecret());

/**
 * Compares a password. `stored` is null for an unknown e-mail or an invitation not yet accepted; even then the work is
 * done, so that it takes the same time.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobodysHash), password);
  return stored !== null && matches;
}

/** What a form may send as a password, before any rule: comparing a longer one would only cost time. */
export const typedPassword = z
  .string()
  .min(1)
  .max(longestPassword * 2);

/**
 * The password of a new account and its tick under the privacy notice. What is wrong with them is told together with
 * the other fields.
 */
export const newAccount = {
  newPassword: typedPassword.superRefine((password, ctx) => {
    const wrong = whyNotPassword(password, null);
    if (wrong) ctx.addIssue({ code: "custom", message: wrong });
  }),
  privacy: z.literal("on", "privacy_needed"),
};

/**
 * Refuses a new password with the code of what is wrong, beside the field. Passwords that people have already are not
 * judged.
 */
export async function checkNewPassword(
  tx: Tx,
  password: string,
  person: { name: string; email: string },
): Promise<void> {
  const wrong = whyNotPassword(password, person.email);
  if (wrong) refuse("invalid", { newPassword: wrong });
  if (await isGuessable(password, person, await firstBody(tx)))
    refuse("invalid", { newPassword: "password_guessable" });
}
