const joiners = ["", " ", "-", ".", "_"];

/** Small letters without accents: «Città» and «citta» are one guess. */
export const plainLetters = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The words, out of names and addresses, that somebody who knows the house and the person would try first: each name
 * whole, its words, and its words joined as people join them.
 */
export function ownWords(phrases: readonly string[]): string[] {
  const found = phrases.map(plainLetters).flatMap((phrase) => {
    const words = phrase.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
    return [phrase, ...words, ...joiners.map((joiner) => words.join(joiner))];
  });
  // One or two letters stand in every password.
  return [...new Set(found)].filter((word) => word.length > 2);
}
