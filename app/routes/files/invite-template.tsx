import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadHeaders } from "#app/http/headers.server.ts";
import { contextOf, found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { inviteTemplate } from "#app/features/participation/invite-columns.ts";

/** The columns of a list of invitations, and one row that shows how they are filled. */
export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "stakeholder.manage", { campaignId: campaign.id });
  const body = new TextEncoder().encode(inviteTemplate(contextOf(args).lang));
  return new Response(body, {
    headers: {
      ...downloadHeaders("modello-inviti.csv", "text/csv; charset=utf-8", body.byteLength),
      "cache-control": "private, no-store",
    },
  });
}
