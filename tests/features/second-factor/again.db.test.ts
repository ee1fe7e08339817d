import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, ne } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { permissions, type AgainName } from "#app/permissions.ts";
import { changePassword } from "#app/features/people/change-password.server.ts";
import { editPerson } from "#app/features/people/people.server.ts";
import { resetSecondFactor } from "#app/features/second-factor/reset-second-factor.server.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  getSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "#app/features/second-factor/second-factors.server.ts";
import { totpCode } from "#app/features/second-factor/totp.server.ts";
import { eraseMyself, erasePerson } from "#app/features/privacy/erasures.server.ts";
import { allowOwnExport } from "#app/features/privacy/own-data.server.ts";
import { app } from "#app/server.ts";
import type { Db } from "#db/client.server.ts";
import { auditLog, people, secondFactors, sessions } from "#db/schema/index.ts";
import { sourceFiles } from "#tests/architecture/files.ts";
import { addPerson, addRole, contextFor, later, password } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { mailsTo } from "#tests/support/mail/mails.ts";
import { enrol } from "#tests/support/second-factor.ts";

let db: Db;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tavolo-again-"));
  changeSettings({ DATA_DIR: folder });
});
afterEach(() => {
  changeSettings({ DATA_DIR: ".data" });
  rmSync(folder, { recursive: true, force: true });
});

const email = "rosa@example.org";
/** Past the time step that setting a factor up has used. */
const now = later(120_000);

interface Scene {
  context: Context;
  /** Whose account it is about, and which address is told. */ whom: string;
  told: string;
  fields: Record<string, string>;
}
interface Act {
  name: AgainName;
  perform: (context: Context, fields: unknown) => Promise<Outcome<unknown>>;
  scene: () => Promise<Scene>;
  /** What the mail is about, in its subject. */
  subject: RegExp | null;
  asksCode?: true;
}

async function alone(fields: Record<string, string> = {}): Promise<Scene> {
  const whom = await addPerson({ email, name: "Rosa Prova" });
  return { context: await contextFor(whom, { now }), whom, told: email, fields };
}
async function withFactor(): Promise<Scene> {
  const whom = await addPerson({ email });
  const { key } = await enrol(whom);
  await forgetMails();
  return { context: await contextFor(whom, { now }), whom, told: email, fields: { code: totpCode(key, now) } };
}
async function begun(): Promise<Scene> {
  const scene = await alone();
  await beginSecondFactor(scene.context, {});
  return { ...scene, fields: { code: totpCode((await getSecondFactor(scene.whom))?.key ?? "", now) } };
}
async function byAdmin(fields: Record<string, string> = {}): Promise<Scene> {
  const admin = await addPerson({ email: "sistema@example.org" });
  await addRole(admin, "admin", null);
  const whom = await addPerson({ email });
  await enrol(whom);
  await forgetMails();
  return { context: await contextFor(admin, { now }), whom, told: email, fields: { person: whom, ...fields } };
}
async function forgetMails(): Promise<void> {
  await db.execute("delete from jobs");
}

/** Every act that asks for the password again. */
const acts: Record<string, Act> = {
  changePassword: {
    name: "password.change",
    perform: changePassword,
    scene: () => alone({ newPassword: "una frase nuova lunga" }),
    subject: /password è cambiata/,
  },
  confirmSecondFactor: { name: "second_factor.set", perform: confirmSecondFactor, scene: begun, subject: /è attiva/ },
  renewRecoveryCodes: {
    name: "second_factor.set",
    perform: renewRecoveryCodes,
    scene: withFactor,
    subject: /nuovi codici/,
    asksCode: true,
  },
  removeSecondFactor: {
    name: "second_factor.set",
    perform: removeSecondFactor,
    scene: withFactor,
    subject: /è stata tolta/,
    asksCode: true,
  },
  allowOwnExport: {
    name: "data.export",
    perform: allowOwnExport,
    scene: () => alone(),
    subject: /sono stati scaricati/,
  },
  eraseMyself: {
    name: "data.erase",
    perform: eraseMyself,
    scene: () => alone({ confirm: "on" }),
    subject: /è cancellato/,
  },
  resetSecondFactor: {
    name: "second_factor.reset",
    perform: resetSecondFactor,
    scene: () => byAdmin(),
    subject: /è stata azzerata/,
  },
  editPerson: {
    name: "person.edit",
    perform: editPerson,
    scene: () => byAdmin({ name: "Rosa", email: "nuova@example.org", language: "it" }),
    subject: /indirizzo e-mail è cambiato/,
  },
  // Nobody is left who could be told: the office answers whoever asked for it.
  erasePerson: { name: "person.erase", perform: erasePerson, scene: () => byAdmin({ confirm: "on" }), subject: null },
};

const isAboutOneself = ({ context, whom }: Scene) => context.actor?.personId === whom;

/** All that such an act may change. */
const state = async () => [
  await db.select().from(people).orderBy(people.id),
  await db.select().from(secondFactors),
  await db.select().from(sessions).orderBy(sessions.id),
  await db.$count(auditLog),
];

describe.each(Object.entries(acts))("%s", (_, { perform, scene, subject }) => {
  test("changes nothing without the password, or with a wrong one", async () => {
    const { context, fields } = await scene();
    const before = await state();
    expect(await perform(context, fields)).toMatchObject({
      ok: false,
      code: "invalid",
      fields: { password: "required" },
    });
    expect(await perform(context, { ...fields, password: "non è questa" })).toMatchObject({
      ok: false,
      code: "invalid",
      fields: { password: "wrong_password" },
    });
    expect(await state()).toEqual(before);
  });

  test("with it is done, ends the other sessions of that person, and tells them", async () => {
    const about = await scene();
    await contextFor(about.whom, { now });
    const { context, fields, whom, told } = about;
    expect(await perform(context, { ...fields, password })).toMatchObject({ ok: true });
    const others = and(eq(sessions.userId, whom), ne(sessions.id, context.actor?.sessionId ?? ""));
    expect(await db.$count(sessions, others)).toBe(0);
    if (perform !== eraseMyself)
      expect(await db.$count(sessions, eq(sessions.id, context.actor?.sessionId ?? ""))).toBe(1);
    const mails = await mailsTo(told);
    expect(mails).toHaveLength(subject ? 1 : 0);
    if (subject) expect(mails[0]?.subject).toMatch(subject);
  });
});

