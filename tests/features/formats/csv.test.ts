import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeCell, toCsv } from "#app/features/formats/csv.ts";
import { readCsv } from "./read.ts";

const columns = [
  { name: "a", value: (row: string[]) => row[0] ?? null },
  { name: "b", value: (row: string[]) => row[1] ?? null },
];

describe("a cell", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+39 011", "'+39 011"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    [" =1", "' =1"],
    ["＝1", "'＝1"],
    ["-12", "-12"],
    ["-12,5", "-12,5"],
    ["-12.5", "-12.5"],
    ["12", "12"],
    ["a=1", "a=1"],
    ["", ""],
    ["'=1", "'=1"],
    ["- elenco", "'- elenco"],
  ])("%j is written %j", (given, written) => expect(safeCell(given)).toBe(written));

  test("never begins a formula, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (text) => /^\s*[=+@＝＋－＠]|^\s*-(?!\d+([.,]\d+)?$)/u.test(safeCell(text)) === false,
      ),
    );
  });
});

describe("a file", () => {
  test("has the UTF-8 mark, commas and CRLF; the mark can be left out", () => {
    expect(toCsv(columns, [["è", "x,y"]])).toBe('\uFEFFa,b\r\nè,"x,y"\r\n');
    expect(toCsv(columns, [], { bom: false })).toBe("a,b\r\n");
  });

  test("gives back the cells that went in: separators, quotes and line ends do not move a column", () => {
    const cell = fc.stringMatching(/^[a-z,;"\n\t |]{0,12}$/).map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (rows) => {
        expect(readCsv(toCsv(columns, rows))).toEqual([["a", "b"], ...rows]);
      }),
    );
  });
});
