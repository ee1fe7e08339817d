import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { contextOf, found, need, stop } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { toCsv, type CsvColumn } from "#app/features/formats/csv.ts";
import { csvStream } from "#app/features/exports/data-stream.server.ts";
import type { RowError } from "#app/features/intake/columns.ts";
import { errorWords } from "#app/features/intake/error-words.ts";
import { errorsOf, getBatchRow } from "#app/features/intake/import-file.server.ts";
import { textIn } from "#app/i18n/text.ts";

const atOnce = 500;

/**
 * Every error of a checked file. The file is read again while the errors are sent, so that they need not be stored nor
 * held in memory.
 */
export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "contribution.import", { campaignId: campaign.id });
  const batch = found(await getBatchRow(args.params["batch"] ?? ""));
  if (batch.campaignId !== campaign.id || batch.state !== "checked") stop("not_found");
  const text = textIn(contextOf(args).lang);
  const t = text.intake.import;
  const columns: CsvColumn<RowError>[] = [
    { name: t.row, value: (error) => error.row },
    { name: t.column, value: (error) => error.column },
    { name: t.error, value: (error) => errorWords(text, error.code) },
  ];
  const errors = errorsOf(batch);
  const body = csvStream(
    (rows: RowError[]) => toCsv(columns, rows),
    async () => {
      const rows: RowError[] = [];
      while (rows.length < atOnce) {
        const next = await errors.next();
        if (next.done) return { rows, next: null };
        rows.push(next.value);
      }
      return { rows, next: "more" };
    },
  );
  const { "content-length": _, ...headers } = downloadHeaders(
    `${batch.fileName.replace(/\.csv$/, "")}-errori.csv`,
    "text/csv; charset=utf-8",
    0,
  );
  return new Response(body, { headers: { ...headers, "cache-control": "private, no-store" } });
}
