import type { ReactNode } from "react";
import type { ThreadLine } from "../threads/thread-line.ts";

/** A passage to mark: [start, end) in code points of the prose's `plain`. */
export interface ProseMark {
  start: number;
  end: number;
  /** Becomes the id of its first piece, to which links to the passage lead. */
  id?: string;
  className?: string;
  /** Its threads, shown in the margin beside its first words. */
  lines?: readonly ThreadLine[];
  /** Where the threads lead. */
  href?: string;
  /** Put before its first piece, such as the check box of a sentence. */
  before?: ReactNode;
  /** Put behind its last piece. */
  after?: ReactNode;
}

export interface Piece {
  text: string;
  start: number;
  /** Every mark that covers this piece. */
  marks: readonly ProseMark[];
  /** Those of them that begin here. */
  first: readonly ProseMark[];
  /** Those that end here. */
  last: readonly ProseMark[];
}

/**
 * Characters in a line of reading text, with some to spare: two sentences that begin closer together may begin in the
 * same line.
 */
const lineLength = 80;

/**
 * The marks of one paragraph whose threads can hang in the margin without lying on one another; the threads of the
 * others stay in the line.
 */
export function hanging(marks: readonly ProseMark[], start: number, end: number): ReadonlySet<ProseMark> {
  const begun = marks
    .filter((mark) => mark.lines?.length && mark.start >= start && mark.start < end)
    .sort((a, b) => a.start - b.start);
  let last = -Infinity;
  return new Set(
    begun.filter((mark) => {
      if (mark.start - last < lineLength) return false;
      last = mark.start;
      return true;
    }),
  );
}

/** Cuts a run wherever a mark begins or ends, by code points, so that an emoji is never cut in half. */
export function splitRun(text: string, start: number, marks: readonly ProseMark[]): Piece[] {
  const points = Array.from(text);
  const end = start + points.length;
  const here = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  if (here.length === 0) return [{ text, start, marks: [], first: [], last: [] }];
  const cuts = new Set([start, end]);
  for (const mark of here) {
    cuts.add(Math.max(mark.start, start));
    cuts.add(Math.min(mark.end, end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end;
    const covering = here.filter((mark) => mark.start <= from && mark.end >= to);
    return {
      text: points.slice(from - start, to - start).join(""),
      start: from,
      marks: covering,
      first: covering.filter((mark) => mark.start === from),
      last: covering.filter((mark) => mark.end === to),
    };
  });
}
