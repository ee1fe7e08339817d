import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { contextOf, found, need, stop } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { getFiledId } from "#app/features/dossiers/dossiers.server.ts";
import { dossierFile, recordDossier } from "#app/features/dossiers/dossier-file.server.ts";

/**
 * One contribution's dossier, for the office and the auditor. Each download is logged, except HEAD, which sends none of
 * it.
 */
export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "dossier.export", { campaignId: campaign.id });
  const context = contextOf(args);
  const { id, number } = found(await getFiledId(campaign.id, args.params["number"] ?? ""));
  const recorded = args.request.method === "HEAD" ? null : await recordDossier(context, { contributionId: id });
  if (recorded && !recorded.ok) stop(recorded.code);
  const { name, content } = found(await dossierFile(campaign, number, context.lang, context.now));
  return new Response(Buffer.from(content), {
    headers: { ...downloadHeaders(name, "application/pdf", content.byteLength), "cache-control": "private, no-store" },
  });
}
