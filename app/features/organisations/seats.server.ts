import { and, eq } from "drizzle-orm";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { benchSeats, organisations } from "#db/schema/organisations.ts";
import { successions } from "#db/schema/stakeholders.ts";
import { proposeBench, type Bench } from "./bench.ts";

/**
 * The bench on which a body sits in a campaign. A body without a seat gets one here: on the bench of the body that it
 * comes from, or else on the bench proposed for its kind.
 */
export async function takeSeat(
  tx: Tx,
  { organisationId, campaignId }: { organisationId: string; campaignId: string },
  now: Date,
): Promise<Bench> {
  const here = and(eq(benchSeats.campaignId, campaignId), eq(benchSeats.organisationId, organisationId));
  const [body] = await tx
    .select({ kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  const proposed =
    (await benchBefore(tx, organisationId, campaignId)) ?? proposeBench(body?.kind ?? refuse("not_found"));
  await tx
    .insert(benchSeats)
    .values({ id: newId(now), campaignId, organisationId, bench: proposed })
    .onConflictDoNothing();
  const [seat] = await tx.select({ bench: benchSeats.bench }).from(benchSeats).where(here);
  return seat?.bench ?? proposed;
}

/** The bench of the body from which this one comes; where it comes from several, of the first one entered. */
export async function benchBefore(handle: Db | Tx, organisationId: string, campaignId: string): Promise<Bench | null> {
  const [row] = await handle
    .select({ bench: benchSeats.bench })
    .from(successions)
    .innerJoin(
      benchSeats,
      and(eq(benchSeats.organisationId, successions.fromId), eq(benchSeats.campaignId, campaignId)),
    )
    .where(eq(successions.toId, organisationId))
    .orderBy(successions.id)
    .limit(1);
  return row?.bench ?? null;
}
