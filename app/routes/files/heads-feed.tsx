import type { LoaderFunctionArgs } from "@remix-run/node";
import { feedHeaders } from "#app/http/headers.server.ts";
import { contextOf } from "#app/http/route.server.ts";
import { headsFeed } from "#app/features/heads/heads-feed.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { lang, now } = contextOf(args);
  return new Response(await headsFeed(lang, now), { headers: feedHeaders });
}
