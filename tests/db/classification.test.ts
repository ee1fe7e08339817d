import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import { kept, sensitivities, type Column } from "#db/classification/classified.ts";
import { classification } from "#db/classification/index.ts";
import { columnsLeadingTo, describedTables } from "#db/classification/tables.ts";
import * as schema from "#db/schema/index.ts";
import { sourceFiles } from "#tests/architecture/files.ts";

const tables = Object.entries(schema).flatMap(([name, value]) =>
  is(value, PgTable) ? [{ name, columns: Object.keys(getTableColumns(value)) }] : [],
);
const classified: Record<string, { kept: string; columns: Record<string, Column> }> = classification;

test("every table is classified, and nothing that isn't a table", () => {
  expect(Object.keys(classified).sort()).toEqual(tables.map(({ name }) => name).sort());
});

describe.each(tables)("the columns of $name", ({ name, columns }) => {
  const table = classified[name] ?? { kept: "", columns: {} };

  test("are all classified, and nothing more", () => {
    expect(Object.keys(table.columns).sort()).toEqual([...columns].sort());
  });

  test("say how sensitive they are, what for, and until when they are kept", () => {
    for (const [column, [sensitivity, purpose, until]] of Object.entries(table.columns)) {
      expect(sensitivities, column).toContain(sensitivity);
      expect(purpose.length, column).toBeGreaterThan(2);
      expect(Object.keys(kept), column).toContain(until ?? table.kept);
    }
  });

  test("that lead to a person are never called public, those that lead to a mandate are special", () => {
    for (const [column, [sensitivity]] of Object.entries(table.columns)) {
      if (
        /^(personId|userId|coderId|createdBy|madeBy|publishedBy|proposedBy|grantedBy|appointedBy|decidedBy|sentBy|takenBy|answeredBy|enteredBy|savedBy)$/.test(
          column,
        )
      )
        expect(["personal", "special"], column).toContain(sensitivity);
      if (column === "mandateId") expect(sensitivity, column).toBe("special");
    }
  });
});

test("only contact addresses of bodies escape the rule that an e-mail address is personal", () => {
  const addresses = Object.entries(classified).flatMap(([name, table]) =>
    Object.entries(table.columns)
      .filter(([column]) => /email/i.test(column))
      .map(([column, [sensitivity]]) => `${name}.${column} ${sensitivity}`),
  );
  expect(addresses.filter((address) => !/ (personal|special)$/.test(address)).sort()).toEqual([
    "organisations.email internal",
    "participationRequests.organisationEmail internal",
  ]);
});

describe("of each table, what is said once for all who have to know it", () => {
  const described = describedTables();
  const keys = (which: (table: (typeof described)[number]) => unknown) =>
    described
      .filter(which)
      .map(({ key }) => key)
      .sort();
  /** Which of these tables the files beside each other don't name. */
  const unnamed = (tables: string[], files: RegExp) => {
    const text = sourceFiles(["app"])
      .filter(({ path }) => files.test(path))
      .map((file) => file.text)
      .join("\n");
    return tables.filter((key) => !new RegExp(`\\b${key}\\b|\\b${sqlNames.get(key) ?? key}\\b`).test(text));
  };
  const sqlNames = new Map(described.map(({ key, table }) => [key, getTableConfig(table).name]));

  test("its name in both languages is its own, and a reason is more than a word", () => {
    for (const at of [0, 1] as const) {
      const names = described.map(({ name }) => name[at]);
      expect(names.filter((name, i) => name.length < 4 || names.indexOf(name) !== i)).toEqual([]);
    }
    const reasons = described.flatMap(({ key, exported, archived, verified, people, merged, wordsStay }) =>
      [exported, archived, verified, people?.own, typeof merged === "object" ? merged.stays : undefined, wordsStay].map(
        (said) => [key, said] as const,
      ),
    );
    expect(reasons.filter(([, said]) => typeof said === "string" && said.split(" ").length < 2)).toEqual([]);
  });

  test("one about a person says whether it is in their own data, and what an erasure does", () => {
    const personal = keys(({ columns }) =>
      Object.values(columns).some(([sensitivity]) => sensitivity === "personal" || sensitivity === "special"),
    );
    expect(keys(({ people }) => people)).toEqual(personal);
  });

  test("rows that go with an account lead to it by one column", () => {
    const going = described.filter(({ people }) => people?.erased === "rows_go");
    expect(going.filter(({ table }) => columnsLeadingTo(table, schema.people).length !== 1)).toEqual([]);
    expect(going.length).toBeGreaterThan(5);
  });

  test("one that is erased by a rule of its own has one", () => {
    const own = keys(({ people }) => people?.erased === "own_rule");
    expect(unnamed(own, /^app\/features\/(privacy\/erase-rows|signin\/attempts)\.server\.ts$/)).toEqual([]);
  });

  test("one that names an organisation says what becomes of it when two entries turn out to be one body", () => {
    const naming = keys(
      ({ table }) =>
        columnsLeadingTo(table, schema.organisations).length > 0 ||
        Object.keys(getTableColumns(table)).some((column) => /organisationId$/i.test(column)),
    );
    expect(keys(({ merged }) => merged)).toEqual(naming);
  });

  test("one that moves then leads to organisations by a foreign key, one that is joined has a rule of its own", () => {
    const moving = described.filter(({ merged }) => merged === "moved");
    expect(moving.filter(({ table }) => columnsLeadingTo(table, schema.organisations).length === 0)).toEqual([]);
    expect(moving.length).toBeGreaterThan(2);
    const joined = keys(({ merged }) => merged === "joined");
    expect(unnamed(joined, /^app\/features\/stakeholders\/duplicate[\w-]*\.server\.ts$/)).toEqual([]);
  });
});
