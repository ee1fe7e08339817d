import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { signedIn, toSecondFactor } from "#app/http/route.server.ts";
import { getStanding } from "#app/access/standing.server.ts";
import { getCampaign, showsDemo } from "#app/features/campaigns/campaigns.server.ts";
import { may } from "#app/permissions.ts";

/** Each page draws its own WorkShell, because the sections depend on the campaign in the address. */
export const loader = async (args: LoaderFunctionArgs) => {
  const actor = signedIn(args);
  if (actor.awaitsSecondFactor) toSecondFactor(args);
  const campaign = args.params["campaign"] ? await getCampaign(args.params["campaign"]) : null;
  const standing =
    campaign && may(actor, "desk.read", { campaignId: campaign.id }) ? await getStanding(campaign.id) : null;
  return {
    demo: await showsDemo(),
    standing: standing && { state: standing.state, reason: standing.reason, since: standing.since },
  };
};

export default function Layout() {
  return <Outlet />;
}
