import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/core/headers.server.ts";
import { found, need, signedIn } from "#app/core/route.server.ts";
import { entriesOf, type RawEntry } from "#app/features/audit/log.server.ts";
import { logCsv } from "#app/features/audit/log-csv.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";

/** Built whole before the first byte leaves: a failure is an error, never a file that looks complete. */
export async function loader(args: LoaderFunctionArgs) {
  signedIn(args);
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "log.read", { campaignId: campaign.id });
  const entries: RawEntry[] = [];
  for await (const batch of entriesOf(campaign.id)) entries.push(...batch);
  const bytes = Buffer.from(logCsv(entries), "utf8");
  return new Response(bytes, { headers: { ...downloadHeaders(`registro-${campaign.slug}.csv`, "text/csv; charset=utf-8", bytes.byteLength), "cache-control": "private, no-store" } });
}
