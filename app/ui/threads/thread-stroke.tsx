import { dashes, strokeOf, toneOf, type ThreadLine } from "./thread-line.ts";

/** A straight piece of thread. It is decorative: number and name always stand beside it. */
export function ThreadStroke({
  line,
  length = 48,
  width = 3,
  upright,
}: {
  line: ThreadLine;
  length?: number;
  width?: number;
  upright?: boolean;
}) {
  const stroke = strokeOf(line);
  const across = width * 2;
  const [w, h] = upright ? [across, length] : [length, across];
  const cap = stroke === "long_dashes" ? 0 : width / 2;
  const draw = (shift: number, thick: number) => {
    const at = across / 2 + shift;
    return (
      <path
        key={shift}
        d={upright ? `M${at} ${cap}V${length - cap}` : `M${cap} ${at}H${length - cap}`}
        strokeWidth={thick}
      />
    );
  };
  return (
    <svg
      className={`thread-stroke ${toneOf(line.color)}`}
      viewBox={`0 0 ${w} ${h}`}
      width={w}
      height={h}
      color={line.color}
      stroke="currentColor"
      strokeLinecap={stroke === "long_dashes" ? "butt" : "round"}
      strokeDasharray={dashes(stroke, width)}
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      {stroke === "double" ? [draw(-width * 0.65, width * 0.45), draw(width * 0.65, width * 0.45)] : draw(0, width)}
    </svg>
  );
}
