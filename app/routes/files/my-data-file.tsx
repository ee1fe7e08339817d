import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/core/headers.server.ts";
import { contextOf, signedIn, stop } from "#app/core/route.server.ts";
import { ownDataZip, recordOwnExport } from "#app/features/privacy/own-data.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const actor = signedIn(args);
  const context = contextOf(args);
  const recorded = await recordOwnExport(context, {});
  if (!recorded.ok) stop(recorded.code);
  const { name, content } = await ownDataZip(actor, context.lang, context.now);
  return new Response(Buffer.from(content), { headers: { ...downloadHeaders(name, "application/zip", content.length), "cache-control": "private, no-store" } });
}
