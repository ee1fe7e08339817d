import { readings } from "./prose-address.ts";
import { stringsOf, type BlockString } from "./prose-strings.ts";
import type { Block } from "./prose.ts";

/**
 * True where a passage has three letters or figures in a row. Shorter passages stand in every text by chance and name
 * nobody.
 */
export const tells = (passage: string): boolean => /[\p{L}\p{N}]{3,}/u.test(passage);

/**
 * The words of a text without case, accents, signs and invisible characters: «Niccolò», «NICCOLO’» and «niccolo» are
 * one.
 */
const wordsIn = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toUpperCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** A text as words are looked for in it: folded as above, one blank between any two words. */
export const foldedText = (text: string): string => wordsIn(text).join(" ");

/** The same for what is written without blanks, as addresses are. */
const letters = (text: string): string => wordsIn(text).join("");

const shortestPassage = 3;
/**
 * A word of a passage is looked for by itself only from this length on, in letters: «con» and «per» stand in any
 * address by chance.
 */
const shortestWord = 4;
/** Of a longer word or passage only so many letters are looked for, so that the work for one address has a bound. */
const longest = 60;

/** True where a string holds a covered word that the words `seen` beside it don't show themselves. */
export type Holds = (value: string, seen?: string) => boolean;

export const holdsNothing: Holds = () => false;

/**
 * For strings that nobody can mark: whether one holds one of the passages, which may be whole sentences, as a whole.
 */
export const holdsPassage = (passages: readonly string[]): Holds =>
  anyOf(passages.map(letters).filter((each) => each.length >= shortestPassage));

/** The same for passages of this very text: whether it holds one of them, or one of their longer words. */
export function holdsWord(passages: readonly string[]): Holds {
  const [whole, word] = [
    holdsPassage(passages),
    anyOf(passages.flatMap(wordsIn).filter((each) => each.length >= shortestWord)),
  ];
  return (value, seen) => whole(value, seen) || word(value, seen);
}

/** Whether one of these stands anywhere within a string: «mariorossi» has no blanks. */
function anyOf(pieces: readonly string[]): Holds {
  const wanted = new Set(pieces.map((each) => each.slice(0, longest)));
  if (wanted.size === 0) return holdsNothing;
  const beginnings = new Set([...wanted].map((each) => each.slice(0, shortestPassage)));
  const lengths = [...new Set([...wanted].map((each) => each.length))];
  return (value, seen = "") => {
    const [held, shown] = [letters(value), letters(seen)];
    for (let at = 0; at < held.length; at += 1) {
      if (!beginnings.has(held.slice(at, at + shortestPassage))) continue;
      for (const length of lengths) {
        const piece = held.slice(at, at + length);
        if (wanted.has(piece) && !shown.includes(piece)) return true;
      }
    }
    return false;
  };
}

/**
 * True where an address holds a covered word, in whichever way it is written, that the words of its link don't show.
 */
export const addressHolds = (holds: Holds, href: string, words: string): boolean =>
  readings(href).some((reading) => holds(reading, words));

/** True where a list that doesn't begin at 1 shows a covered figure as the number of an item. */
export const startHolds = (holds: Holds, from: number, items: number): boolean =>
  from !== 1 && Array.from({ length: items }, (_, item) => String(from + item)).some((number) => holds(number));

/**
 * The strings beside a text's words that hold a covered word: `omit` leaves none, but the first releases left them all.
 */
export function heldBeside(blocks: readonly Block[], holds: Holds): BlockString[] {
  const strings = stringsOf(blocks);
  // Labels that only count tell nothing, even where a figure such as «1000» is covered.
  const counts = new Set(strings.filter(({ kind }) => kind === "label").map((_, index) => String(index + 1)));
  const held: Record<BlockString["kind"], (string: BlockString) => boolean> = {
    text: () => false,
    address: ({ value, words }) => addressHolds(holds, value, words),
    label: ({ value }) => !counts.has(value) && holds(value),
    note: ({ value }) => !counts.has(value) && holds(value),
    start: ({ value }) => holds(value),
    reason: () => false,
  };
  return strings.filter((string) => held[string.kind](string));
}
