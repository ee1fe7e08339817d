import { dashes, strokeOf, toneOf, type ThreadLine } from "./thread-line.ts";
import { weave } from "./weave.ts";

const width = 1200;
const height = 200;
const thick = 7;

/** The campaign's threads woven together; decorative, the list of lines says the same in words. */
export function WovenBand({ lines }: { lines: readonly ThreadLine[] }) {
  const strands = weave(lines.length, width, height);
  return (
    <svg className="woven" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false" fill="none" strokeWidth={thick}>
      {lines.map((line, index) => <Pieces key={line.code} line={line} paths={[strands[index]?.path ?? ""]} />)}
      {lines.map((line, index) => <Pieces key={line.code} line={line} paths={strands[index]?.over ?? []} cased />)}
    </svg>
  );
}

/** A cased piece first clears the ground under it, which is what makes it lie on top; a double thread is a thick one with its core cleared. */
function Pieces({ line, paths, cased }: { line: ThreadLine; paths: readonly string[]; cased?: boolean }) {
  const stroke = strokeOf(line);
  const d = paths.join("");
  if (!d) return null;
  return (
    <g className={toneOf(line.color)} color={line.color} stroke="currentColor">
      {cased ? <path className="ground" d={d} strokeWidth={thick * 2.6} /> : null}
      <path d={d} strokeDasharray={dashes(stroke, thick)} {...((stroke === "dots" || stroke === "dash_dot") && { strokeLinecap: "round" as const })} />
      {stroke === "double" ? <path className="ground" d={d} strokeWidth={thick * 0.4} /> : null}
    </g>
  );
}
