/** The stroke patterns of a campaign's lines, in the order in which new lines get them. */
export const strokes = ["solid", "long_dashes", "double", "dash_dot", "dots"] as const;
export type Stroke = (typeof strokes)[number];

/**
 * A campaign's line as pages show it. Its colour is data, so it reaches the page as an SVG attribute and never as a
 * style.
 */
export interface ThreadLine {
  code: number;
  shortName: string;
  /** `#RRGGBB`, checked for contrast when it was set. */
  color: string;
  stroke: string;
}

/** The five colours for lines: for light pages, and lighter ones for dark pages (base/_tokens.scss has the same). */
export const threadColors = [
  { light: "#7E0F1B", dark: "#FF9A94" },
  { light: "#AE3596", dark: "#F3A3E2" },
  { light: "#85640F", dark: "#E9C46A" },
  { light: "#0A766C", dark: "#6FD6C6" },
  { light: "#122C66", dark: "#A9C4FF" },
] as const;

export function strokeOf(line: Pick<ThreadLine, "code" | "stroke">): Stroke {
  return strokes.find((stroke) => stroke === line.stroke) ?? strokes[(line.code - 1) % strokes.length] ?? "solid";
}

/**
 * The class that knows the dark form of this colour; `tone-own` for a campaign's own colour, which the style sheet
 * makes lighter by itself.
 */
export function toneOf(color: string): string {
  const known = threadColors.findIndex(({ light }) => light.toLowerCase() === color.toLowerCase());
  return known < 0 ? "tone-own" : `tone-${known + 1}`;
}

/** SVG dash lengths for a stroke of this width; `double` is drawn as two strokes instead. */
export function dashes(stroke: Stroke, width: number): string | undefined {
  const by = (...lengths: number[]) => lengths.map((length) => Math.round(length * width * 10) / 10).join(" ");
  if (stroke === "long_dashes") return by(4, 2);
  if (stroke === "dash_dot") return by(4, 2, 0.02, 2);
  if (stroke === "dots") return by(0.02, 2);
  return undefined;
}
