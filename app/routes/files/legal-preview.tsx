import type { ActionFunctionArgs } from "@remix-run/node";
import { cleanText } from "#app/core/form.server.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { need, stop } from "#app/http/route.server.ts";

/** What a legal page will look like. Nothing is kept. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  need(args, "legal.write");
  const text = args.context.form.get("text");
  if (typeof text !== "string") stop("invalid");
  return Response.json({ blocks: parseProse(cleanText(text)).blocks });
}
