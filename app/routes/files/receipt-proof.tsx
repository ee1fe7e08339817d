import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { found } from "#app/http/route.server.ts";
import { proveReceipt } from "#app/features/receipts/receipt-entry.server.ts";

/** For anybody who holds the receipt, signed in or not: its hash opens its proof. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const number = params["number"] ?? "";
  const sha256 = new URL(request.url).searchParams.get("ricevuta") ?? "";
  const proof = found(/^[0-9a-f]{64}$/.test(sha256) ? await proveReceipt(number.slice(0, 60), sha256) : null);
  const bytes = Buffer.from(`${JSON.stringify(proof, null, 2)}\n`);
  const headers = downloadHeaders(`${number}-prova.json`, "application/json", bytes.byteLength);
  return new Response(bytes, { headers: { ...headers, "cache-control": "private, no-store" } });
}
