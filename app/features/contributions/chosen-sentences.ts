/** What sentence boxes and a selection send: `start-end` in code points. */
export const sentenceValue = (start: number, end: number): string => `${start}-${end}`;

/**
 * The passage that ticked sentences make. They must follow one another among all of the text's sentences; a gap would quote words that
 * nobody chose.
 */
export function joinSentences(ticked: readonly string[], sentences: readonly (readonly [number, number])[]): { start: number; end: number } | "none" | "gap" {
  const chosen = sentences.flatMap(([start, end], index) => (ticked.includes(sentenceValue(start, end)) ? [{ start, end, index }] : []));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last) return "none";
  if (last.index - first.index !== chosen.length - 1) return "gap";
  return { start: first.start, end: last.end };
}
