import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, need } from "#app/http/route.server.ts";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import type { PermissionName } from "#app/permissions.ts";

/** The campaign of a desk's page, for a reader who may do `action` there. */
export async function deskCampaign(args: LoaderFunctionArgs, action: PermissionName = "desk.read") {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, action, { campaignId: campaign.id });
  return campaign;
}

/** The facts of a campaign that the desk's frame shows. */
export const shellOf = ({ slug, title, demo }: { slug: string; title: string; demo: boolean }) => ({
  slug,
  title,
  demo,
});
