import { redirect, type AppLoadContext } from "@remix-run/node";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, signedIn, stop } from "#app/core/route.server.ts";
import { actingMandate } from "#app/features/contributions/drafts.server.ts";

interface Args { request: Request; context: AppLoadContext }

/** For whom the session acts; who holds several mandates chooses first, who holds none has no space. */
export function acting(args: Args) {
  const actor = signedIn(args);
  const mandate = actingMandate(actor);
  if (mandate) return { ...mandate, actor };
  if (!actor.grants.some((grant) => grant.mandateId !== null)) stop("forbidden");
  throw redirect(chooseHref(args));
}

/** Ends the request: with the choice of the body where the same person acts for that one too, else as if there were nothing. */
export function notOfThisBody(args: Args, owner: { campaignId: string; organisationId?: string } | null): never {
  const holds = owner && args.context.actor?.grants.some((grant) => grant.mandateId !== null && grant.campaignId === owner.campaignId && (owner.organisationId ?? grant.organisationId) === grant.organisationId);
  if (holds) throw redirect(chooseHref(args));
  return stop("not_found");
}

/** Back here once it is chosen for whom one acts. */
function chooseHref(args: Args): string {
  const { pathname, search } = new URL(args.request.url);
  return `${hrefIn(contextOf(args).lang, "chooseMandate")}?${new URLSearchParams({ poi: pathname.replace(/\.data$/, "") + search }).toString()}`;
}
