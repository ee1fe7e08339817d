import { omissisMark, tells } from "#app/prose/prose.ts";

/**
 * The text with every covered passage, and every line of one, replaced by the mark: what the office wrote freely must
 * not repeat what an omissis took out.
 */
export function blot(text: string, covered: readonly string[]): string {
  const passages = covered
    .flatMap((passage) => passage.split("\n"))
    .map((passage) => passage.trim())
    .filter(tells);
  return [...new Set(passages)]
    .sort((a, b) => b.length - a.length)
    .reduce(
      (left, passage) =>
        left.replace(
          new RegExp(passage.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu"),
          omissisMark,
        ),
      text,
    );
}
