import { describe, expect, test } from "vitest";
import { BarChart } from "#app/ui/bar-chart.tsx";
import { Thread } from "#app/ui/threads/thread.tsx";
import { ThreadMargin } from "#app/ui/threads/thread-margin.tsx";
import { threadColors, strokes } from "#app/ui/threads/thread-line.ts";
import { weave } from "#app/ui/threads/weave.ts";
import { WovenBand } from "#app/ui/threads/woven-band.tsx";
import { markup } from "./render.tsx";

const lines = strokes.map((stroke, index) => ({
  code: index + 1,
  shortName: `Nome ${index + 1}`,
  color: threadColors[index]?.light ?? "#000000",
  stroke,
}));

describe("a thread", () => {
  test.each(lines)("is never told by its colour alone: $code", (line) => {
    for (const [html, name] of [
      [markup(<Thread line={line} />), line.shortName],
      [markup(<Thread line={line} short />), line.shortName],
      [markup(<ThreadMargin lines={[line]} />), `Linea ${line.code}`],
    ] as const) {
      expect(html).toContain(name);
      expect(html).toMatch(new RegExp(`thread-code">${line.code}<`));
      expect(html).toContain("<svg");
    }
  });

  test("all strokes are drawn differently", () => {
    const drawn = lines.map((line) =>
      markup(<Thread line={line} />).replace(/color="[^"]*"|tone-\d|Nome \d|>\d</g, ""),
    );
    expect(new Set(drawn).size).toBe(lines.length);
  });

  test("colours are attributes: no style ever", () => {
    expect(markup(<WovenBand lines={lines} />)).not.toContain("style=");
  });
});

describe("the woven band", () => {
  test.each([1, 2, 3, 5, 8])("%i strands end in the order of their numbers, from top to bottom", (count) => {
    const ends = weave(count, 1200, 200).map(({ path }) => {
      const [, first = 0] = /^M0 (-?\d+)/.exec(path)?.map(Number) ?? [];
      return [...path.matchAll(/c-?\d+ 0 -?\d+ (-?\d+) \d+ -?\d+/g)].reduce((y, [, by]) => y + Number(by), first);
    });
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(new Set(ends).size).toBe(count);
  });

  test("draws what lies on top as the whole strand again, so that dots and dashes never fall beside those below", () => {
    const html = markup(<WovenBand lines={lines} />);
    for (const { path } of weave(lines.length, 1200, 200))
      expect(html.split(`<path d="${path}"`).length - 1).toBeGreaterThanOrEqual(2);
    expect(html.match(/<clipPath/g)).toHaveLength(lines.length);
  });

  test("stays light", () => {
    expect(markup(<WovenBand lines={lines} />).length).toBeLessThan(8_000);
  });
});

test("a chart labels every bar with words and number, and brings its table", () => {
  const html = markup(
    <BarChart
      title="Contributi per linea"
      bars={lines.map((line) => ({ label: line.shortName, value: line.code * 3, line }))}
    />,
  );
  expect(html).toContain("<figcaption>Contributi per linea</figcaption>");
  expect(html).toContain('<span class="bar-value">15</span>');
  expect(html).toContain("Tabella: Contributi per linea");
  expect(html.match(/<tr>/g)).toHaveLength(lines.length + 1);
});
