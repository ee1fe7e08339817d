import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, formObject, typedValues } from "#app/core/form.server.ts";
import { mostFields, readForm } from "#app/http/body.server.ts";
import { normalForm } from "#app/prose/normal-form.ts";
import { sourceFiles } from "../architecture/files.ts";

const of = (pairs: [string, string][]): FormData => {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
};

describe("what a form sent", () => {
  const sent = of([
    ["title", "a\r\nb"],
    ["lines[]", "1"],
    ["answers.x", "sì"],
    ["lines[]", "2"],
    ["twice", "1"],
    ["twice", "2"],
    ["alone[]", "3"],
    ["password", "segreta"],
  ]);

  test("is an object: names nest by dots, lists are lists, equal names come together in their order", () => {
    expect(formObject(sent)).toEqual({
      title: "a\nb",
      lines: ["1", "2"],
      answers: { x: "sì" },
      twice: ["1", "2"],
      alone: ["3"],
      password: "segreta",
    });
  });

  test("is shown again by name, without passwords", () => {
    expect(typedValues(sent)).toEqual({
      title: "a\nb",
      "lines[]": ["1", "2"],
      "answers.x": "sì",
      twice: ["1", "2"],
      "alone[]": ["3"],
    });
  });

  test("loses no value, however its names are mixed", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a[]", "b[]", "c[]"), fc.string())), (pairs) => {
        const values = typedValues(of(pairs));
        for (const name of ["a[]", "b[]", "c[]"])
          expect(values[name] ?? []).toEqual(
            pairs.filter(([each]) => each === name).map(([, value]) => cleanText(value)),
          );
      }),
    );
  });
});

describe("a body", () => {
  const urlencoded = (fields: number) =>
    new Request("http://x.example/", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: Array.from({ length: fields }, (_, i) => `f${i}=1`).join("&"),
    });
  const multipart = (parts: number) =>
    new Request("http://x.example/", {
      method: "POST",
      body: of(Array.from({ length: parts }, (_, i) => [`f${i}`, "1"])),
    });
  const typed = (type: string, body: string) =>
    new Request("http://x.example/", { method: "POST", headers: { "content-type": type }, body });

  test.each([
    ["urlencoded", urlencoded],
    ["multipart", multipart],
  ])("%s of as many fields as are taken is read whole; one more is too large", async (_, request) => {
    const form = await readForm(request(mostFields));
    expect(form instanceof FormData && [...form.keys()].length).toBe(mostFields);
    expect(await readForm(request(mostFields + 1))).toBe("too_large");
  });

  test.each([
    ["JSON", "application/json", "{}"],
    ["multipart without a boundary", "multipart/form-data", "--x--"],
    [
      "multipart with an endless boundary",
      `multipart/form-data; boundary=${"x".repeat(71)}`,
      `--${"x".repeat(71)}--\r\n`,
    ],
    [
      "multipart cut off",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nzzz',
    ],
  ])("of another kind (%s) is no form", async (_, type, body) => {
    expect(await readForm(typed(type, body))).toBe("invalid");
  });

  test("is read in one place, so that no form escapes the limits", () => {
    expect(
      sourceFiles(["app"])
        .filter(({ text }) => /\.formData\(\)/.test(text))
        .map(({ path }) => path),
    ).toEqual(["app/http/body.server.ts"]);
  });
});

describe("the normal form of a text", () => {
  const marks = fc.constantFrom("\u0301", "\u0323", "\u0315", "\u05b0");

  test("is NFC where no letter has more than thirty marks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("e", "à", "한", "ก"), fc.string({ unit: marks, maxLength: 29 }))),
        (letters) => {
          const text = letters.flat().join("");
          expect(normalForm(text)).toBe(text.normalize("NFC"));
        },
      ),
    );
  });

  test("loses nothing where one has more, and stays as it is when it is asked for again", () => {
    fc.assert(
      fc.property(fc.string({ unit: marks, minLength: 31, maxLength: 200 }), (crowd) => {
        const once = normalForm(`x${crowd}`);
        expect(normalForm(once)).toBe(once);
        expect([...once.normalize("NFD").replaceAll("\u034f", "")].sort()).toEqual(
          [...`x${crowd}`.normalize("NFD")].sort(),
        );
      }),
    );
  });

  test("costs in proportion to its length, also for a letter with a hundred thousand marks", () => {
    const crowd = (n: number) => `e${"\u0301".repeat(n)}${"\u0323".repeat(n)}`;
    const cpu = (n: number) => {
      const costs = Array.from({ length: 5 }, () => {
        const before = process.cpuUsage();
        normalForm(crowd(n));
        const { user, system } = process.cpuUsage(before);
        return user + system;
      });
      return costs.sort((a, b) => a - b)[2] ?? 0;
    };
    cpu(25_000);
    expect(cpu(100_000) / Math.max(cpu(25_000), 1_000)).toBeLessThan(8);
  });

  test("is made in one place", () => {
    expect(
      sourceFiles(["app"])
        .filter(({ text }) => /normalize\("NFC"\)/.test(text))
        .map(({ path }) => path),
    ).toEqual(["app/prose/normal-form.ts"]);
  });
});
