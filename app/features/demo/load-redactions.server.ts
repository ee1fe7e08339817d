import type { Context } from "#app/access/context.ts";
import { codePoints } from "#app/prose/prose.ts";
import { getConfidentialPage, markConfidential } from "#app/features/drafts/confidential-marks.server.ts";
import { spanValue, type Span } from "#app/features/omissis/confidential.ts";
import { actingMandate } from "#app/features/organisations/acting.ts";
import { answerOmissisObjection, objectToOmissis } from "#app/features/publishing/redaction-objections.server.ts";
import { must } from "./load-bodies.server.ts";

/** The words of a text that its author asks to keep from the public; the text still waits. */
const demoConfidential: Record<string, string> = {
  "portici-2": "Alcune associate non saranno contente; in assemblea è passato con dodici voti di scarto.",
};

/** Marks them in the draft before it is filed; gives the version that the draft has then. */
export async function markInDemo(author: Context, key: string, draft: string, version: number): Promise<number> {
  const words = demoConfidential[key];
  const body = actingMandate(author.actor);
  const page = words && body ? await getConfidentialPage(draft, body, author.now) : null;
  if (!words || !page) return version;
  const at = page.prose.plain.indexOf(words);
  if (at < 0) throw new Error(`The demo marks what its text doesn't say: ${words}`);
  const start = codePoints(page.prose.plain.slice(0, at));
  must(await markConfidential(author, { draft, version, start, end: start + codePoints(words) }));
  return version + 1;
}

/** The author objects to an omissis of its published text, and the office answers. */
export async function objectInDemo(author: Context, office: Context, number: string, omissis: Span): Promise<void> {
  const { id } = must(
    await objectToOmissis(author, {
      number,
      omissis: spanValue(omissis),
      words: "Ci ha detto a voce che non gli importa di essere nominato: per noi il nome può restare.",
    }),
  );
  must(
    await answerOmissisObjection(office, {
      objectionId: id ?? "",
      outcome: "dismissed",
      answer:
        "Chi è nominato non ha parlato con noi, e il suo nome non aggiunge niente a quello che raccontate: l’omissis resta. Il fatto e il mestiere si leggono per intero.",
    }),
  );
}
