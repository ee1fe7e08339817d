import { strokeOf, type Stroke } from "#app/ui/threads/thread-line.ts";
import type { ExportChapter } from "./model.ts";

/** The thread under a line's heading; null where there is no line, or where a file could not draw its colour. */
export function threadOf({ line }: Pick<ExportChapter, "line">): { color: string; stroke: Stroke } | null {
  return line && /^#[0-9a-f]{6}$/i.test(line.color) ? { color: line.color, stroke: strokeOf(line) } : null;
}
