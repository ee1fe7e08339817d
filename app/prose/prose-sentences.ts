import { codePoints, leaves } from "./prose-leaves.ts";
import type { Prose } from "./prose.ts";

export interface Sentence {
  /** Code points in the prose's `plain`; `end` is exclusive. */
  start: number;
  end: number;
  text: string;
  office: boolean;
}

const sentencesIn = new Intl.Segmenter("it", { granularity: "sentence" });

/** Abbreviations of Italian office prose after which a capital or a figure does not begin a sentence. */
const abbreviation =
  /(?:^|[\s(«"'’\[])(?:artt?|nn?|commi|lett|d\.\s?lgs|d\.\s?l|d\.p\.r|l\.r|ll?|s\.r\.l|s\.p\.a|s\.n\.c|pagg?|pp?|ecc|dott|dott\.ssa|prof|prof\.ssa|avv|ing|arch|geom|sig|sigg|on|cfr|es|c\.d|cd|cap|par|fig|tab|all|vol|tel|ca)\.$/iu;

/**
 * In code units. A longer paragraph is cut between words first, since the time of ICU grows with the square of the
 * length.
 */
const longest = 5_000;

function* segments(text: string): Generator<{ segment: string; index: number }> {
  for (let from = 0; from < text.length; ) {
    const blank = text.lastIndexOf(" ", from + longest);
    let to = from + longest >= text.length ? text.length : blank > from ? blank + 1 : from + longest;
    if (/[\ud800-\udbff]/.test(text[to - 1] ?? "")) to += 1;
    for (const { segment, index } of sentencesIn.segment(text.slice(from, to))) yield { segment, index: from + index };
    from = to;
  }
}

/**
 * A leaf's text cut into [from, to) in code units: the sentences of ICU, joined again where only an abbreviation had
 * parted them.
 */
function cuts(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | undefined;
  for (const { segment, index } of segments(text)) {
    const to = index + segment.length;
    if (open) open.to = to;
    else open = { from: index, to };
    const tail = segment.slice(-24);
    if (tail.endsWith("\n") || !abbreviation.test(tail.trimEnd())) {
      found.push(open);
      open = undefined;
    }
  }
  return open ? [...found, open] : found;
}

/**
 * The sentences of a text in reading order, without the white space around them. They never overlap, never cross a
 * paragraph or a cell, and leave out nothing but white space.
 */
export function sentences(prose: Prose): Sentence[] {
  return leaves(prose).flatMap((leaf) => {
    const text = leaf.runs.map((run) => run.text).join("");
    let unit = 0;
    let point = leaf.start;
    const reach = (to: number): number => {
      point += codePoints(text.slice(unit, to));
      unit = to;
      return point;
    };
    return cuts(text).flatMap(({ from, to }) => {
      const whole = text.slice(from, to);
      const trimmed = whole.trim();
      if (trimmed === "") return [];
      const begins = from + whole.length - whole.trimStart().length;
      const start = reach(begins);
      return [{ start, end: reach(begins + trimmed.length), text: trimmed, office: leaf.office }];
    });
  });
}
