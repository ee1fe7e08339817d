import { getTableColumns, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import { kept, sensitivities, type Column } from "#db/classification/classified.ts";
import { classification } from "#db/classification/index.ts";
import * as schema from "#db/schema/index.ts";

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
