import { and, eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { z } from "#app/core/validation.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { acceptances } from "#db/schema/people.ts";
import { privacyInForce } from "./legal-pages.server.ts";

const document = "privacy";

/** Keeps that somebody was given the notice of that day; gives its version. */
export async function acceptNotice(tx: Tx, personId: string, now: Date): Promise<string> {
  const { version } = await privacyInForce(now, tx);
  await tx.insert(acceptances).values({ personId, document, version, at: now }).onConflictDoNothing();
  return version;
}

/**
 * The privacy notice in force, if the body itself wrote it and the person has yet to accept it; else null. Nobody is
 * asked to accept the template.
 */
export async function mustAccept(personId: string, now: Date): Promise<{ validFrom: string } | null> {
  const { version, validFrom } = await privacyInForce(now);
  if (validFrom === null) return null;
  const [row] = await db()
    .select({ at: acceptances.at })
    .from(acceptances)
    .where(
      and(eq(acceptances.personId, personId), eq(acceptances.document, document), eq(acceptances.version, version)),
    );
  return row ? null : { validFrom };
}

/** A person who is signed in accepts the notice in force. Errors: `privacy_needed` beside `accept`. */
export const acceptOwnNotice = command({
  name: "notice.accept",
  input: z.object({ accept: z.literal("on", "privacy_needed") }),
  quiet: true,
  run: async ({ tx, actor, now, log }) => {
    await log(`person:${actor.personId}`, { privacy: await acceptNotice(tx, actor.personId, now) });
  },
});
