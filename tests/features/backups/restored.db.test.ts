import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runJobs } from "#app/core/jobs.server.ts";
import { jobHandlers } from "#app/jobs.server.ts";
import { sendMail, type Mail } from "#app/core/mail.server.ts";
import { readRemovals, recordRemoval, removalsFile } from "#app/core/removals.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { countHeld, releaseMails } from "#app/features/backups/held-mails.server.ts";
import { refuseHalfRestored, restoreDatabase } from "#app/features/backups/restore.server.ts";
import { restoreWords } from "#app/features/backups/words.ts";
import { tombstone } from "#app/features/privacy/erasure.ts";
import { textIn } from "#app/i18n/text.ts";
import { getAnswerPage } from "#app/features/participation/answers.server.ts";
import { answerLifetime } from "#app/features/stakeholders/invitation.ts";
import { sendInvitation, stakeholderOf } from "#app/features/participation/invite.server.ts";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { issueToken } from "#app/features/signin/tokens.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog, jobs, people, sessions, settings, stakeholders, tokens } from "#db/schema/index.ts";
import { backUp, emptyPlace, restoreAnew, scratch } from "#tests/support/database/backups.ts";
import { addCampaign, addOrganisation, addPerson, later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { databaseKind } from "#tests/support/database/kind.ts";

const folder = scratch();
const file = join(folder, "house.backup");
const sent: string[] = [];
const handlers = { ...jobHandlers, mail: ({ to }: Mail) => Promise.resolve(void sent.push(to)) };
const runDueJobs = (now: Date) => runJobs(handlers, now);

let person = "";
let campaign = "";
beforeAll(async () => {
  await testDatabase();
  person = await addPerson({ name: "Ada Rossi", email: "ada@example.org" });
  campaign = await addCampaign();
  const invited = await addOrganisation({ name: "Ente invitato" });
  await db()
    .insert(sessions)
    .values({ id: "session", userId: person, createdAt: noon, expiresAt: later(86_400_000), device: "Firefox" });
  await db().transaction(async (tx) => {
    await issueToken(tx, "reset", person, noon);
    await sendInvitation(
      tx,
      (await stakeholderOf(tx, { campaignId: campaign, organisationId: invited }, {}, noon)).id,
      { name: "", email: "ente@example.org", language: "it" },
      { sentBy: person, batchId: null },
      noon,
    );
    await sendMail(tx, { to: "before", subject: "", text: "" }, noon);
  });
  await backUp(file);
});
beforeEach(() => {
  sent.length = 0;
});

const erasureOf = async (dataDir: string, erased: string) => {
  changeSettings({ DATA_DIR: dataDir });
  await db().transaction((tx) => recordRemoval(tx, "erasure", { person: erased, by: null }, noon));
  while ((await runDueJobs(noon)) > 0);
};

describe("after a restore", () => {
  test("everybody is signed out, links are over, and the log tells of it", async () => {
    await restoreAnew(file);
    expect(await db().$count(sessions)).toBe(0);
    expect(await db().select({ expiresAt: tokens.expiresAt, spentAt: tokens.spentAt }).from(tokens)).toEqual([
      { expiresAt: noon, spentAt: null },
    ]);
    expect((await db().select({ action: auditLog.action }).from(auditLog)).at(-1)?.action).toBe("backup.restore");
  });

  test("no link of an invited body opens anything, nothing more of it is mailed, and the register says that it has to be invited anew", async () => {
    const link = () =>
      db()
        .select({ secret: jobs.payload })
        .from(jobs)
        .where(eq(jobs.kind, "stakeholder_invitation"))
        .then(([job]) => String(job?.secret["secret"]));
    await restoreAnew(file, { sendMails: true });
    expect((await getAnswerPage(await link(), later(1))).state).toBe("spent");
    const row = () => listRegister(campaign, later(1)).then(([found]) => found);
    expect(await row()).toMatchObject({ standing: "invited", linkOver: true, deliveredAt: null });
    while ((await runDueJobs(later(1))) > 0);
    expect((await row())?.deliveredAt).toBeNull();
    const [entry] = await db().select({ id: stakeholders.id }).from(stakeholders);
    await db().transaction((tx) =>
      sendInvitation(
        tx,
        entry?.id ?? "",
        { name: "", email: "ente@example.org", language: "it" },
        { sentBy: person, batchId: null },
        later(2),
      ),
    );
    expect(await listRegister(campaign, later(3))).toMatchObject([{ linkOver: false }]);
    expect(await listRegister(campaign, later(2 + answerLifetime))).toMatchObject([{ linkOver: true }]);
  });

  test("nothing that waited is sent until told; what is new goes at once", async () => {
    await restoreAnew(file);
    await db().transaction((tx) => sendMail(tx, { to: "after", subject: "", text: "" }, later(1)));
    while ((await runDueJobs(later(60_000))) > 0);
    expect(sent).toEqual(["after"]);
    expect(await countHeld()).toBe(2);
    expect(await releaseMails(false)).toEqual({ held: true, count: 2 });
    while ((await runDueJobs(later(60_000))) > 0);
    expect(sent).toEqual(["after", "before"]);
    expect(await releaseMails(false)).toEqual({ held: false, count: 0 });
  });

  test("what waited can be thrown away instead", async () => {
    await restoreAnew(file);
    expect(await releaseMails(true)).toEqual({ held: true, count: 2 });
    expect(await runDueJobs(later(60_000))).toBe(0);
    expect(await db().$count(jobs)).toBe(0);
  });

  test("or is sent when the restore is told so", async () => {
    await restoreAnew(file, { sendMails: true });
    while ((await runDueJobs(later(60_000))) > 0);
    expect(sent).toEqual(["before"]);
  });
});

describe("what was removed after the backup", () => {
  test("is removed again, and stays known to the next restore", async () => {
    await testDatabase();
    const before = scratch();
    await erasureOf(before, person);
    const line = { kind: "erasure", at: noon.toISOString(), facts: { person, by: null } };
    expect(readRemovals(join(before, "removals.jsonl"))).toEqual([line]);

    const { removals } = await restoreAnew(file, { removals: join(before, "removals.jsonl") });
    expect(removals).toEqual({ found: true, known: 1, repeated: 1, covered: [] });
    const nobody = { name: textIn("it").privacy.erasePerson.erased, email: tombstone(person) };
    expect(await db().select({ name: people.name, email: people.email }).from(people)).toEqual([nobody]);
    expect(readRemovals(removalsFile())).toHaveLength(1);
  });

  test("is found in DATA_DIR without being named; doing again what isn't there changes nothing", async () => {
    await testDatabase();
    const own = scratch();
    await erasureOf(own, "somebody-who-came-later");
    const ledger = readFileSync(join(own, "removals.jsonl"));
    const { removals } = await restoreAnew(file, {}, databaseKind(), (dataDir) =>
      writeFileSync(join(dataDir, "removals.jsonl"), ledger),
    );
    expect(removals).toEqual({ found: true, known: 1, repeated: 0, covered: [] });
    expect(readRemovals(removalsFile())).toHaveLength(1);
  });

  test.each<[string, string]>([
    ["of a kind nobody can repeat", '{"kind":"other","at":"2026-01-01T00:00:00.000Z","facts":{}}\n'],
    ["without what it takes to repeat it", '{"kind":"erasure","at":"2026-01-01T00:00:00.000Z","facts":{"by":null}}\n'],
    ["that can't be read", "{\n{}\n"],
  ])("and noted in a line %s stops the restore before it writes", async (_, line) => {
    const dataDir = await emptyPlace(databaseKind(), { bare: true });
    const ledger = join(scratch(), "removals.jsonl");
    writeFileSync(ledger, line);
    const restoring = restoreDatabase(file, { sendMails: false, removals: ledger }, noon);
    await expect(restoring).rejects.toThrow(/kinds that|lacks facts|no removal/);
    expect(existsSync(join(dataDir, "db"))).toBe(false);
  });

  test("a ledger that was named must be there", async () => {
    await emptyPlace();
    await expect(
      restoreDatabase(file, { sendMails: false, removals: join(folder, "none.jsonl") }, noon),
    ).rejects.toThrow("is not there");
  });

  test("is noted by ids and codes alone", async () => {
    await testDatabase();
    const noting = db().transaction((tx) => recordRemoval(tx, "erasure", { person: "Ada Rossi", by: null }, noon));
    await expect(noting).rejects.toThrow("neither an id nor a code");
  });

  test("is not noted when the act is rolled back, and a line that a power cut halved is written anew", async () => {
    await testDatabase();
    const own = scratch();
    changeSettings({ DATA_DIR: own });
    const undone = db().transaction(async (tx) => {
      await recordRemoval(tx, "erasure", { person, by: null }, noon);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await erasureOf(own, person);
    appendFileSync(join(own, "removals.jsonl"), '{"kind":"era');
    await erasureOf(own, "another");
    expect(readRemovals(join(own, "removals.jsonl")).map(({ facts }) => facts["person"])).toEqual([person, "another"]);
  });
});

test("no server starts on a database whose restore was cut off", async () => {
  await restoreAnew(file);
  await expect(refuseHalfRestored(db())).resolves.toBeUndefined();
  await db().insert(settings).values({ key: "restore_unfinished", value: noon.toISOString() });
  await expect(refuseHalfRestored(db())).rejects.toThrow("cut off");
});

test("what the restore prints names the texts whose words it covered again, since an omissis may have been lifted after it", () => {
  const restored = {
    manifest: { head: { made: "2026-05-04T10:00:00.000Z" }, last: { rows: 2, tables: 1 } },
    migrated: 0,
    lostHeads: 0,
  };
  expect(
    restoreWords(
      { ...restored, removals: { found: true, known: 3, repeated: 2, covered: ["TCL-2026-0001", "TCL-2026-0007"] } },
      false,
    ),
  ).toContain("Words covered again in: TCL-2026-0001, TCL-2026-0007. ");
  expect(
    restoreWords({ ...restored, removals: { found: true, known: 3, repeated: 2, covered: [] } }, false),
  ).not.toContain("covered");
});
