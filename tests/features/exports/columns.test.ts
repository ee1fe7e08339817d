import { getTableColumns, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import { exportedTables } from "#app/features/exports/columns.ts";
import {
  contributionColumns,
  contributionsCsv,
  excerptColumns,
  excerptsCsv,
  type ContributionData,
  type ExcerptData,
} from "#app/features/exports/data-csv.ts";
import { describedTables } from "#db/classification/tables.ts";
import * as schema from "#db/schema/index.ts";
import { readCsv } from "#tests/features/formats/read.ts";

const tables = new Map(
  Object.entries(schema).flatMap(([name, value]) => (is(value, PgTable) ? [[name, value] as const] : [])),
);
const files: Record<string, string[]> = {
  contributions: contributionColumns.map(({ name }) => name),
  excerpts: excerptColumns.map(({ name }) => name),
};
const fates = Object.values(exportedTables).flatMap((columns) => Object.values(columns));

describe("what of the database is exported", () => {
  test("every table is exported or says why not, and none does both", () => {
    const saidToBe = describedTables().filter(({ exported }) => exported === true);
    expect(Object.keys(exportedTables).sort()).toEqual(saidToBe.map(({ key }) => key).sort());
    expect(
      describedTables()
        .map(({ key }) => key)
        .sort(),
    ).toEqual([...tables.keys()].sort());
  });

  test.each(Object.entries(exportedTables))("every column of %s is exported or says why not", (name, columns) => {
    const table = tables.get(name);
    expect(Object.keys(columns).sort()).toEqual(table ? Object.keys(getTableColumns(table)).sort() : []);
  });

  test("what is said to be exported is a column of that file, and a reason is a sentence", () => {
    const targets = fates.flatMap((fate) => ("exported" in fate ? [fate.exported.split(".")] : []));
    expect(targets.filter(([file = "", column = ""]) => !files[file]?.includes(column))).toEqual([]);
    expect(fates.filter((fate) => "excluded" in fate && fate.excluded.length < 10)).toEqual([]);
  });

  test("every column of a file comes from a listed column, or is named here as computed", () => {
    const computed = [
      "contributions.address",
      "contributions.joined",
      "excerpts.address",
      "excerpts.contribution_title",
      "excerpts.organisation",
      "excerpts.bench",
    ];
    const listed = new Set([...fates.flatMap((fate) => ("exported" in fate ? [fate.exported] : [])), ...computed]);
    expect(
      Object.entries(files)
        .flatMap(([file, names]) => names.map((name) => `${file}.${name}`))
        .filter((name) => !listed.has(name)),
    ).toEqual([]);
  });

  test("no column that leads to a person, a secret or an original is exported", () => {
    const out = Object.entries(exportedTables).flatMap(([table, columns]) =>
      Object.entries(columns).flatMap(([column, fate]) => ("exported" in fate ? [`${table}.${column}`] : [])),
    );
    expect(
      out.filter((name) => /person|coder|madeBy|createdBy|mandate|salt|email|offsetMap|omissis|memo/i.test(name)),
    ).toEqual([]);
  });
});

const contribution: ContributionData = {
  number: "TCL-2025-0001",
  title: '=HYPERLINK("x")',
  organisation: 'Ente, "Esempio"',
  bench: "unions",
  kind: "demand",
  district: null,
  round: 1,
  roundTitle: "Primo giro",
  lines: [1, 4],
  joined: [],
  receivedAt: new Date("2025-05-01T08:00:00Z"),
  publishedAt: new Date("2025-06-01T08:00:00Z"),
  disownedAt: null,
  text: "Prima riga\nseconda; riga",
  textSha256: "ab",
  address: "https://esempio.it/x",
};
const excerpt: ExcerptData = {
  id: "e1",
  contribution: "TCL-2025-0001",
  title: "Titolo",
  organisation: "Ente",
  bench: "unions",
  line: 1,
  kind: "demand",
  subTheme: null,
  codedAt: new Date("2025-06-02T08:00:00Z"),
  start: 0,
  end: 3,
  exact: "-10 %",
  prefix: "",
  suffix: "riga",
  textSha256: "ab",
  address: "https://esempio.it/x#e-e1",
};

describe("the data files", () => {
  test("contributions: a row each, formulas neutralised, and the notice of a demonstration", () => {
    const [head, row] = readCsv(contributionsCsv([contribution], { lang: "it", demo: true }));
    expect(head).toEqual([...(files["contributions"] ?? []), "notice"]);
    expect(row).toEqual([
      "TCL-2025-0001",
      '\'=HYPERLINK("x")',
      'Ente, "Esempio"',
      "unions",
      "demand",
      "",
      "1",
      "Primo giro",
      "1 4",
      "",
      "2025-05-01T08:00:00.000Z",
      "2025-06-01T08:00:00.000Z",
      "",
      "Prima riga\nseconda; riga",
      "ab",
      "https://esempio.it/x",
      expect.stringContaining("Dati dimostrativi"),
    ]);
  });

  test("excerpts: a row for each classification, no notice on real data", () => {
    const [, row] = readCsv(excerptsCsv([excerpt], { lang: "en", demo: false }));
    expect(row).toEqual([
      "e1",
      "TCL-2025-0001",
      "Titolo",
      "Ente",
      "unions",
      "1",
      "demand",
      "",
      "2025-06-02T08:00:00.000Z",
      "0",
      "3",
      "'-10 %",
      "",
      "riga",
      "ab",
      "https://esempio.it/x#e-e1",
      "",
    ]);
  });
});
