import { codePoints, sliceCodePoints } from "#app/prose/prose.ts";
import { uncovers } from "./redaction.ts";

/** A passage in code points of `plain`. */
export interface Span {
  start: number;
  end: number;
}
/** A passage that an author marked, with its words, by which it is found again after the text around it has changed. */
export interface MarkedPassage extends Span {
  words: string;
}

/**
 * Where marked passages stand in the text of today: at their place, or else where the same words stand nearest to it.
 * `lost` are the passages whose words are gone. With them nobody may file, because the office would no longer be asked
 * about them.
 */
export function placeMarks(
  marks: readonly MarkedPassage[],
  plain: string,
): { placed: MarkedPassage[]; lost: MarkedPassage[] } {
  const placed: MarkedPassage[] = [];
  const lost: MarkedPassage[] = [];
  for (const mark of marks) {
    const start = nearest(plain, mark);
    if (start === null) lost.push(mark);
    else placed.push({ start, end: start + codePoints(mark.words), words: mark.words });
  }
  return { placed: placed.sort((a, b) => a.start - b.start || a.end - b.end), lost };
}

function nearest(plain: string, mark: MarkedPassage): number | null {
  if (mark.words !== "" && sliceCodePoints(plain, mark.start, mark.end) === mark.words) return mark.start;
  let [best, start, counted]: [number | null, number, number] = [null, 0, 0];
  for (let at = mark.words === "" ? -1 : plain.indexOf(mark.words); at !== -1; at = plain.indexOf(mark.words, at + 1)) {
    start += codePoints(plain.slice(counted, at));
    counted = at;
    if (best === null || Math.abs(start - mark.start) < Math.abs(best - mark.start)) best = start;
  }
  return best;
}

/** The marks with one more; marks that it touches are joined with it. */
export function withPassage(marks: readonly MarkedPassage[], added: Span, plain: string): MarkedPassage[] {
  const touching = marks.filter((mark) => mark.start <= added.end && mark.end >= added.start);
  const start = Math.min(added.start, ...touching.map((mark) => mark.start));
  const end = Math.max(added.end, ...touching.map((mark) => mark.end));
  return [
    ...marks.filter((mark) => !touching.includes(mark)),
    { start, end, words: sliceCodePoints(plain, start, end) },
  ].sort((a, b) => a.start - b.start);
}

export interface Answered extends Span {
  answer: string;
}
/** `taken`: wholly under an omissis; `left`: the office said why it stays readable; `open`: neither. */
export interface ConfidentialRequest extends Span {
  standing: "taken" | "left" | "open";
  answer: string;
}

/** The state of each request of the filer. Where a passage has both an omissis and an answer, the omissis counts. */
export function requestsOf(
  asked: readonly Span[],
  omissis: readonly Span[],
  answers: readonly Answered[],
): ConfidentialRequest[] {
  return asked.map(({ start, end }) => {
    const answer = answers.findLast((each) => each.start === start && each.end === end)?.answer ?? "";
    return { start, end, answer, standing: uncovers([{ start, end }], omissis) ? (answer ? "left" : "open") : "taken" };
  });
}

/** A passage as forms write it. */
export const spanValue = ({ start, end }: Span): string => `${start}-${end}`;

export function readSpan(value: string): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(value) ?? [];
  return start !== undefined && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null;
}
