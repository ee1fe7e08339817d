import { randomBytes } from "node:crypto";

interface Part {
  /** A name for all that the part was made from. A part made from something else takes its place. */
  as: string;
  html: string;
}
/** The same function as `Keeper` in the folder ui, which this folder may not import. */
type Keeper = (of: string, as: string) => { place: string } | { begin: string; end: string };

/** In characters. */
const mostKept = 16 * 1024 * 1024;
const parts = new Map<string, Part>();
let size = 0;

/**
 * Renders a page whose large parts are kept across commits. That is safe because the name of what a part is made from
 * is asked anew each time. Within the page a kept part is marked by a random word, which no text can contain.
 */
export function withKeptParts(render: (keeper: Keeper) => string): string {
  const secret = randomBytes(16).toString("hex");
  const asked: { of: string; as: string; known: string | null; place: string; begin: string; end: string }[] = [];
  const html = render((of, as) => {
    const before = parts.get(of);
    const mark = `${secret}-${asked.length}`;
    const marks = { place: `${mark}.`, begin: `${mark}(`, end: `${mark})` };
    const known = before?.as === as ? before.html : null;
    asked.push({ of, as, known, ...marks });
    return known === null ? { begin: marks.begin, end: marks.end } : { place: marks.place };
  });
  return asked.reduce((page, { of, as, known, place, begin, end }) => {
    if (known !== null) return page.replace(place, () => known);
    const [before = "", rest = ""] = page.split(begin);
    const [made = "", after = ""] = rest.split(end);
    keep(of, { as, html: made });
    return before + made + after;
  }, html);
}

/** The part that was kept first goes first. */
function keep(of: string, part: Part): void {
  drop(of);
  parts.set(of, part);
  size += part.html.length;
  for (const [first] of parts) {
    if (size <= mostKept) break;
    drop(first);
  }
}

function drop(of: string): void {
  size -= parts.get(of)?.html.length ?? 0;
  parts.delete(of);
}
