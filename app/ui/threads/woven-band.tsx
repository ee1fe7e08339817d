import { useId } from "react";
import { dashes, strokeOf, toneOf, type ThreadLine } from "./thread-line.ts";
import { weave } from "./weave.ts";

const width = 1200;
const height = 200;
const thick = 7;

/** How far a piece on top reaches past its ground, so that the ground's end leaves no seam in it. */
const lap = 2;

/** The campaign's threads woven together; decorative, the list of lines says the same in words. */
export function WovenBand({ lines }: { lines: readonly ThreadLine[] }) {
  const id = useId().replaceAll(":", "");
  const strands = weave(lines.length, width, height);
  const drawn = lines.flatMap((line, index) =>
    strands[index] ? [{ line, strand: strands[index], clip: `${id}-${line.code}` }] : [],
  );
  return (
    <svg
      className="woven"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
      fill="none"
      strokeWidth={thick}
    >
      {drawn.map(({ line, strand }) => (
        <g key={line.code} {...inColor(line)}>
          <Piece line={line} d={strand.path} />
        </g>
      ))}
      {drawn.map(({ line, strand: { path, over }, clip }) =>
        over.length === 0 ? null : (
          <g key={line.code} {...inColor(line)}>
            <path className="ground" d={over.map((piece) => piece.path).join("")} strokeWidth={thick * 2.6} />
            <clipPath id={clip}>
              {over.map(({ x, width: wide }) => (
                <rect key={x} x={x - lap} y="0" width={wide + 2 * lap} height={height} />
              ))}
            </clipPath>
            <g clipPath={`url(#${clip})`}>
              <Piece line={line} d={path} />
            </g>
          </g>
        ),
      )}
    </svg>
  );
}

const inColor = (line: ThreadLine) => ({ className: toneOf(line.color), color: line.color, stroke: "currentColor" });

/**
 * The whole strand each time, so that dots and dashes on top fall where those below do; a double thread is a thick one
 * with its core cleared.
 */
function Piece({ line, d }: { line: ThreadLine; d: string }) {
  const stroke = strokeOf(line);
  return (
    <>
      <path
        d={d}
        strokeDasharray={dashes(stroke, thick)}
        {...((stroke === "dots" || stroke === "dash_dot") && { strokeLinecap: "round" as const })}
      />
      {stroke === "double" ? <path className="ground" d={d} strokeWidth={thick * 0.4} /> : null}
    </>
  );
}
