import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { contextOf, need } from "#app/http/route.server.ts";
import { processingCsv } from "#app/features/privacy/processing.server.ts";

export function loader(args: LoaderFunctionArgs) {
  need(args, "system.read");
  const csv = Buffer.from(processingCsv(contextOf(args).lang));
  return new Response(csv, {
    headers: {
      ...downloadHeaders("registro-trattamenti.csv", "text/csv; charset=utf-8", csv.length),
      "cache-control": "private, no-store",
    },
  });
}
