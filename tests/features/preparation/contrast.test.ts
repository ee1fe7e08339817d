import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, isColor, luminance, unreadable } from "#app/features/preparation/contrast.ts";
import { threadColors } from "#app/ui/threads/thread-line.ts";

test.each([
  ["#000000", "#FFFFFF", 21],
  ["#FFFFFF", "#FFFFFF", 1],
  ["#777777", "#FFFFFF", 4.48],
  ["#767676", "#FFFFFF", 4.54],
  ["#FF0000", "#FFFFFF", 4],
  ["#0000FF", "#FFFFFF", 8.59],
  ["#00FF00", "#FFFFFF", 1.37],
  ["#767676", "#000000", 4.62],
])("%s on %s has the contrast that WCAG's formula gives: %d", (one, other, ratio) =>
  expect(contrast(one, other)).toBeCloseTo(ratio, 2),
);

test("contrast is symmetric, between 1 and 21, and luminance between 0 and 1", () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(color, color, (one, other) => {
      expect(contrast(one, other)).toBe(contrast(other, one));
      expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
      expect(contrast(one, other)).toBeLessThanOrEqual(21);
      expect(luminance(one)).toBeGreaterThanOrEqual(0);
      expect(luminance(one)).toBeLessThanOrEqual(1 + Number.EPSILON);
    }),
  );
});

test.each(threadColors.map(({ light, dark }) => [light, dark]))("the thread %s / %s is readable", (color, colorDark) =>
  expect(unreadable({ color, colorDark })).toEqual({}),
);

test.each([
  ["#767676", "#FFFFFF", ["color"]], // passes on white, not on paper
  ["#FFFFFF", "#14161B", ["color", "colorDark"]],
  ["#000000", "#333333", ["colorDark"]],
])("%s / %s is refused in %j", (color, colorDark, fields) =>
  expect(Object.keys(unreadable({ color, colorDark }))).toEqual(fields),
);

test.each([
  ["#12345", false],
  ["123456", false],
  ["#GGGGGG", false],
  ["#abcdef", true],
  ["#abcdef ", false],
])("%s is a colour: %s", (text, is) => expect(isColor(text)).toBe(is));
