import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/core/headers.server.ts";
import { found } from "#app/core/route.server.ts";
import { getAttachment } from "#app/features/contributions/attachments.server.ts";

/** Never kept by anybody on the way: a file taken off publication is gone with the next request. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const file = found(await getAttachment(params["attachment"] ?? "", context.actor));
  return new Response(Buffer.from(file.content), { headers: { ...downloadHeaders(file.name, file.mediaType, file.size), "cache-control": "private, no-store" } });
}
