import { omit, sliceCodePoints, toPublic, type Omission, type Prose } from "#app/prose/prose.ts";

export interface Span {
  start: number;
  end: number;
}
export interface Quotation extends Span {
  exact: string;
}
type Cuts = readonly { start: number; end: number; publicStart: number; publicEnd: number }[];

/**
 * Where a span of a public text stands in its original; a span that begins or ends inside a mark takes the whole of
 * what it stands for.
 */
function toOriginal(cuts: Cuts, { start, end }: Span): Span {
  const back = (offset: number, inside: "start" | "end") => {
    let shift = 0;
    for (const cut of cuts) {
      if (offset <= cut.publicStart) break;
      if (offset < cut.publicEnd) return cut[inside];
      shift = cut.end - cut.publicEnd;
    }
    return offset + shift;
  };
  return { start: back(start, "start"), end: back(end, "end") };
}

/**
 * Does an excerpt still hold? Gives a function that answers it for two public texts of one revision, made by the
 * omissis `before` and `after`: where the words of the one stand in the other, in code points, or null when a new
 * omissis touches them.
 */
export function placesAfter(
  original: Prose,
  before: readonly Omission[],
  after: readonly Omission[],
): (quotation: Quotation) => Span | null {
  const [old, now] = [omit(original, [...before]), omit(original, [...after])];
  const fresh = now.map.cuts.filter(
    (cut) => !old.map.cuts.some((known) => known.start === cut.start && known.end === cut.end),
  );
  return (quotation) => {
    const meant = toOriginal(old.map.cuts, quotation);
    if (fresh.some((cut) => cut.start < meant.end && meant.start < cut.end)) return null;
    const place = { start: toPublic(now.map, meant.start), end: toPublic(now.map, meant.end) };
    return sliceCodePoints(now.prose.plain, place.start, place.end) === quotation.exact ? place : null;
  };
}

/**
 * Where words of an earlier revision stand in a text of a later one: only if they stand there once, since no offset
 * leads from one to the other.
 */
export function onlyPlace(plain: string, exact: string): Span | null {
  const at = plain.indexOf(exact);
  if (exact === "" || at < 0 || plain.includes(exact, at + 1)) return null;
  const start = [...plain.slice(0, at)].length;
  return { start, end: start + [...exact].length };
}
