export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
}

/**
 * If more comparisons would be needed, the whole middle is shown as replaced: no page should wait for a table of
 * millions of cells.
 */
const mostCells = 4_000_000;

/**
 * What changed between two texts, word by word: the longest common run of words stays, the rest is removed or added.
 */
export function wordDiff(before: string, after: string): Piece[] {
  const [old, now] = [words(before), words(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1;
  const middle = between(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  return joined([...old.slice(0, head).map(same), ...middle, ...old.slice(old.length - tail).map(same)]);
}

const words = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];
const same = (text: string): Piece => ({ kind: "same", text });

function between(old: string[], now: string[]): Piece[] {
  const removed = (text: string): Piece => ({ kind: "removed", text });
  const added = (text: string): Piece => ({ kind: "added", text });
  if (old.length * now.length > mostCells) return [...old.map(removed), ...now.map(added)];
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [a, b] = [old[i], now[j]];
    if (a !== undefined && a === b) {
      pieces.push(same(a));
      i += 1;
      j += 1;
    } else if (a !== undefined && (b === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(removed(a));
      i += 1;
    } else {
      pieces.push(added(b ?? ""));
      j += 1;
    }
  }
  return pieces;
}

/** Joins neighbours of one kind into one piece; removed words come before added ones, as people read a correction. */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  let [gone, come] = ["", ""];
  const flush = () => {
    if (gone) result.push({ kind: "removed", text: gone });
    if (come) result.push({ kind: "added", text: come });
    [gone, come] = ["", ""];
  };
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    // A single space between two changed words counts as changed too, so that «<del>dieci euro</del>» is one piece.
    const bridge =
      piece.kind === "same" && piece.text.trim() === "" && (gone || come) && next !== undefined && next.kind !== "same";
    if (piece.kind === "same" && !bridge) {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += piece.text;
      else result.push({ ...piece });
    } else {
      if (piece.kind !== "added") gone += piece.text;
      if (piece.kind !== "removed") come += piece.text;
    }
  }
  flush();
  return result;
}
