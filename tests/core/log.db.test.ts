import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runDueJobs } from "#app/jobs.server.ts";
import { makeLogKeys, sessionDigest } from "#app/access/session-digest.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { log, safeError } from "#app/core/log.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { database, useDatabase } from "#db/client.server.ts";
import { people, sessions } from "#db/schema/people.ts";
import { demoPassword } from "#app/features/demo/load-demo.server.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { linkTo } from "#tests/support/mail/mails.ts";
import { accessWorld, type World } from "../access/world.ts";

let world: World;
const lines: string[] = [];
const stream = log as unknown as Record<symbol, unknown>;
const before = { stream: stream[pino.symbols.streamSym], level: log.level };

beforeAll(async () => {
  ({ world } = await accessWorld());
  await database().db.transaction((tx) => makeLogKeys(tx, new Date()));
  changeSettings({ BENCH: true, SMTP_URL: "smtp://127.0.0.1:1" });
  stream[pino.symbols.streamSym] = { write: (line: string) => lines.push(line) };
  log.level = "trace";
});
afterAll(() => {
  stream[pino.symbols.streamSym] = before.stream;
  log.level = before.level;
  changeSettings({ BENCH: false, SMTP_URL: undefined });
});

const post = (path: string, body: Record<string, string>, cookie?: string) =>
  ask(path, {
    method: "POST",
    cookie,
    body: new URLSearchParams(body),
    address: "203.0.113.77",
    headers: { "user-agent": "Segreto/1.0" },
  });

test("the log of a sign-in, a new password, a filing and their failures holds no address, no e-mail, no secret and no words", async () => {
  const signedIn = await post("/accedi", { email: "servizi@example.org", password: demoPassword });
  expect(signedIn.status).toBe(302);
  await post("/accedi", { email: "servizi@example.org", password: "parola sbagliata zqx" });
  await post("/password-dimenticata", { email: "podora@example.org" });
  // What the demo's acts have to say waits before it, a few at a time.
  const asked = new Date();
  while ((await runDueJobs(asked)) > 0);
  const secret = (await linkTo("podora@example.org", "nuova-password")) ?? "none";
  expect(secret).not.toBe("none");
  await ask(`/nuova-password/${secret}`);
  await ask(`/en/invito/${world.invitation}`);
  await ask("/en/invito-organizzazione/segreto-zqx");
  await ask("/invito-organizzazione/segreto-zqx.data");
  await ask(`/nuova-password/${secret}.data`);
  await post(`/nuova-password/${secret}`, { newPassword: "quattro fili e un nodo zqx" });
  await post(
    `/spazio/bozze/${world.draft}`,
    { intent: "save", version: "3", title: "Parole zqx", body: "Altre parole zqx" },
    world.cookies.signatory,
  );
  await post(
    `/spazio/bozze/${world.draft}/riepilogo`,
    { version: "4", privacy: "on", licence: "on", thirdParties: "none" },
    world.cookies.signatory,
  );
  await ask("/consultazioni?cerca=zqx&email=servizi@example.org");
  await ask("/niente/servizi@example.org");
  // Mails that can't be delivered, and a database that fails under a request.
  await runDueJobs(new Date(Date.now() + 60_000));
  const handle = database();
  useDatabase({
    ...handle,
    db: new Proxy(handle.db, {
      get() {
        throw new Error("connection to 203.0.113.77 lost for servizi@example.org");
      },
    }),
  });
  const broken = await ask("/consultazioni", { address: "203.0.113.77" });
  useDatabase(handle);
  expect(broken.status).toBe(500);

  const written = lines.join("");
  expect(lines.length).toBeGreaterThan(12);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  const session =
    cookieOf(signedIn.headers.getSetCookie().find((each) => each.startsWith("tavolo_session=")) ?? "").split("=")[1] ??
    "?";
  const sessionIds = (await database().db.select({ id: sessions.id }).from(sessions)).map(({ id }) => id);
  const peopleIds = (await database().db.select({ id: people.id }).from(people)).map(({ id }) => id);
  expect(sessionIds).toContain(sha256(session));
  for (const forbidden of [
    "@example.org",
    "203.0.113.77",
    "zqx",
    demoPassword,
    secret,
    world.invitation,
    session,
    (world.cookies.signatory ?? "").split("=")[1] ?? "?",
    "Segreto",
    "Graziella",
    "insert into",
    ...sessionIds.map((each) => each.slice(0, 12)),
    ...peopleIds,
  ]) {
    expect(written.includes(forbidden), forbidden).toBe(false);
  }
  for (const line of lines) expect((JSON.parse(line) as { time: string }).time).toMatch(/Z$/);
  // But what is needed to find a fault is there, under the id that the page shows.
  const id = broken.headers.get("x-request-id") ?? "?";
  expect(await broken.text()).toContain(id);
  expect(lines.filter((line) => line.includes(id)).length).toBeGreaterThanOrEqual(2);
});

test("what is told of an error is its kind, code and place, never its words", () => {
  const driver = Object.assign(new Error('insert into people values ("servizi@example.org")'), {
    cause: Object.assign(new Error("x"), { code: "23505", detail: "servizi@example.org" }),
  });
  expect(JSON.stringify(safeError(driver))).not.toContain("@example.org");
  expect(safeError(driver)).toMatchObject({ name: "Error", code: "23505" });
  expect(safeError("servizi@example.org")).toEqual({ name: "string", code: null, stack: null });
});

test("what one session asked for can be put together by its digest of the day, and visitors have none", async () => {
  const cookie = world.cookies.signatory;
  const begun = lines.length;
  await ask("/spazio", { cookie });
  await post("/profilo", { intent: "niente" }, cookie);
  await ask("/gestione", { cookie: world.cookies.lead });
  await ask("/consultazioni");
  await ask("/spazio", { cookie: world.cookies.ended });
  const told = lines.slice(begun).flatMap((line) => {
    const { path, session } = JSON.parse(line) as { path?: string; session?: string };
    return path ? [[path, session]] : [];
  });
  const digestOf = async (persona: "signatory" | "lead") =>
    sessionDigest((await world.as(persona)).actor?.sessionId ?? "", new Date());
  const own = await digestOf("signatory");
  expect(own).toMatch(/^[0-9a-f]{24}$/);
  expect(told).toEqual([
    ["/spazio", own],
    ["/profilo", own],
    ["/gestione", await digestOf("lead")],
    ["/consultazioni", undefined],
    ["/spazio", undefined],
  ]);
});
