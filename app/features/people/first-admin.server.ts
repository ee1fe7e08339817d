import { and, eq, isNull, like } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newSecret, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { email, line, z } from "#app/core/validation.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { people, roles, settings } from "#db/schema/people.ts";
import { checkNewPassword, hashPassword, newAccount } from "#app/features/signin/passwords.server.ts";
import { acceptNotice } from "./notice-accepted.server.ts";
import type { PersonIn } from "./set-password.server.ts";

const key = "first_admin_link";
const lifetime = 24 * 3_600_000;

/**
 * The value of the setting: the link's hash and when it expires. The link belongs to no person yet, so it can't be
 * among the tokens.
 */
const valueOf = (secret: string, expiresAt: number): string => `${sha256(secret)} ${expiresAt}`;

async function anyAdmin(handle: Db | Tx): Promise<boolean> {
  const held = await handle
    .select({ id: roles.id })
    .from(roles)
    .where(and(eq(roles.role, "admin"), isNull(roles.endedAt)))
    .limit(1);
  return held.length > 0;
}

/**
 * While nobody manages the system, each start makes a new one-time link, good for a day; the link before opens nothing
 * any more. Gives its path, or null.
 */
export async function firstAdminLink(now: Date): Promise<string | null> {
  if (await anyAdmin(db())) return null;
  const secret = newSecret();
  const value = valueOf(secret, now.getTime() + lifetime);
  await db().insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
  return hrefIn("it", "invitation", { token: secret });
}

/** Whether that secret belongs to the first admin's link and is still good. */
export async function isFirstAdminLink(secret: string, now: Date): Promise<boolean> {
  const [row] = await db().select({ value: settings.value }).from(settings).where(eq(settings.key, key));
  const [hash, expires] = row?.value.split(" ") ?? [];
  return hash === sha256(secret) && Number(expires) > now.getTime();
}

/**
 * Uses up the first admin's link and makes the person from what they write. Of two requests at once only one succeeds.
 */
export const acceptFirstAdmin = command({
  name: "invitation.accept",
  input: z.object({ token: z.string().min(1).max(200), name: line(120), email, ...newAccount }),
  run: async ({ tx, input, now, context, log }): Promise<PersonIn> => {
    const [spent] = await tx
      .delete(settings)
      .where(and(eq(settings.key, key), like(settings.value, `${sha256(input.token)} %`)))
      .returning({ value: settings.value });
    if (!spent || (await anyAdmin(tx))) refuse("token_spent");
    if (Number(spent.value.split(" ")[1]) <= now.getTime()) refuse("token_expired");
    await checkNewPassword(tx, input.newPassword, input);
    const id = newId(now);
    const made = await tx
      .insert(people)
      .values({
        id,
        name: input.name,
        email: input.email,
        language: context.lang,
        passwordHash: await hashPassword(input.newPassword),
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: people.id });
    if (made.length === 0) refuse("email_taken", { email: "email_taken" });
    await tx
      .insert(roles)
      .values({ id: newId(now), personId: id, campaignId: null, role: "admin", grantedBy: null, grantedAt: now });
    await acceptNotice(tx, id, now);
    await log(`person:${id}`, { role: "admin" });
    return { id, email: input.email };
  },
});
