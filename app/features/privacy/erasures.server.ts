import { and, eq, isNull, or, sql } from "drizzle-orm";
import { command, type SignedWork } from "#app/access/command.server.ts";
import { recordRemoval } from "#app/core/removals.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { endMandate } from "#app/features/organisations/mandates.server.ts";
import { actOnAnother, ownAct } from "#app/features/second-factor/again.server.ts";
import { endAllRoles } from "#app/features/people/roles.server.ts";
import { tellIfLeft } from "#app/features/stakeholders/holders.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { mandates } from "#db/schema/index.ts";
import { eraseRows } from "./erase-rows.server.ts";

/** An admin erases a person who asked for it. Errors: `last_lead`, `last_admin`. */
export const erasePerson = command({
  name: "person.erase",
  again: actOnAnother,
  input: z.object({ person: idField, confirm: z.literal("on", "required") }),
  run: (work) => erase(work, work.input.person),
});

/** People erase themselves. Errors: as above. */
export const eraseMyself = command({
  name: "data.erase",
  again: ownAct("erased", "password"),
  input: z.object({ confirm: z.literal("on", "required") }),
  run: (work) => erase(work, work.actor.personId),
});

async function erase({ tx, actor, now, log }: SignedWork<unknown>, personId: string): Promise<void> {
  await endAllRoles(tx, personId, now);
  await endAllMandates(tx, personId, now);
  const erased = await eraseRows(tx, personId, actor.personId, now);
  if (!erased) refuse("not_found");
  await recordRemoval(tx, "erasure", { person: personId, by: actor.personId }, now);
  await log(`person:${personId}`, { ...erased });
}

/** The drafts stay with the body's other delegates; where nobody is left, the leads are told. */
async function endAllMandates(tx: Tx, personId: string, now: Date): Promise<void> {
  const held = await tx
    .select({ id: mandates.id })
    .from(mandates)
    .where(
      and(
        eq(mandates.personId, personId),
        isNull(mandates.revokedAt),
        or(isNull(mandates.validTo), sql`${mandates.validTo} >= ${romeDay(now)}::date`),
      ),
    )
    .orderBy(mandates.id);
  for (const { id } of held) {
    const mandate = await endMandate(tx, id, textIn("it").privacy.erasePerson.endedReason, now);
    await tellIfLeft(tx, mandate, id, now);
  }
}
