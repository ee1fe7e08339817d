import { eq } from "drizzle-orm";
import { log } from "#app/core/log.server.ts";
import { db } from "#db/client.server.ts";
import { settings } from "#db/schema/people.ts";
import { secondFactors } from "#db/schema/privacy.ts";
import { purpose } from "./second-factor-codes.server.ts";
import { secretKeys } from "#app/features/signin/secret.server.ts";
import { openedBy, encrypt } from "./sealed.server.ts";

/**
 * Earlier versions kept the key in the database where SECRET was not set, and so in every backup beside what it
 * encrypts. This seals with SECRET what that key had sealed, and takes the key away. What no key opens is left as it
 * is.
 */
export async function retireStoredKey(): Promise<void> {
  await db().transaction(async (tx) => {
    const stored = eq(settings.key, "secret");
    const [row] = await tx.select({ key: settings.value }).from(settings).where(stored).for("update");
    if (!row) return;
    const factors = await tx
      .select({ personId: secondFactors.personId, secret: secondFactors.secret })
      .from(secondFactors)
      .for("update");
    for (const { personId, secret } of factors) {
      const opened = openedBy([...secretKeys(), row.key], purpose, secret);
      if (opened?.stale)
        await tx
          .update(secondFactors)
          .set({ secret: encrypt(purpose, opened.text) })
          .where(eq(secondFactors.personId, personId));
    }
    await tx.delete(settings).where(stored);
    log.info({}, "the key that the database kept is taken out of it");
  });
}
