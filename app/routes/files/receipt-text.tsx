import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { found, signedIn, stop } from "#app/http/route.server.ts";
import { actingMandate } from "#app/features/organisations/acting.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";

/** The text over which the receipt's hash is taken, byte for byte. */
export async function loader(args: LoaderFunctionArgs) {
  const body = found(actingMandate(signedIn(args)));
  const wanted = new URL(args.request.url).searchParams.get("revisione");
  const filed = found(
    await getOwnText(args.params["number"] ?? "", body, wanted && /^\d{1,4}$/.test(wanted) ? Number(wanted) : 1),
  );
  if (filed.sealedAt) stop("sealed");
  const bytes = Buffer.from(filed.revision.receiptText, "utf8");
  return new Response(bytes, {
    headers: {
      ...downloadHeaders(`${filed.number}.txt`, "text/plain; charset=utf-8", bytes.byteLength),
      "cache-control": "private, no-store",
    },
  });
}
