import { omissisMark } from "#app/core/prose.ts";

/** Words of at least three letters or figures: shorter ones stand everywhere and name nobody. */
const telling = /[\p{L}\p{N}]{3,}/u;

/** The text with every covered passage, and every line of one, replaced by the mark: free words of the office must not say again what an omissis took out. */
export function blot(text: string, covered: readonly string[]): string {
  const passages = covered.flatMap((passage) => passage.split("\n")).map((passage) => passage.trim()).filter((passage) => telling.test(passage));
  return [...new Set(passages)]
    .sort((a, b) => b.length - a.length)
    .reduce((left, passage) => left.replace(new RegExp(passage.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu"), omissisMark), text);
}
