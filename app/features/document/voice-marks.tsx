import type { SVGAttributes } from "react";
import type { CitationRole } from "./version.ts";

const most = 12;
const step = 11;

/**
 * The mark of each role as a path from x, and how it is drawn. Their shapes differ, so that they can be told apart in
 * grey print.
 */
const marks: Record<CitationRole, { path(x: number): string; look: SVGAttributes<SVGPathElement> }> = {
  supports: { path: (x) => `M${x} .5h9v9h-9z`, look: { fill: "currentColor" } },
  qualifies: {
    path: (x) => `M${x + 1} 1.5h7v7h-7zl7 0v7z`,
    look: { fill: "currentColor", fillOpacity: 0.4, stroke: "currentColor", strokeWidth: 1.5 },
  },
  opposes: {
    path: (x) => `M${x + 1} 1.5l7 7m0-7l-7 7`,
    look: { stroke: "currentColor", strokeWidth: 2.75, strokeLinecap: "round" },
  },
  context: {
    path: (x) => `M${x + 1} 5a3.25 3.25 0 1 0 6.5 0a3.25 3.25 0 1 0-6.5 0`,
    look: { fill: "none", stroke: "currentColor", strokeWidth: 1.75 },
  },
};

/**
 * One small mark for each organisation, up to twelve; the number beside them is exact. All are one path, because a long
 * document has thousands.
 */
export function VoiceMarks({ role, count }: { role: CitationRole; count: number }) {
  if (count === 0) return null;
  const shown = Math.min(count, most);
  const { path, look } = marks[role];
  return (
    <svg className="voice-marks" width={shown * step - 2} height="10" aria-hidden="true" focusable="false">
      <path d={Array.from({ length: shown }, (_, index) => path(index * step)).join("")} {...look} />
    </svg>
  );
}
