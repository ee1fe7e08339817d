import { data, type ActionFunctionArgs } from "@remix-run/node";
import { formObject, typedValues } from "#app/core/form.server.ts";
import { codePoints, sentences, type Omission, type Prose } from "#app/prose/prose.ts";
import { contextOf, formAnswer, stop, type FormAnswer } from "#app/http/route.server.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { textIn } from "#app/i18n/text.ts";
import { joinSentences } from "#app/features/texts/chosen-sentences.ts";
import type { DeskText } from "./desk-text.server.ts";
import { openOriginal, preparePublication } from "./publications.server.ts";
import { answerConfidential } from "#app/features/omissis/confidential-answers.server.ts";
import { readSpan, spanValue, type Span } from "#app/features/omissis/confidential.ts";
import { markValue, readMarks, redactionReasons, withMark } from "#app/features/omissis/redaction.ts";

type Refusal = Extract<Outcome<unknown>, { ok: false }>;
type Missing = "nothingMarked" | "gap" | "reasonMissing";

/** What the desk gets while nothing is written: the marks so far, and the original where it had to be opened. */
export interface DeskAnswer extends FormAnswer {
  marks: Omission[];
  original: Prose | null;
}

/** The desk's form as it was sent, with the text in which its marks count. */
interface Desk {
  args: ActionFunctionArgs;
  filed: DeskText;
  form: FormData;
  marks: Omission[];
  original: Prose;
}

/** What a button has done: the marks from now on, and what is refused or missing. */
interface Done {
  marks: Omission[];
  refusal?: Refusal;
  missing?: Missing;
}

/**
 * Answers the desk's form. `prepare` writes, and gives null; `mark`, `take` and `unmark` (used without scripts),
 * `leave` and `open` give the page back with its marks. Each time that an original under an omissis leaves the server,
 * its opening is logged.
 */
export async function workOnText(
  args: ActionFunctionArgs,
  filed: DeskText,
  form: FormData,
  intent: string,
  write = (marks: Omission[]): Promise<Outcome<unknown>> => prepare(args, filed, form, marks),
) {
  const marks = readMarks(form.getAll("omissis[]").map(String));
  if (marks.some((mark) => Number.isNaN(mark.start))) stop("invalid");
  const written = intent === "prepare" ? await write(marks) : null;
  if (written?.ok) return null;
  const desk = { args, filed, form, marks, original: filed.original ?? (await opened(args, filed.number)) };
  return pageAfter(desk, written ? { marks, refusal: written } : await workOf(form, intent)(desk));
}

/** What the pressed button does; for an unknown button the marks stay as they are. */
function workOf(form: FormData, intent: string): (desk: Desk) => Done | Promise<Done> {
  const left = intent.startsWith("leave:") ? readSpan(intent.slice("leave:".length)) : null;
  if (left) return (desk) => leave(desk, left);
  const taken = readSpan(String(form.get("take") ?? ""));
  if (taken) return (desk) => take(desk, taken);
  if (intent === "open") return open;
  return intent === "mark" ? mark : unmark;
}

function prepare(args: ActionFunctionArgs, filed: DeskText, form: FormData, omissis: Omission[]) {
  const { title, released, seen = "" } = formObject(form);
  return preparePublication(contextOf(args), { number: filed.number, title, omissis, released, seen });
}

/**
 * Leaves a passage readable that the filer wanted to keep back. The reason is written at once; the marks are not
 * written yet.
 */
async function leave({ args, filed, form, marks }: Desk, span: Span): Promise<Done> {
  const { leave: reasons } = formObject(form) as { leave?: Record<string, unknown> };
  const answer = reasons?.[spanValue(span)] ?? "";
  const outcome = await answerConfidential(contextOf(args), { number: filed.number, ...span, answer });
  if (outcome.ok) return { marks };
  const { answer: wrong, ...fields } = outcome.fields;
  return {
    marks,
    refusal: { ...outcome, fields: wrong ? { ...fields, [`leave.${spanValue(span)}`]: wrong } : fields },
  };
}

/** Covers a passage that the filer wanted to keep back. */
function take({ filed, marks }: Desk, span: Span): Done {
  const asked = filed.confidential.some((each) => each.start === span.start && each.end === span.end);
  return { marks: asked ? withMark(marks, { ...span, reason: "confidential" }) : marks };
}

/** Opens the original, with the omissis that stand as marks. */
const open = ({ filed }: Desk): Done => ({ marks: readMarks(filed.omissis.map(markValue)) });

const unmark = ({ form, marks }: Desk): Done => ({
  marks: marks.filter((each) => markValue(each) !== form.get("unmark")),
});

function mark({ form, marks, original }: Desk): Done {
  const added = chosenOmission(form, original);
  return typeof added === "string"
    ? { marks, refusal: { ok: false, code: "invalid", fields: {} }, missing: added }
    : { marks: withMark(marks, added) };
}

async function opened(args: ActionFunctionArgs, number: string): Promise<Prose> {
  const outcome = await openOriginal(contextOf(args), { number });
  if (!outcome.ok) stop(outcome.code);
  return { blocks: outcome.value.blocks, plain: outcome.value.plain };
}

/** The omissis for which the form asks, or what is missing for it. */
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

/** The page that is given back, with what was typed. */
function pageAfter({ args, filed, form, original: words }: Desk, { marks, refusal, missing }: Done) {
  const original = filed.original ? null : words;
  if (!refusal)
    return data<DeskAnswer>({ refusal: null, code: null, errors: {}, values: typedValues(form), marks, original });
  const why = missing && textIn(contextOf(args).lang).contributions.desk[missing];
  const { data: answer, init } = formAnswer(args, refusal, form, why);
  return data<DeskAnswer>({ ...answer, marks, original }, init ?? {});
}
