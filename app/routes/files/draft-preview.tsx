import type { ActionFunctionArgs } from "@remix-run/node";
import { cleanText } from "#app/core/form.server.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { stop } from "#app/http/route.server.ts";
import { actingMandate } from "#app/features/organisations/acting.ts";
import { draftLimits } from "#app/features/drafts/draft.ts";

/** What a text will look like, made of the blocks that a filing would store. Nothing is kept. */
export function action({ context }: ActionFunctionArgs): Response {
  if (!actingMandate(context.actor)) stop("forbidden");
  const text = context.form.get("text");
  if (typeof text !== "string") stop("invalid");
  if (text.length > draftLimits.text) stop("too_large");
  return Response.json({ blocks: parseProse(cleanText(text)).blocks });
}
