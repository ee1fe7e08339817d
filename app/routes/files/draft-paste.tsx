import type { ActionFunctionArgs } from "@remix-run/node";
import { statusOf } from "#app/core/refusal.ts";
import { contextOf, stop } from "#app/http/route.server.ts";
import { getDraft } from "#app/features/drafts/drafts.server.ts";
import { actingMandate } from "#app/features/organisations/acting.ts";
import { failureCodes, notePasteLosses } from "#app/features/attachments/drafts-paper.server.ts";
import { importPasted } from "#app/features/papers/papers.server.ts";

/**
 * Turns text that was copied in a word processor into text of the draft; what was lost is added to the draft's list.
 */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const mandate = actingMandate(args.context.actor);
  const draft = args.params["draft"] ?? "";
  if (!mandate || !(await getDraft(draft, mandate))) stop("not_found");
  const html = args.context.form.get("html");
  if (typeof html !== "string") stop("invalid");
  const imported = await importPasted(html);
  if (!imported.ok)
    return Response.json(
      { ok: false, code: failureCodes[imported.why] },
      { status: statusOf(failureCodes[imported.why]) },
    );
  if (imported.losses.length > 0) {
    const noted = await notePasteLosses(contextOf(args), { draft, losses: imported.losses });
    if (!noted.ok) return Response.json({ ok: false, code: noted.code }, { status: statusOf(noted.code) });
  }
  return Response.json({ ok: true, markdown: imported.markdown, losses: imported.losses });
}
