import { sql } from "drizzle-orm";
import { contestBench } from "#app/features/stakeholders/bench-objections.server.ts";
import { must, type Loaded } from "./load-bodies.server.ts";

/** Who drafts for a body was named by its signatory; and one body waits for an answer about its bench. */
export async function loadStanding(loaded: Loaded): Promise<void> {
  await loaded.tx.execute(sql`
    update mandates d set appointed_under = s.id from mandates s
    where d.capacity = 'drafter' and s.capacity = 'signatory' and s.organisation_id = d.organisation_id and s.campaign_id = d.campaign_id`);
  const why =
    "Riuniamo soprattutto cooperative sociali: i nostri testi parlano di inserimento lavorativo più che d’impresa, e li riconosceremmo meglio accanto a quelli del terzo settore.";
  must(
    await contestBench(await loaded.as("mutua", new Date("2026-10-12T08:30:00Z"), "mutua"), {
      wanted: "third_sector",
      why,
    }),
  );
}
