import fc from "fast-check";
import { expect, test } from "vitest";
import { leaves, sliceCodePoints, toMarkdown } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { markdown, shape } from "./prose-arbitrary.ts";

test("what is written as Markdown is read back with the same text and the same blocks", () => {
  fc.assert(
    fc.property(markdown, (source) => {
      const prose = parseProse(source);
      const again = parseProse(toMarkdown(prose));
      expect(again.plain).toBe(prose.plain);
      expect(shape(again.blocks)).toEqual(shape(prose.blocks));
    }),
    { numRuns: Number(process.env["FC_RUNS"] ?? 300) },
  );
});

test("every run's text is the slice of plain at its start, and every leaf is a line of its own", () => {
  fc.assert(
    fc.property(markdown, (source) => {
      const prose = parseProse(source);
      for (const leaf of leaves(prose)) {
        for (const run of leaf.runs)
          expect(sliceCodePoints(prose.plain, run.start, run.start + [...run.text].length)).toBe(run.text);
      }
      expect(
        leaves(prose)
          .map((leaf) => leaf.runs.map((run) => run.text).join(""))
          .join("\n"),
      ).toBe(prose.plain);
    }),
    { numRuns: 200 },
  );
});
