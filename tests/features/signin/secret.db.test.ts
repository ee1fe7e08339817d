import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { secretKey } from "#app/features/signin/secret.server.ts";
import { retireStoredKey } from "#app/features/second-factor/stored-key.server.ts";
import { signIn, signInByCode } from "#app/features/second-factor/second-step.server.ts";
import { totpCode } from "#app/features/second-factor/totp.server.ts";
import type { Db } from "#db/client.server.ts";
import { secondFactors, settings } from "#db/schema/index.ts";
import { cookieOf } from "#tests/support/server/app.ts";
import { backUp } from "#tests/support/database/backups.ts";
import { addPerson, later, password } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { enrol } from "#tests/support/second-factor.ts";

const email = "rosa@example.org";
const [older, newer] = ["an older key ".repeat(4), "a newer key ".repeat(4)];
let db: Db;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tavolo-secret-"));
  changeSettings({ DATA_DIR: folder, SECRET: undefined });
});
afterEach(() => {
  changeSettings({ DATA_DIR: ".data", SECRET: undefined, SECRET_PREVIOUS: undefined, production: false });
  rmSync(folder, { recursive: true, force: true });
});

async function signsIn(key: string, now: Date): Promise<boolean> {
  const nobody: Context = { actor: null, now, requestId: "t", lang: "it" };
  const asked = await signIn(nobody, { email, password }, { cookie: "", userAgent: "" });
  if (!asked.ok) throw new Error(asked.code);
  const cookie = asked.value.cookies.map(cookieOf).join("; ");
  return (await signInByCode(nobody, { code: totpCode(key, now) }, { cookie, userAgent: "" })).ok;
}

/** As an earlier version left it: the key in the database, and a second factor that it encrypts. */
async function storedKey(): Promise<string> {
  changeSettings({ SECRET: older });
  const { key } = await enrol(await addPerson({ email }));
  await db.insert(settings).values({ key: "secret", value: older });
  return key;
}

test("in production there is none without SECRET", () => {
  changeSettings({ production: true });
  expect(() => secretKey()).toThrow(
    /^Set SECRET to 32 characters or more .* kept until now is taken out of it at that start\.$/,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test("a trial makes one in DATA_DIR, for its owner alone and the same each time; the database has none", async () => {
  const key = secretKey();
  expect(key.length).toBeGreaterThanOrEqual(32);
  expect(secretKey()).toBe(key);
  expect(readdirSync(folder)).toEqual(["secret"]);
  expect(readFileSync(join(folder, "secret"), "utf8")).toBe(key);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
  const { key: app } = await enrol(await addPerson({ email }));
  expect(await signsIn(app, later(60_000))).toBe(true);
  const file = join(folder, "trial.backup");
  await backUp(file);
  expect(gunzipSync(readFileSync(file)).toString("utf8")).not.toContain(key);
  expect(await db.select().from(settings)).toEqual([]);
});

test.each([
  ["any new one", { SECRET: newer }],
  ["the one that the database kept", { SECRET: older }],
  ["a new one, with the stored one as the one before", { SECRET: newer, SECRET_PREVIOUS: older }],
])(
  "a key that the database kept is taken out of it once SECRET is set, to %s: what it encrypted stays readable",
  async (_, given) => {
    const key = await storedKey();
    changeSettings(given);
    await Promise.all([retireStoredKey(), retireStoredKey()]);
    expect(await db.select().from(settings)).toEqual([]);
    changeSettings({ SECRET_PREVIOUS: undefined });
    expect(await signsIn(key, later(60_000))).toBe(true);
    const file = join(folder, "after.backup");
    await backUp(file);
    expect(gunzipSync(readFileSync(file)).toString("utf8")).not.toContain(older);
  },
);

test("what no key opens is left as it is, and stops no start", async () => {
  await storedKey();
  const before = await db.select().from(secondFactors);
  await db.update(settings).set({ value: "a third key ".repeat(4) });
  changeSettings({ SECRET: newer });
  await retireStoredKey();
  expect(await db.select().from(secondFactors)).toEqual(before);
});
