import { eq } from "drizzle-orm";
import { newSecret } from "#app/core/hash.server.ts";
import { settings as configured } from "#app/core/settings.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { settings } from "#db/schema/people.ts";

/** The key of keyed hashes: SECRET, or one that the first process made and keeps in the database. */
export async function secretKey(db: Db | Tx): Promise<string> {
  const { SECRET } = configured();
  if (SECRET) return SECRET;
  await db.insert(settings).values({ key: "secret", value: newSecret() + newSecret() }).onConflictDoNothing();
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, "secret"));
  if (!row) throw new Error("The stored secret is missing");
  return row.value;
}

/** The key, and the one before it: what was sealed under that stays readable while SECRET is being changed. */
export async function secretKeys(db: Db | Tx): Promise<string[]> {
  const { SECRET_PREVIOUS } = configured();
  return [await secretKey(db), ...(SECRET_PREVIOUS ? [SECRET_PREVIOUS] : [])];
}
