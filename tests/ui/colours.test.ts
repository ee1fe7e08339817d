import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { strokes as stored } from "#db/schema/campaigns.ts";
import { strokeOf, strokes, threadColors, toneOf } from "#app/ui/threads/thread-line.ts";
import { contrast } from "./contrast.ts";

const tokens = readFileSync(new URL("../../app/ui/styles/base/_tokens.scss", import.meta.url), "utf8");
const [lightText = "", darkText = ""] = tokens.split("@media");
const token = (text: string, name: string) => {
  const value = new RegExp(`--${name}: (#[0-9a-f]{3,6});`).exec(text)?.[1];
  if (!value) throw new Error(`No --${name}`);
  return value.length === 4 ? `#${[...value.slice(1)].map((digit) => digit + digit).join("")}` : value;
};
const light = (name: string) => token(lightText, name);
const dark = (name: string) => token(darkText, name);

describe("the threads' colours", () => {
  test.each(threadColors.map((color, index) => [index + 1, color] as const))(
    "line %i reads on white and on paper, and dark on the dark page",
    (code, color) => {
      for (const ground of [light("paper"), light("surface")]) expect(contrast(color.light, ground)).toBeGreaterThan(5);
      expect(contrast(color.dark, dark("paper"))).toBeGreaterThan(8);
      expect(contrast(color.dark, dark("surface"))).toBeGreaterThan(4.5);
      expect(light(`thread-${code}`)).toBe(color.light.toLowerCase());
      expect(dark(`thread-${code}`)).toBe(color.dark.toLowerCase());
      expect(toneOf(color.light)).toBe(`tone-${code}`);
    },
  );

  test("a campaign's own colour has no stored twin", () => {
    expect(toneOf("#5b2a86")).toBe("tone-own");
  });

  test("strokes are those that campaigns store, and an unknown one follows the line's number", () => {
    expect([...strokes]).toEqual([...stored]);
    expect(strokeOf({ code: 4, stroke: "dash_dot" })).toBe("dash_dot");
    expect([1, 2, 3, 4, 5, 6].map((code) => strokeOf({ code, stroke: "?" }))).toEqual([...strokes, "solid"]);
  });
});

describe("the focus ring", () => {
  const grounds = [
    ...["paper", "surface", "sunken", "brand-soft", "head-deep", "gold", "good", "warn", "bad", "brand-strong"].flatMap(
      (name) => (name === "gold" ? [light(name)] : [light(name), dark(name)]),
    ),
    ...threadColors.flatMap(({ light: color, dark: twin }) => [color, twin]),
    "#124f94",
    "#f6dc94",
    "#767676",
    "#808080",
  ];

  test.each([...new Set(grounds)])("one of its two rings stands out by 3 : 1 on %s", (ground) => {
    for (const scheme of [light, dark])
      expect(Math.max(contrast(scheme("focus"), ground), contrast(scheme("focus-gap"), ground))).toBeGreaterThanOrEqual(
        3,
      );
  });

  test("the two rings stand out from each other, and each is at least 2 px wide beside the 3 px one", () => {
    expect(contrast(light("focus"), light("focus-gap"))).toBeGreaterThan(3);
    const rule = readFileSync(new URL("../../app/ui/styles/base/_focus.scss", import.meta.url), "utf8");
    expect(rule).toContain("outline: 3px solid var(--focus)");
  });
});

describe("the words' colours", () => {
  const pairs: [ink: string, ground: string][] = [
    ["ink", "paper"],
    ["ink", "surface"],
    ["ink", "sunken"],
    ["ink", "brand-soft"],
    ["muted", "paper"],
    ["muted", "surface"],
    ["good", "surface"],
    ["warn", "surface"],
    ["bad", "surface"],
    ["bad", "paper"],
    ["good", "good-soft"],
    ["warn", "warn-soft"],
    ["bad", "bad-soft"],
  ];
  test.each(pairs)("%s reads on %s in light and dark", (ink, ground) => {
    for (const scheme of [light, dark]) expect(contrast(scheme(ink), scheme(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["paper", "surface"])("a field's edge stands out by 3 : 1 on %s", (ground) => {
    for (const scheme of [light, dark])
      expect(contrast(scheme("rule-strong"), scheme(ground))).toBeGreaterThanOrEqual(3);
  });
});
