import { and, eq } from "drizzle-orm";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { benchSeats, organisations } from "#db/schema/organisations.ts";
import { proposeBench, type Bench } from "./bench.ts";

/** The bench on which a body sits in a campaign. One that has no seat yet takes it here, on the bench proposed for its kind. */
export async function takeSeat(tx: Tx, { organisationId, campaignId }: { organisationId: string; campaignId: string }, now: Date): Promise<Bench> {
  const here = and(eq(benchSeats.campaignId, campaignId), eq(benchSeats.organisationId, organisationId));
  const [body] = await tx.select({ kind: organisations.kind }).from(organisations).where(eq(organisations.id, organisationId));
  const proposed = proposeBench(body?.kind ?? refuse("not_found"));
  await tx.insert(benchSeats).values({ id: newId(now), campaignId, organisationId, bench: proposed }).onConflictDoNothing();
  const [seat] = await tx.select({ bench: benchSeats.bench }).from(benchSeats).where(here);
  return seat?.bench ?? proposed;
}