test.each(Object.entries(acts).filter(([, { asksCode }]) => asksCode))(
  "%s changes nothing without the code of the second factor either",
  async (_, { perform, scene }) => {
    const { context } = await scene();
    const before = await db.select().from(secondFactors);
    expect(await perform(context, { password })).toMatchObject({ ok: false, fields: { code: "required" } });
    expect(await perform(context, { password, code: "000000" })).toMatchObject({
      ok: false,
      fields: { code: "wrong_code" },
    });
    expect(await db.select().from(secondFactors)).toEqual(before);
  },
);

test("an own act's mail says what to do if it was somebody else", async () => {
  for (const { perform, scene, name } of Object.values(acts)) {
    db = await testDatabase();
    const about = await scene();
    if (!isAboutOneself(about) || name === "data.erase") continue;
    await perform(about.context, { ...about.fields, password });
    expect((await mailsTo(email))[0]?.text, name).toContain("/password-dimenticata");
  }
});

test("of the last mail to somebody who erased their account nothing is left once it went out", async () => {
  const { context } = await alone();
  await eraseMyself(context, { password, confirm: "on" });
  const { runDueJobs } = await import("#app/jobs.server.ts");
  while ((await runDueJobs(now)) > 0);
  const rows = JSON.stringify((await db.execute("select * from jobs")) as unknown);
  expect(rows).not.toContain(email);
});

describe("the table", () => {
  const asking = (Object.entries(permissions) as [AgainName, object][])
    .filter(([, permission]) => "again" in permission)
    .map(([name]) => name);
  const files = sourceFiles(["app/core", "app/access", "app/features", "app/routes"]);

  test("has every action that permissions.ts marks", () => {
    expect([...new Set(Object.values(acts).map(({ name }) => name))].sort()).toEqual([...asking].sort());
  });

  test("has every command that asks again", () => {
    const commands = files.flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+) = command\(\{\s*name: "[\w.]+",\s*again:/g)].map(([, name]) => name),
    );
    expect(commands.sort()).toEqual(Object.keys(acts).sort());
    expect(files.reduce((sum, { text }) => sum + (text.match(/^ {2}again: (?!\().*,$/gm) ?? []).length, 0)).toBe(
      commands.length,
    );
  });

  test("knows every file that changes how somebody signs in", () => {
    const changes = /(?:insert|update|delete)\(secondFactors\)|passwordHash: (?:await|null)|email: input\.email/;
    expect(
      files
        .filter(({ text }) => changes.test(text))
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      "app/features/people/change-password.server.ts",
      // The link that was mailed to the account proves who it is.
      "app/features/people/first-admin.server.ts",
      "app/features/people/people.server.ts",
      "app/features/people/set-password.server.ts",
      "app/features/privacy/erase-rows.server.ts",
      "app/features/second-factor/reset-second-factor.server.ts",
      // What is used up when a code is given.
      "app/features/second-factor/second-factor-codes.server.ts",
      "app/features/second-factor/second-factors.server.ts",
      // Encrypts the same keys under another one.
      "app/features/second-factor/stored-key.server.ts",
    ]);
  });
});

describe("one's own data", () => {
  const host = "127.0.0.1:3000";
  const headers = { host, origin: `http://${host}`, "content-type": "application/x-www-form-urlencoded" };
  const ask = (path: string, cookie: string, fields?: Record<string, string>) =>
    app.request(`http://${host}${path}`, {
      headers: { ...headers, cookie },
      ...(fields && { method: "POST", body: new URLSearchParams(fields).toString() }),
    });

  async function signedIn(): Promise<string> {
    await addPerson({ email });
    const answer = await ask("/accedi", "", { email, password });
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
  }

  test("comes after the password, from an address that opens it in that session alone", async () => {
    const cookie = await signedIn();
    expect((await ask("/profilo/dati/scarica", cookie)).headers.get("location")).toBe("/profilo/dati");
    const refused = await ask("/profilo/dati", cookie, { intent: "export", password: "non è questa" });
    expect([refused.status, (await refused.text()).includes("Non è la tua password attuale")]).toEqual([422, true]);
    const allowed = (await ask("/profilo/dati", cookie, { intent: "export", password })).headers.get("location") ?? "";
    expect((await ask(allowed, cookie)).headers.get("content-type")).toBe("application/zip");
    const elsewhere = (await ask("/accedi", "", { email, password })).headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    expect((await ask(allowed, elsewhere)).headers.get("location")).toBe("/profilo/dati");
    expect(
      (
        await ask(
          allowed.replace(/\d(?=\.)/, (digit) => String((Number(digit) + 1) % 10)),
          cookie,
        )
      ).headers.get("location"),
    ).toBe("/profilo/dati");
  });
});

test("a password that changed while the form was open refuses what is done with the old one", async () => {
  const { context, fields } = await alone({ newPassword: "una frase nuova lunga" });
  const both = await Promise.all(
    ["una frase nuova lunga", "un’altra frase lunga"].map((newPassword) =>
      changePassword(context, { ...fields, newPassword, password }),
    ),
  );
  expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
});
