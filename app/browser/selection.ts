/**
 * The selection inside `root` as code points of the prose, or null. Pieces of text carry `data-start`; everything else
 * is ignored.
 */
export function selectedSpan(root: HTMLElement): { start: number; end: number; text: string } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const pieces = [...root.querySelectorAll<HTMLElement>("[data-start]")].filter((piece) => range.intersectsNode(piece));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const start =
    startOf(first) +
    (first.contains(range.startContainer) ? pointsBefore(first, range.startContainer, range.startOffset) : 0);
  const end =
    startOf(last) +
    (last.contains(range.endContainer)
      ? pointsBefore(last, range.endContainer, range.endOffset)
      : points(last.textContent));
  return end > start ? { start, end, text: selection.toString() } : null;
}

const startOf = (piece: HTMLElement): number => Number(piece.dataset["start"]);
const points = (text: string | null): number => [...(text ?? "")].length;

function pointsBefore(piece: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, offset);
  return points(before.toString());
}
