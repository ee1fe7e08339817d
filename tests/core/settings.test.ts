import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readSettings, settingsSchema } from "#app/core/settings.server.ts";

describe.each(["README.md", "README.it.md"])("the table of %s", (file) => {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => /^\|\s*`[A-Z_]+`/.test(line))
    .map((line) => line.split("|")[1] ?? "");
  const listed = rows.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name ?? ""));

  test("lists every setting once, and none that isn't there", () => {
    expect([...listed].sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });
});

describe("settings", () => {
  test("have defaults that are safe to start with", () => {
    expect(readSettings({})).toMatchObject({
      HOST: "127.0.0.1",
      PORT: 3000,
      origin: "http://127.0.0.1:3000",
      local: true,
      production: false,
      seed: "demo",
      TRUST_PROXY: 0,
      ALLOW_EMBEDDED: false,
      DEMO_PUBLIC: false,
      BENCH: false,
    });
  });

  test.each<[string, Record<string, string>, object]>([
    ["a database of one's own gets no demo", { DATABASE_URL: "postgres://x" }, { seed: "none" }],
    ["production gets no demo", { NODE_ENV: "production" }, { seed: "none", production: true }],
    ["unless asked for", { NODE_ENV: "production", SEED: "demo" }, { seed: "demo" }],
    [
      "an origin loses its path",
      { ORIGIN: "https://tavolo.example.org/x/?y" },
      { origin: "https://tavolo.example.org", local: false },
    ],
    [
      "an address of IPv6 is written with brackets",
      { HOST: "::1", PORT: "8080" },
      { origin: "http://[::1]:8080", local: true },
    ],
    [
      "a name that only begins like a local one is not local",
      { ORIGIN: "http://localhost.example.org" },
      { local: false },
    ],
    ["nor one that begins like a local address", { ORIGIN: "http://127.0.0.1.example.org" }, { local: false }],
    ["an empty flag is off", { ALLOW_EMBEDDED: "" }, { ALLOW_EMBEDDED: false }],
  ])("%s", (_, env, expected) => expect(readSettings(env)).toMatchObject(expected));

  test.each<[string, Record<string, string>]>([
    ["PORT", { PORT: "http" }],
    ["PORT", { PORT: "70000" }],
    ["ORIGIN", { ORIGIN: "tavolo.example.org" }],
    ["SEED", { SEED: "yes" }],
    ["SECRET", { SECRET: "short" }],
    ["TRUST_PROXY", { TRUST_PROXY: "-1" }],
    ["DEMO_PUBLIC", { DEMO_PUBLIC: "true" }],
  ])("%s with a value that is no use is named, without the value", (name, env) => {
    expect(() => readSettings(env)).toThrow(new RegExp(`^${name}: `));
    try {
      readSettings(env);
    } catch (error) {
      expect((error as Error).message).not.toContain(Object.values(env)[0]);
    }
  });
});
