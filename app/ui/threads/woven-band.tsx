import { useId } from "react";
import { dashes, strokeOf, toneOf, type ThreadLine } from "./thread-line.ts";
import { weave } from "./weave.ts";

const width = 1200;
const height = 200;
const thick = 7;

/** How far a piece on top reaches beyond its ground, so that the end of the ground leaves no seam. */
const lap = 2;

/** The campaign's threads woven together. It is decorative: the list of lines says the same in words. */
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
 * Draws the whole strand each time, so that dots and dashes on top lie where those below do. A double thread is a thick
 * one with its middle cleared.
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
