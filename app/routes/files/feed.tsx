import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextOf, found } from "#app/core/route.server.ts";
import { campaignFeed } from "#app/features/exports/feed.server.ts";

/** Asked for anew each time: what is taken off must leave the next copy. */
export async function loader(args: LoaderFunctionArgs) {
  const { lang, now } = contextOf(args);
  const xml = found(await campaignFeed(args.params["campaign"] ?? "", lang, now));
  return new Response(xml, { headers: { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "public, max-age=0, must-revalidate", "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'" } });
}
