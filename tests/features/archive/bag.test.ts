import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bagFact,
  bagInfo,
  contributionFolder,
  manifestLine,
  plainName,
  readManifestLine,
} from "#app/features/archive/bag.ts";
import { dublinCore } from "#app/features/archive/descriptions.ts";

const sha256 = "a".repeat(64);

test("a path goes through a manifest's line unchanged, whatever its name", () => {
  fc.assert(
    fc.property(
      fc
        .string({ minLength: 1, unit: "binary" })
        .filter((name) => !/[/\\\u2028\u2029]/.test(name) && name.trim() === name && name !== "." && name !== ".."),
      (name) => {
        expect(readManifestLine(manifestLine({ sha256, path: `data/${name}` }).slice(0, -1))).toEqual({
          sha256,
          path: `data/${name}`,
        });
      },
    ),
  );
});

test.each(["../etc/passwd", "data/../../x", "/etc/passwd", "data//x", "data/./x", "", "data\\x"])(
  "a line that names %j is none",
  (path) => {
    expect(readManifestLine(`${sha256}  ${path}`)).toBeNull();
  },
);

test("names of files become ones that every disk takes, each with its place", () => {
  expect([
    plainName(1, "Perché no? (finale).PDF"),
    plainName(2, "../../../etc/passwd"),
    plainName(3, "…"),
    plainName(12, `${"a".repeat(300)}.docx`),
  ]).toEqual(["01-Perche-no-finale.PDF", "02-etc-passwd", "03-file", `12-${"a".repeat(60)}.docx`]);
  expect(contributionFolder("TCL-2025-0042")).toBe("TCL-2025-0042");
});

test("a fact stays on its line, whatever a title holds", () => {
  const text = bagInfo([
    ["External-Description", "Lavoro\nPayload-Oxum: 1.1"],
    ["Payload-Oxum", "10.2"],
  ]);
  expect(bagFact(text, "payload-oxum")).toBe("10.2");
  expect(bagFact(text, "Nothing")).toBeNull();
});

test("a description escapes what XML would read, and leaves out what is empty", () => {
  expect(dublinCore({ title: "A & <B>", subject: ["uno", "", "due"], coverage: "" })).toContain(
    "<dc:title>A &#38; &#60;B&#62;</dc:title>\n  <dc:subject>uno</dc:subject>\n  <dc:subject>due</dc:subject>\n</oai_dc:dc>",
  );
});
