import { data, type ActionFunctionArgs } from "@remix-run/node";
import { formObject, typedValues } from "#app/core/form.server.ts";
import { codePoints, sentences, type Omission, type Prose } from "#app/prose/prose.ts";
import { contextOf, formAnswer, stop, type FormAnswer } from "#app/http/route.server.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { textIn } from "#app/i18n/text.ts";
import { joinSentences } from "#app/features/texts/chosen-sentences.ts";
import type { getDeskText } from "./desk-text.server.ts";
import { openOriginal, preparePublication } from "./publications.server.ts";
import { answerConfidential } from "#app/features/texts/confidential-answers.server.ts";
import { readSpan, spanValue } from "#app/features/texts/confidential.ts";
import { markValue, readMarks, redactionReasons, withMark } from "#app/features/texts/redaction.ts";

export type Filed = NonNullable<Awaited<ReturnType<typeof getDeskText>>>;
type Refusal = Extract<Outcome<unknown>, { ok: false }>;
type Missing = "nothingMarked" | "gap" | "reasonMissing";

/** What the desk gets back while nothing is written: the marks so far, and the original where it had to be opened. */
export interface DeskAnswer extends FormAnswer {
  marks: Omission[];
  original: Prose | null;
}

/**
 * The desk's form. `prepare` writes and gives null; `mark`, `take` and `unmark` (without scripts), `leave` and `open`
 * give the page back with its marks. An original under an omissis is opened, and that is logged, each time it leaves
 * the server.
 */
export async function workOnText(
  args: ActionFunctionArgs,
  filed: Filed,
  form: FormData,
  intent: string,
  write = (marks: Omission[]): Promise<Outcome<unknown>> => prepare(args, filed, form, marks),
) {
  const marks = readMarks(form.getAll("omissis[]").map(String));
  if (marks.some((mark) => Number.isNaN(mark.start))) stop("invalid");
  const outcome = intent === "prepare" ? await write(marks) : null;
  if (outcome?.ok) return null;
  const original = filed.original ?? (await opened(args, filed.number));
  const give = answerWith(args, form, filed.original ? null : original);
  if (outcome) return give(marks, outcome);
  const left = intent.startsWith("leave:") ? readSpan(intent.slice("leave:".length)) : null;
  if (left) return leave(args, filed.number, left, form, (refusal?: Refusal) => give(marks, refusal));
  const taken = readSpan(String(form.get("take") ?? ""));
  if (taken)
    return give(
      filed.confidential.some((each) => each.start === taken.start && each.end === taken.end)
        ? withMark(marks, { ...taken, reason: "confidential" })
        : marks,
    );
  if (intent === "open") return give(readMarks(filed.omissis.map(markValue)));
  if (intent !== "mark") return give(marks.filter((mark) => markValue(mark) !== form.get("unmark")));
  const added = chosenOmission(form, original);
  return typeof added === "string"
    ? give(marks, { ok: false, code: "invalid", fields: {} }, added)
    : give(withMark(marks, added));
}

function prepare(args: ActionFunctionArgs, filed: Filed, form: FormData, omissis: Omission[]) {
  const { title, released, seen = "" } = formObject(form);
  return preparePublication(contextOf(args), { number: filed.number, title, omissis, released, seen });
}

/** Leaves readable what the filer asked to keep back; its reason is written at once, the marks go on waiting. */
async function leave<R>(
  args: ActionFunctionArgs,
  number: string,
  span: { start: number; end: number },
  form: FormData,
  give: (refusal?: Refusal) => R,
): Promise<R> {
  const { leave: reasons } = formObject(form) as { leave?: Record<string, unknown> };
  const field = `leave.${spanValue(span)}`;
  const outcome = await answerConfidential(contextOf(args), {
    number,
    ...span,
    answer: reasons?.[spanValue(span)] ?? "",
  });
  if (outcome.ok) return give();
  const { answer, ...fields } = outcome.fields;
  return give({ ...outcome, fields: answer ? { ...fields, [field]: answer } : fields });
}

async function opened(args: ActionFunctionArgs, number: string): Promise<Prose> {
  const outcome = await openOriginal(contextOf(args), { number });
  if (!outcome.ok) stop(outcome.code);
  return { blocks: outcome.value.blocks, plain: outcome.value.plain };
}

/** The omissis that the form asks for, or what is missing. */
function chosenOmission(form: FormData, prose: Prose): Omission | Missing {
  const reason = redactionReasons.find((each) => each === form.get("reason"));
  if (!reason) return "reasonMissing";
  const [start, end] = [Number(form.get("start") ?? NaN), Number(form.get("end") ?? NaN)];
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= codePoints(prose.plain))
    return { start, end, reason };
  const joined = joinSentences(
    form.getAll("sentences[]").map(String),
    sentences(prose).map((each) => [each.start, each.end] as const),
    prose.plain,
  );
  return joined === "none" ? "nothingMarked" : joined === "gap" ? "gap" : { ...joined, reason };
}

function answerWith(args: ActionFunctionArgs, form: FormData, original: Prose | null) {
  return (marks: Omission[], refusal?: Refusal, missing?: Missing) => {
    if (!refusal)
      return data<DeskAnswer>({ refusal: null, code: null, errors: {}, values: typedValues(form), marks, original });
    const { data: answer, init } = formAnswer(
      args,
      refusal,
      form,
      missing && textIn(contextOf(args).lang).contributions.desk[missing],
    );
    return data<DeskAnswer>({ ...answer, marks, original }, init ?? {});
  };
}
