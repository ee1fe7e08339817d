import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { plainPage } from "#app/http/plain-page.server.ts";
import { contextOf, found } from "#app/http/route.server.ts";
import { getAttachment, openAttachment, whyClosed, type Wanted } from "#app/features/attachments/attachments.server.ts";
import { textIn } from "#app/i18n/text.ts";

const versions: Record<string, Wanted> = { omissis: "omissis", originale: "original" };

/** No cache on the way may keep it: a file that was taken off is gone with the next request. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params["attachment"] ?? "";
  const wanted = versions[new URL(args.request.url).searchParams.get("versione") ?? ""] ?? null;
  const closed = await whyClosed(id, args.context.actor, wanted);
  const { lang, requestId } = contextOf(args);
  if (closed) return plainPage(lang, closed, requestId, {}, textIn(lang).files.closedTitle);
  // HEAD sends no word of the file, so nothing is opened.
  const file = found(
    args.request.method === "HEAD"
      ? await getAttachment(id, args.context.actor, wanted)
      : await openAttachment(contextOf(args), id, wanted),
  );
  const { name, mediaType, content: bytes, sha256 } = file;
  return fileAnswer(args.request, {
    name,
    mediaType,
    bytes,
    etag: `"${sha256.slice(0, 32)}"`,
    cacheControl: "private, no-store",
  });
}
