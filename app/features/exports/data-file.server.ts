import { downloadHeaders } from "#app/http/headers.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import { pagePublicContributions } from "#app/features/publishing/exported-texts.server.ts";
import { sourceHref, type SourceKindName } from "#app/features/sources/source.ts";
import { pagePublicExcerpts } from "#app/features/tagging/exported-passages.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { begun, contributionsStream, excerptsStream } from "./data-stream.server.ts";

interface Campaign {
  id: string;
  slug: string;
  code: string;
  demo: boolean;
}

/**
 * The campaign's published contributions, or its classified passages, as a CSV. Addresses in it are the permanent ones.
 */
export async function dataFile(campaign: Campaign, what: "contributions" | "excerpts", lang: Lang): Promise<Response> {
  const options = { lang, demo: campaign.demo };
  const address = (number: string) =>
    settings().origin + hrefIn("it", "contribution", { campaign: campaign.slug, number });
  const name = `${campaign.code.toLowerCase()}-${what === "contributions" ? "contributi" : "estratti"}.csv`;
  if (what === "contributions") {
    const pages = await begun(async (after) => {
      const { rows, next } = await pagePublicContributions(campaign.id, after);
      return { rows: rows.map((row) => ({ ...row, address: address(row.number) })), next };
    });
    return answer(contributionsStream(pages, options), name);
  }
  const pages = await begun(async (after) => {
    const { rows, next } = await pagePublicExcerpts(campaign.id, after);
    return { rows: rows.map((row) => ({ ...row, address: passageAddress(campaign.slug, row) })), next };
  });
  return answer(excerptsStream(pages, options), name);
}

interface PassageRow {
  id: string;
  sourceKind: SourceKindName;
  contribution: string;
}

/** The permanent address of a passage, on the page of its source. */
export const passageAddress = (campaign: string, { id, sourceKind: kind, contribution: number }: PassageRow): string =>
  settings().origin + sourceHref("it", { kind, campaign, number }, id);

function answer(body: ReadableStream<Uint8Array>, name: string): Response {
  const { "content-length": _, ...headers } = downloadHeaders(name, "text/csv; charset=utf-8", 0);
  return new Response(body, { headers: { ...headers, "cache-control": "public, max-age=0, must-revalidate" } });
}
