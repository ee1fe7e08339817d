import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, signedIn } from "#app/http/route.server.ts";
import { isExportAllowed, ownDataZip } from "#app/features/privacy/own-data.server.ts";

/**
 * Opens with the ticket that the page of one's own data gives for the password; without a ticket it leads to that page.
 */
export async function loader(args: LoaderFunctionArgs) {
  const actor = signedIn(args);
  const { lang, now } = contextOf(args);
  const ticket = new URL(args.request.url).searchParams.get("biglietto") ?? "";
  if (!isExportAllowed(actor, ticket, now)) return redirect(hrefIn(lang, "myData"));
  const { name, content } = await ownDataZip(actor, lang, now);
  return new Response(Buffer.from(content), {
    headers: { ...downloadHeaders(name, "application/zip", content.length), "cache-control": "private, no-store" },
  });
}
