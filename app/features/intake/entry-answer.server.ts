import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { cleanText, formObject, typedValues } from "#app/core/form.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { fieldTexts, refusalText } from "#app/core/refusal-text.ts";
import { statusOf, type Outcome } from "#app/core/refusal.ts";
import { contextOf, need, type FormAnswer } from "#app/http/route.server.ts";
import { z } from "#app/core/validation.server.ts";
import { attachmentLimits, sizeInWords } from "#app/features/texts/attachment.ts";
import { sentFiles } from "#app/features/attachments/attachments.server.ts";
import { failureCodes } from "#app/features/attachments/drafts-paper.server.ts";
import { lossKinds, type Loss } from "#app/features/papers/paper.ts";
import { importPaper } from "#app/features/papers/papers.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { enterContribution } from "./entered-texts.server.ts";
import { holdFiles, listHeld } from "./uploads.server.ts";

export interface EntryAnswer extends FormAnswer {
  held: { id: string; name: string; size: string; role: "attachment" | "source" | "scan" }[];
  losses: Loss[];
  /** The text of a document was just put into the text field. */
  taken: boolean;
}

const lossList = z
  .array(z.object({ kind: z.enum(lossKinds), count: z.number().int().min(1), sample: z.string().max(200).optional() }))
  .max(100);
type Failure = Extract<Outcome<unknown>, { ok: false }>;

function lossesIn(form: FormData): Loss[] {
  try {
    const parsed = lossList.safeParse(JSON.parse(cleanText(String(form.get("losses") ?? "[]"))));
    return parsed.success
      ? parsed.data.map(({ sample, ...loss }) => ({ ...loss, ...(sample !== undefined && { sample }) }))
      : [];
  } catch {
    return [];
  }
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? cleanText(value) : "";
};

/**
 * Answers the form of an entry: shows the questions of another round, takes a document's text, or makes the entry.
 * Nothing that was typed or chosen is lost by it.
 */
export async function answerEntry(args: ActionFunctionArgs, campaign: { id: string; slug: string }) {
  const form = args.context.form;
  need(args, "contribution.enter", { campaignId: campaign.id });
  const context = contextOf(args);
  const [intent, subject = ""] = textOf(form, "intent").split(":");
  const heldIds = form
    .getAll("held[]")
    .filter((id): id is string => typeof id === "string" && id !== "" && !(intent === "drop" && id === subject))
    .slice(0, 60);
  let losses = lossesIn(form);

  const answer = async (failure: Failure | null, change: Record<string, string> = {}, taken = false) => {
    const t = textIn(context.lang);
    const held = (await listHeld(heldIds)).map(({ id, name, size, role }) => ({
      id,
      name,
      role,
      size: sizeInWords(size, context.lang),
    }));
    const said: EntryAnswer = {
      refusal: failure ? refusalText(t, failure.code, failure.reason) : null,
      code: failure?.code ?? null,
      errors: failure ? fieldTexts(t, failure.fields) : {},
      values: { ...typedValues(form), ...change },
      held,
      losses,
      taken,
    };
    return data(said, { status: failure ? statusOf(failure.code) : 200 });
  };

  const [scans, papers, others] = [
    await sentFiles(form, "scan"),
    await sentFiles(form, "paper"),
    await sentFiles(form, "files"),
  ];
  const files = [
    ...scans.map((file) => ({ role: "scan" as const, field: "scan", file })),
    ...others.map((file) => ({ role: "attachment" as const, field: "files", file })),
  ];
  const kept = await holdFiles(context, { campaignId: campaign.id, files });
  if (!kept.ok) return answer(kept);
  heldIds.push(...kept.value);

  const [paper] = papers;
  if (intent === "read" || paper) {
    if (!paper) return answer({ ok: false, code: "invalid", fields: { paper: "required" } });
    if (paper.bytes.byteLength > attachmentLimits.bytes)
      return answer({ ok: false, code: "too_large", fields: { paper: "too_large" } });
    const imported = await importPaper(paper.bytes, paper.name);
    if (!imported.ok)
      return answer({ ok: false, code: failureCodes[imported.why], fields: { paper: failureCodes[imported.why] } });
    const source = await holdFiles(context, {
      campaignId: campaign.id,
      files: [{ role: "source", field: "paper", file: paper }],
    });
    if (!source.ok) return answer(source);
    heldIds.push(...source.value);
    losses = [...losses, ...imported.losses];
    const body = [textOf(form, "body").trim(), imported.markdown.trim()].filter((part) => part !== "").join("\n\n");
    const heading = /^#{1,2} +(.+)$/m.exec(imported.markdown.slice(0, 2_000))?.[1] ?? "";
    const title =
      textOf(form, "title").trim() ||
      heading
        .replace(/[*_\\#[\]]/g, "")
        .trim()
        .slice(0, 300);
    return answer(null, { body, title, lossesConfirmed: "" }, true);
  }
  if (intent === "round" || intent === "drop") return answer(null);

  const entered = await enterContribution(context, {
    ...formObject(form),
    campaignId: campaign.id,
    held: heldIds,
    lossCount: losses.length,
  });
  if (!entered.ok) return answer(entered);
  return redirect(
    `${hrefIn(context.lang, "deskContribution", { campaign: campaign.slug, number: entered.value.number })}?fatto=entered`,
  );
}
