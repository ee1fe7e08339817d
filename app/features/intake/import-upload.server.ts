import { redirect, unstable_parseMultipartFormData, type ActionFunctionArgs } from "@remix-run/node";
import { isMultipart } from "#app/http/body.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { contextOf, formAnswer, need, stop } from "#app/http/route.server.ts";
import { cleanText } from "#app/core/form.server.ts";
import { attachmentName } from "#app/features/texts/attachment.ts";
import { db } from "#db/client.server.ts";
import { largestImport, startImport } from "./imports.server.ts";
import { dropPieces, receivePieces, type Received } from "./pieces.server.ts";

/**
 * Reads the upload piece by piece as it arrives, after checking that the person may do this. Then the import is made,
 * and is checked in the background.
 */
export async function answerUpload(args: ActionFunctionArgs, campaign: { id: string; slug: string }) {
  need(args, "contribution.import", { campaignId: campaign.id });
  const { now } = args.context;
  const context = contextOf(args);
  const batchId = newId(now);
  let received: Received = { ok: false, why: "required" };
  let fileName = "";
  const form = !isMultipart(args.request)
    ? args.context.form
    : await formOf(args.request, async (name, data) => {
        if (fileName !== "") return;
        fileName = name;
        received = await receivePieces(batchId, data, largestImport, now);
      });
  const outcome = received as Received;
  if (!outcome.ok)
    return formAnswer(
      args,
      { ok: false, code: outcome.why === "too_large" ? "too_large" : "invalid", fields: { file: outcome.why } },
      form,
    );
  const started = await startImport(context, {
    campaignId: campaign.id,
    round: cleanText(String(form.get("round") ?? "")),
    batchId,
    fileName: csvName(fileName),
    sha256: outcome.sha256,
  });
  if (started.ok)
    return redirect(hrefIn(context.lang, "deskImport", { campaign: campaign.slug, batch: started.value }));
  await dropPieces(db(), batchId);
  return formAnswer(args, started, form);
}

const csvName = (name: string): string =>
  attachmentName(name, "eml")
    .replace(/\.eml$/, "")
    .replace(/\.csv$/i, "") + ".csv";

/** Reads the fields as text; the file goes to `take` and nowhere else. A form that is cut off is refused. */
async function formOf(
  request: Request,
  take: (name: string, data: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<FormData> {
  try {
    return await unstable_parseMultipartFormData(request, async ({ name, filename, data }) => {
      if (name === "file" && filename) {
        await take(filename, data);
        return undefined;
      }
      return shortText(data);
    });
  } catch (error) {
    if (
      error instanceof TypeError ||
      (error instanceof Error && /multipart|boundary|malformed|unexpected end/i.test(error.message))
    )
      stop("invalid");
    throw error;
  }
}

/**
 * Any part that is no file is a field of a few words. If it is longer it is read and thrown away, so that the rest of
 * the form arrives.
 */
async function shortText(parts: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of parts) if (text.length < 1_000) text += decoder.decode(part, { stream: true });
  return text.slice(0, 1_000);
}
