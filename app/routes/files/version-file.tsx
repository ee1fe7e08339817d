import type { LoaderFunctionArgs } from "@remix-run/node";
import { namesEtag } from "#app/core/etag.ts";
import { downloadHeaders } from "#app/core/headers.server.ts";
import { log, safeError } from "#app/core/log.server.ts";
import { plainPage } from "#app/core/plain-page.server.ts";
import { contextOf } from "#app/core/route.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { getPublicCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { versionNumber } from "#app/features/document/document.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { exportFormats, exportName, isFormatCode } from "#app/features/exports/formats.server.ts";
import { fileKey, versionFile } from "#app/features/exports/version-file.server.ts";

/** A published version as a file: the whole of it, or an error. */
export async function loader(args: LoaderFunctionArgs) {
  const { lang, requestId } = contextOf(args);
  const format = args.params["format"] ?? "";
  const number = versionNumber(args.params["version"] ?? "");
  const campaign = await getPublicCampaign(args.params["campaign"] ?? "");
  const version = campaign && number ? await getVersion(campaign.id, number) : null;
  if (!version || version.removed || !isFormatCode(format)) return plainPage(lang, "not_found", requestId);
  const published = {
    content: version.content, sha256: version.sha256, editions: version.editions, coverKey: version.coverKey,
    withdrawn: version.withdrawnAt ? { at: version.withdrawnAt, reason: version.withdrawnReason } : null,
  };
  const { origin } = settings();
  const etag = `"${fileKey(published, format, lang, origin)}"`;
  const kept = { etag, "cache-control": "public, max-age=0, must-revalidate" };
  if (namesEtag(args.request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers: kept });
  try {
    const file = await versionFile(published, format, lang, origin);
    return new Response(Buffer.from(file), { headers: { ...downloadHeaders(exportName(version.content, format), exportFormats[format].mediaType, file.byteLength), ...kept } });
  } catch (error) {
    log.error({ requestId, error: safeError(error), format }, "export failed");
    return plainPage(lang, "bug", requestId);
  }
}
