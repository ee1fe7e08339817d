import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/core/headers.server.ts";
import { contextOf, found } from "#app/core/route.server.ts";
import { getAttachment, openAttachment } from "#app/features/contributions/attachments.server.ts";

/** Never kept by anybody on the way: a file taken off publication is gone with the next request. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params["attachment"] ?? "";
  // HEAD takes no word of the file along: it opens nothing.
  const file = found(args.request.method === "HEAD" ? await getAttachment(id, args.context.actor) : await openAttachment(contextOf(args), id));
  return new Response(Buffer.from(file.content), { headers: { ...downloadHeaders(file.name, file.mediaType, file.size), "cache-control": "private, no-store" } });
}
