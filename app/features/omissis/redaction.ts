import { foldedText, heldBeside, holdsPassage, sliceCodePoints, tells } from "#app/prose/prose.ts";
import type { Omission, Prose } from "#app/prose/prose.ts";

/** Why something is left out of a public text; the public reads the reason, never the words. */
export const redactionReasons = ["third_party", "special_data", "confidential", "unlawful"] as const;

/** An omissis as a form's hidden field carries it. */
export const markValue = ({ start, end, reason }: Omission): string => `${start}-${end}-${reason}`;

/**
 * Reads the hidden fields. Whatever this product did not write becomes offsets that no schema takes, so that an omissis
 * is never lost without an error.
 */
export function readMarks(values: readonly string[]): Omission[] {
  return values.map((value) => {
    const [, start, end, reason] = /^(\d{1,9})-(\d{1,9})-([a-z_]+)$/.exec(value) ?? [];
    return { start: Number(start), end: Number(end), reason: reason ?? "" };
  });
}

/** The marks with one more, in reading order; marks that lie wholly within it are dropped. */
export function withMark(marks: readonly Omission[], added: Omission): Omission[] {
  return [...marks.filter((mark) => mark.start < added.start || mark.end > added.end), added].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

/**
 * The covered passages whose words still stand somewhere in what the public reads, because a name that is covered once
 * is often written twice. They are looked for, whatever their case and accents, in the title, in the text, in all that
 * stands beside it (`heldBeside`), and in the `names` of the files that come out with it.
 */
export function stillReadable(
  original: string,
  marks: readonly Omission[],
  title: string,
  shown: Prose,
  names: readonly string[] = [],
): string[] {
  const taken = marks.map((mark) => sliceCodePoints(original, mark.start, mark.end).trim());
  const passages = [...new Set(taken.filter(tells))];
  const read = foldedText(`${title}\n${shown.plain}`);
  const beside = heldBeside(shown.blocks, holdsPassage(passages)).length > 0;
  return passages.filter((passage) => {
    const holds = holdsPassage([passage]);
    if (read.includes(foldedText(passage)) || names.some((name) => holds(name))) return true;
    return beside && heldBeside(shown.blocks, holds).length > 0;
  });
}

/**
 * True where a passage that stands under an omissis would be readable again: each must lie wholly under the new marks.
 */
export function uncovers(
  before: readonly { start: number; end: number }[],
  after: readonly { start: number; end: number }[],
): boolean {
  const sorted = [...after].sort((a, b) => a.start - b.start);
  return before.some(({ start, end }) => {
    let at = start;
    for (const mark of sorted) if (mark.start <= at && mark.end > at) at = mark.end;
    return at < end;
  });
}
