import { sql } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";
import type { Bench, OrganisationKind } from "./bench.ts";
import type { MandateRow } from "./mandate-queries.server.ts";
import { listMandates } from "./mandate-queries.server.ts";
import { nameRowOn } from "./organisation-queries.server.ts";

export interface RosterEntry {
  id: string;
  name: string;
  distinction: string;
  kind: OrganisationKind;
  bench: Bench | null;
  mandates: MandateRow[];
}

/** The bodies of a campaign (with a bench or a mandate there) and who acts for each; `day` is today in Europe/Rome. */
export async function listRoster(campaignId: string, day: string): Promise<RosterEntry[]> {
  const bodies = rowsOf<Omit<RosterEntry, "mandates">>(
    await db().execute(sql`
      select o.id, n.name, n.distinction, o.kind, b.bench
      from organisations o join lateral ${nameRowOn(sql`o.id`, day)} n on true
      left join bench_seats b on b.organisation_id = o.id and b.campaign_id = ${campaignId}
      where b.id is not null or exists (select 1 from mandates m where m.organisation_id = o.id and m.campaign_id = ${campaignId})
      order by lower(n.name), o.id`),
  );
  const mandates = await listMandates(campaignId, day);
  return bodies.map((body) => ({
    ...body,
    mandates: mandates.filter((mandate) => mandate.organisation.id === body.id),
  }));
}
