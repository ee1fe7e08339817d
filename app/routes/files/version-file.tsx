import type { LoaderFunctionArgs } from "@remix-run/node";
import { namesEtag } from "#app/http/etag.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { plainPage } from "#app/http/plain-page.server.ts";
import { contextOf } from "#app/http/route.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { versionNumber } from "#app/features/document/document.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { exportFormats, exportName, isFormatCode } from "#app/features/exports/formats.server.ts";
import { fileKey, publishedOf } from "#app/features/exports/version-file.server.ts";
import { hadFile, storedFile } from "#app/features/exports/version-files.server.ts";

/** Seconds after which a client may ask again for a file that is being made. */
const soon = { "retry-after": "60" };
const cacheControl = "public, max-age=0, must-revalidate";

/** A published version as a file, as it was made after the publication; a request never makes one. */
export async function loader(args: LoaderFunctionArgs) {
  const { lang, requestId } = contextOf(args);
  const format = args.params["format"] ?? "";
  const number = versionNumber(args.params["version"] ?? "");
  const campaign = await getPublicCampaign(args.params["campaign"] ?? "");
  const version = campaign && number ? await getVersion(campaign.id, number) : null;
  if (!campaign || !version || !isFormatCode(format)) return plainPage(lang, "not_found", requestId);
  if (version.removed) return plainPage(lang, "file_withdrawn", requestId);
  const key = fileKey(publishedOf(version), format, lang);
  const etag = `"${key}"`;
  const bytes = await storedFile(version.id, key);
  if (!bytes) {
    const had = await hadFile(campaign.id, version.number, lang, format);
    return plainPage(lang, had ? "file_withdrawn" : "file_in_preparation", requestId, soon);
  }
  if (namesEtag(args.request.headers.get("if-none-match"), etag)) {
    return new Response(null, { status: 304, headers: { etag, "cache-control": cacheControl } });
  }
  const { mediaType } = exportFormats[format];
  return fileAnswer(args.request, { name: exportName(version.content, format), mediaType, bytes, etag, cacheControl });
}
