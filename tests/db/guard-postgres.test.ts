import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guardPostgres } from "#db/guard-postgres.js";

const src = join(import.meta.dirname, "..", "..", "node_modules", "postgres", "src");
const transform = guardPostgres().transform as (code: string, id: string) => { code: string } | null;

test.each(["connection.js", "index.js"])(
  "%s of postgres.js as it is gets its guard, and one that has changed there fails the build",
  (file) => {
    const code = readFileSync(join(src, file), "utf8");
    const guarded = transform(code, join(src, file));
    expect(guarded?.code).not.toBe(code);
    expect(() => transform(guarded?.code ?? "", `${join(src, file)}?commonjs`)).toThrow("postgres.js has changed");
  },
);

test("no other file is touched", () => {
  expect(transform("const x = 1", join(src, "query.js"))).toBeNull();
  expect(transform("const x = 1", "/app/index.js")).toBeNull();
});
