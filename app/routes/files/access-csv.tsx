import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { contextOf, need, stop } from "#app/http/route.server.ts";
import { accessFilter } from "#app/features/audit/access-filter.ts";
import { accessActions, pageRawAccess, recordAccessExport } from "#app/features/audit/access-log.server.ts";
import { logCsv } from "#app/features/audit/log-csv.ts";
import { begun, csvStream } from "#app/features/exports/data-stream.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = need(args, "access.export");
  const filter = accessFilter(new URL(args.request.url).searchParams, accessActions);
  const recorded = await recordAccessExport(contextOf(args), { from: filter.from ?? "", to: filter.to ?? "" });
  if (!recorded.ok) stop(recorded.code);
  const pages = await begun((after) => pageRawAccess(actor, filter, after));
  const name = ["accessi", filter.from, filter.to].filter(Boolean).join("-");
  const { "content-length": _, ...headers } = downloadHeaders(`${name}.csv`, "text/csv; charset=utf-8", 0);
  return new Response(csvStream(logCsv, pages), { headers: { ...headers, "cache-control": "private, no-store" } });
}
