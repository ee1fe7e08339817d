import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { fileHolders } from "#app/features/files/scans.server.ts";
import * as schema from "#db/schema/index.ts";

/** `attachments.fileId`, for each column that refers to a row of `table`. */
const referringTo = (table: PgTable): string[] =>
  Object.values(schema)
    .filter((each) => is(each, PgTable))
    .map((each) => getTableConfig(each))
    .flatMap(({ name, foreignKeys }) =>
      foreignKeys
        .map((key) => key.reference())
        .filter(({ foreignTable }) => foreignTable === table)
        .flatMap(({ columns }) => columns.map((column) => `${name}.${column.name}`)),
    );

test("whatever can hold a file is told when malware is found in it", () => {
  expect(referringTo(schema.files).sort()).toEqual(Object.values(fileHolders).flat().sort());
});
