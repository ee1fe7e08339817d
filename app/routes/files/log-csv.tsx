import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { contextOf, found, need, signedIn, stop } from "#app/http/route.server.ts";
import { recordLogExport } from "#app/features/audit/access-log.server.ts";
import { pageRawEntries } from "#app/features/audit/log-entries.server.ts";
import { logCsv } from "#app/features/audit/log-csv.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { begun, csvStream } from "#app/features/exports/data-stream.server.ts";

/**
 * Written page by page like the other data, because the log of a consultation that went on for years doesn't fit in
 * memory.
 */
export async function loader(args: LoaderFunctionArgs) {
  signedIn(args);
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "log.export", { campaignId: campaign.id });
  const recorded = await recordLogExport(contextOf(args), { campaignId: campaign.id });
  if (!recorded.ok) stop(recorded.code);
  const pages = await begun((after) => pageRawEntries(campaign.id, after));
  const { "content-length": _, ...headers } = downloadHeaders(
    `registro-${campaign.slug}.csv`,
    "text/csv; charset=utf-8",
    0,
  );
  return new Response(csvStream(logCsv, pages), { headers: { ...headers, "cache-control": "private, no-store" } });
}
