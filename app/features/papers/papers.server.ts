import { workerPool, type WorkerLimits } from "#app/core/workers.server.ts";
import { importFailures, largestPaper, largestPaste, lossKinds } from "./paper.ts";
import type { Imported, Loss } from "./paper.ts";

const runWorker = workerPool(2);
const limits: WorkerLimits = { time: 10_000, heap: 512, answer: 8 * 1024 * 1024 };

const isLoss = (value: unknown): value is Loss => {
  const loss = value as Partial<Loss> | null;
  return (
    typeof loss === "object" &&
    loss !== null &&
    lossKinds.some((kind) => kind === loss.kind) &&
    Number.isInteger(loss.count)
  );
};

/** Reads the worker's answer. If it isn't exactly an answer, the worker died of the paper. */
function answerOf(text: string): Imported | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof answer !== "object" || answer === null) return undefined;
  const { ok, markdown, losses, why } = answer as Record<string, unknown>;
  if (ok === true && typeof markdown === "string" && Array.isArray(losses) && losses.every(isLoss))
    return { ok, markdown, losses };
  const failure = importFailures.find((code) => code === why);
  return ok === false && failure ? { ok, why: failure } : undefined;
}

async function read(mode: "paper" | "pasted", input: Uint8Array, within: WorkerLimits): Promise<Imported> {
  const worked = await runWorker("papers/paper-worker.js", mode, input, within);
  if (!worked.ok) return worked;
  const answer = answerOf(worked.out.toString());
  if (!answer) throw new Error("The paper worker answered something else than a paper");
  return answer;
}

/**
 * Takes the text out of a DOCX or ODT as Markdown, with the list of what could not be kept. The type follows from the
 * file's content, never from its name. All parsing happens in a child process, because a file from a stranger may do
 * anything to a parser.
 */
export async function importPaper(
  bytes: Uint8Array,
  _filename: string,
  within: Partial<WorkerLimits> = {},
): Promise<Imported> {
  if (bytes.length > largestPaper) return { ok: false, why: "too_large" };
  return read("paper", bytes, { ...limits, ...within });
}

/** Makes Markdown of the HTML that the clipboard holds when text was copied in Word, Writer or a browser. */
export async function importPasted(html: string, within: Partial<WorkerLimits> = {}): Promise<Imported> {
  if (html.length > largestPaste) return { ok: false, why: "too_large" };
  return read("pasted", new TextEncoder().encode(html), { ...limits, ...within });
}
