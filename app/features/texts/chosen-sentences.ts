import { sliceCodePoints } from "#app/prose/prose.ts";

/** What sentence boxes and a selection send: `start-end` in code points. */
export const sentenceValue = (start: number, end: number): string => `${start}-${end}`;

/**
 * The passage that consists of the ticked sentences. Only white space may stand between them in `plain`: otherwise the
 * passage would quote words that nobody chose, such as a question of the office, which has no box.
 */
export function joinSentences(
  ticked: readonly string[],
  sentences: readonly (readonly [number, number])[],
  plain: string,
): { start: number; end: number } | "none" | "gap" {
  const chosen = sentences.filter(([start, end]) => ticked.includes(sentenceValue(start, end)));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last) return "none";
  const parted = chosen.some(
    ([, end], index) => sliceCodePoints(plain, end, chosen[index + 1]?.[0] ?? end).trim() !== "",
  );
  return parted ? "gap" : { start: first[0], end: last[1] };
}

/** At most `length` code points, enough to recognise a passage. */
export const shortened = (text: string, length = 90): string =>
  [...text].length > length
    ? `${[...text]
        .slice(0, length - 2)
        .join("")
        .trimEnd()}…`
    : text;
