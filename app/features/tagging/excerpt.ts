import { sliceCodePoints } from "#app/prose/prose.ts";

export const excerptKinds = ["criticality", "opportunity", "demand", "action_proposal"] as const;
export type ExcerptKind = (typeof excerptKinds)[number];

/** Code points. A longer passage is no quotation any more, but the text itself. */
export const longestExcerpt = 2_000;

/** The selection without the white space around it, or null when nothing is left of it or it lies outside the text. */
export function trimSelection(plain: string, start: number, end: number): { start: number; end: number } | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start) return null;
  const chosen = sliceCodePoints(plain, start, end);
  const points = [...chosen];
  if (points.length !== end - start) return null;
  const leading = points.findIndex((point) => point.trim() !== "");
  if (leading < 0) return null;
  const trailing = [...points].reverse().findIndex((point) => point.trim() !== "");
  return { start: start + leading, end: end - trailing };
}

/** True when the quotation stands in its source letter for letter; a quotation that doesn't is not published. */
export const matchesSource = (plain: string, excerpt: { start: number; end: number; exact: string }): boolean =>
  sliceCodePoints(plain, excerpt.start, excerpt.end) === excerpt.exact;

/**
 * How many of a text's sentences are touched by an excerpt. Sentences and excerpts count code points of the same text.
 */
export function coverage(
  sentences: readonly (readonly [number, number])[],
  excerpts: readonly { start: number; end: number }[],
): { covered: number; of: number } {
  const covered = sentences.filter(([start, end]) =>
    excerpts.some((excerpt) => excerpt.start < end && start < excerpt.end),
  ).length;
  return { covered, of: sentences.length };
}
