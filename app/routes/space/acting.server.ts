import { redirect, type AppLoadContext } from "@remix-run/node";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, signedIn, stop } from "#app/core/route.server.ts";
import { actingMandate } from "#app/features/contributions/drafts.server.ts";

/** For whom the session acts; who holds several mandates chooses first, who holds none has no space. */
export function acting(args: { request: Request; context: AppLoadContext }) {
  const actor = signedIn(args);
  const mandate = actingMandate(actor);
  if (mandate) return { ...mandate, actor };
  if (!actor.grants.some((grant) => grant.mandateId !== null)) stop("forbidden");
  const { pathname, search } = new URL(args.request.url);
  throw redirect(`${hrefIn(contextOf(args).lang, "chooseMandate")}?${new URLSearchParams({ poi: pathname.replace(/\.data$/, "") + search }).toString()}`);
}
