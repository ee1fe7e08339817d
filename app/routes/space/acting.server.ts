import { redirect, type AppLoadContext } from "@remix-run/node";
import { hrefIn } from "#app/core/paths.ts";
import { backHere } from "#app/http/return-path.ts";
import { contextOf, signedIn, stop, stopWithForm } from "#app/http/route.server.ts";
import { actingMandate, mandatesOf, type Represented } from "#app/features/organisations/acting.ts";
import { hasHeldMandate } from "#app/features/organisations/mandate-queries.server.ts";

interface Args {
  request: Request;
  context: AppLoadContext;
}

/**
 * The body for which the session acts. A person with several mandates chooses one first; one with none has no space.
 */
export function acting(args: Args) {
  const actor = signedIn(args);
  const mandate = actingMandate(actor);
  if (mandate) return { ...mandate, actor };
  if (mandatesOf(actor).length === 0) stop("forbidden");
  throw redirect(chooseHref(args));
}

/**
 * Ends the request: with the choice of bodies if the same person also acts for that one, otherwise as if the thing did
 * not exist.
 */
export function notOfThisBody(args: Args, owner: { campaignId: string; organisationId?: string } | null): never {
  const holds =
    owner &&
    mandatesOf(args.context.actor).some(
      ({ organisationId, campaignId }) =>
        campaignId === owner.campaignId &&
        (owner.organisationId === undefined || owner.organisationId === organisationId),
    );
  if (holds) throw redirect(chooseHref(args));
  return stop("not_found");
}

/**
 * Lets a form of the space go on, or ends the request with a page that keeps what was typed: where no body is chosen,
 * or another one is, and where the mandate ended while the person wrote. A person who never acted for the owner is told
 * nothing.
 */
export async function keepWords(args: Args, owner: Represented | null, form: FormData): Promise<void> {
  const { actor } = args.context;
  if (!actor) return;
  const held = mandatesOf(actor);
  const own = held.filter(
    ({ organisationId, campaignId }) => organisationId === owner?.organisationId && campaignId === owner.campaignId,
  );
  if (own.some(({ mandateId }) => mandateId === actor.mandateId)) return;
  if (own.length > 0) stopWithForm(args, "mandate_unchosen", form);
  if (owner && (await hasHeldMandate(actor.personId, owner))) stopWithForm(args, "mandate_ended", form);
  if (held.length > 0 && !actingMandate(actor)) stopWithForm(args, "mandate_unchosen", form);
}

/** Leads back here after a body is chosen. */
const chooseHref = (args: Args): string => hrefIn(contextOf(args).lang, "chooseMandate") + backHere(args.request);
