import type { ActionFunctionArgs } from "@remix-run/node";
import { statusOf } from "#app/core/refusal.ts";
import { need, stop } from "#app/http/route.server.ts";
import { failureCodes } from "#app/features/attachments/drafts-paper.server.ts";
import { importPasted } from "#app/features/papers/papers.server.ts";

/** Turns what was copied in a word processor into text of a legal page. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  need(args, "legal.write");
  const html = args.context.form.get("html");
  if (typeof html !== "string") stop("invalid");
  const imported = await importPasted(html);
  if (!imported.ok)
    return Response.json(
      { ok: false, code: failureCodes[imported.why] },
      { status: statusOf(failureCodes[imported.why]) },
    );
  return Response.json({ ok: true, markdown: imported.markdown, losses: imported.losses });
}
