import type { LoaderFunctionArgs } from "@remix-run/node";
import { feedHeaders } from "#app/http/headers.server.ts";
import { contextOf, found } from "#app/http/route.server.ts";
import { campaignFeed } from "#app/features/exports/feed.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { lang, now } = contextOf(args);
  const xml = found(await campaignFeed(args.params["campaign"] ?? "", lang, now));
  return new Response(xml, { headers: feedHeaders });
}
