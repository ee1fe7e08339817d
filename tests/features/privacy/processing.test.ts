import { describe, expect, test } from "vitest";
import { cleaners } from "#app/cleaning.server.ts";
import { listProcessing, processingCsv } from "#app/features/privacy/processing.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { ending, kept } from "#db/classification/classified.ts";
import { classification } from "#db/classification/index.ts";

describe.each(["it", "en"] as const)("the register of processing in %s", (lang) => {
  test("has every column about people, with purpose and period in that language", () => {
    const columns = listProcessing(lang, false).flatMap((table) =>
      table.columns.map((column) => ({ ...column, place: `${table.name}.${column.name}` })),
    );
    const about = Object.values(classification)
      .flatMap((table) => Object.values(table.columns as Record<string, readonly [string, ...unknown[]]>))
      .filter(([sensitivity]) => sensitivity === "personal" || sensitivity === "special");
    expect(columns).toHaveLength(about.length);
    expect(
      columns.filter((column) => column.lang !== lang).map(({ place, purpose }) => `${place}: ${purpose}`),
    ).toEqual([]);
    const periods = textIn(lang).privacy.register.kepts;
    expect(Object.keys(periods).sort()).toEqual(Object.keys(kept).sort());
  });

  test("names every table that holds some", () => {
    expect(
      listProcessing(lang, false)
        .filter((table) => table.title === table.name)
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test("has, whole, every column of every table", () => {
    const all = Object.values(classification).reduce((sum, table) => sum + Object.keys(table.columns).length, 0);
    expect(processingCsv(lang).trim().split("\r\n")).toHaveLength(all + 1);
  });
});

test("every period that ends by itself has a rule that ends it", () => {
  expect(Object.keys(cleaners).sort()).toEqual([...ending].sort());
  for (const rules of Object.values(cleaners)) expect(rules.length).toBeGreaterThan(0);
  const bounded = Object.entries(kept)
    .filter(([, words]) => /\b(hour|day|days|year|sign-in|concluded)\b/.test(words))
    .map(([key]) => key);
  expect(bounded.filter((key) => !(key in cleaners))).toEqual(["register"]);
});
