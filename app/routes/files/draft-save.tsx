import type { ActionFunctionArgs } from "@remix-run/node";
import type { SaveAnswer } from "#app/browser/draft-autosave.ts";
import { formObject } from "#app/core/form.server.ts";
import { fieldText, refusalText } from "#app/core/refusal-text.ts";
import { statusOf } from "#app/core/refusal.ts";
import { contextOf } from "#app/http/route.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { romeClock } from "#app/i18n/time.ts";

/** A draft's page saves here while somebody types: by the same command as its button, with an answer in JSON. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const context = contextOf(args);
  const draft = args.params["draft"] ?? "";
  const outcome = await saveDraft(context, { ...formObject(args.context.form), draft });
  const t = textIn(context.lang);
  const answer: SaveAnswer = outcome.ok
    ? {
        ok: true,
        draft,
        version: outcome.value.version,
        clock: romeClock(outcome.value.savedAt).slice(11),
        base: outcome.value.base,
        news: outcome.value.news,
        conflict: outcome.value.conflict,
      }
    : {
        ok: false,
        code: outcome.code,
        message:
          Object.values(outcome.fields).map((code) => fieldText(t, code))[0] ??
          refusalText(t, outcome.code, outcome.reason),
      };
  return Response.json(answer, { status: outcome.ok ? 200 : statusOf(outcome.code) });
}
