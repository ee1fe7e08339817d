import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { keyedHash } from "#app/core/hash.server.ts";
import { contextOf, signedIn } from "#app/http/route.server.ts";
import { showsDemo } from "#app/features/campaigns/campaigns.server.ts";
import { getStanding } from "#app/access/standing.server.ts";
import { actingMandate, mandatesOf } from "#app/features/organisations/acting.ts";
import { getBody } from "#app/features/drafts/drafts-body.server.ts";

/** Each page draws its own SpaceShell; the body for which one acts is the same on all of them. */
export const loader = async (args: LoaderFunctionArgs) => {
  const actor = signedIn(args);
  const mandate = actingMandate(actor);
  const body = mandate && (await getBody(mandate, contextOf(args).now));
  const standing = mandate && (await getStanding(mandate.campaignId));
  return {
    demo: body ? body.campaign.demo : await showsDemo(),
    acting: mandate && body ? { ...body, role: mandate.role, several: mandatesOf(actor).length > 1 } : null,
    standing: standing && { state: standing.state, reason: standing.reason, since: standing.since },
    // A name for this person in the browser's storage that doesn't say who it is.
    person: keyedHash("local drafts", actor.personId).slice(0, 24),
  };
};

export default function Layout() {
  return <Outlet />;
}
