import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { enqueue } from "#app/core/jobs.server.ts";
import { deliverMail } from "#app/features/news/mail-failures.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { chooseHeads } from "#app/features/heads/head-mails.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { mailAccessLink } from "#app/features/people/access-links.server.ts";
import { editPerson, updateProfile } from "#app/features/people/people.server.ts";
import { signIn } from "#app/features/second-factor/second-step.server.ts";
import { eraseMyself, erasePerson } from "#app/features/privacy/erasures.server.ts";
import { ownDataZip } from "#app/features/privacy/own-data.server.ts";
import { db as current, rowsOf, type Db } from "#db/client.server.ts";
import {
  files,
  invitationBatches,
  mailFailures,
  mandates,
  organisations,
  participationRequests,
  people,
  reports,
  roles,
  stakeholderInvitations,
  stakeholders,
} from "#db/schema/index.ts";
import { readable } from "#app/features/privacy/mail-files.server.ts";
import { backUp, restoreAnew, scratch } from "#tests/support/database/backups.ts";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  noon,
  password,
} from "#tests/support/builders.ts";
import { testData } from "#tests/support/database/data-dir.ts";
import { testDatabase } from "#tests/support/database/database.ts";

const name = "Ermenegilda D’Addìo-Rossi";
const email = "ermenegilda.daddio@example.org";
let db: Db;
let folder: string;
let person: string;
let campaign: string;
let organisation: string;
let admin: Context;

beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tavolo-erasure-"));
  changeSettings({ DATA_DIR: folder, SMTP_URL: undefined });
  campaign = await addCampaign();
  organisation = await addOrganisation({ seat: { campaignId: campaign, bench: "unions" } });
  person = await addPerson({ name, email });
  const manager = await addPerson({ email: "sistema@example.org" });
  await addRole(manager, "admin", null);
  admin = await contextFor(manager);
  await fill();
});
afterEach(() => {
  changeSettings({ DATA_DIR: testData });
  rmSync(folder, { recursive: true, force: true });
});

/** Leaves name and address wherever the product itself does, and where people write them. */
async function fill(): Promise<void> {
  const mandate = await addMandate(person, organisation, campaign);
  const letter = new TextEncoder().encode(`Designiamo ${name}, ${email}`);
  await db.insert(files).values({
    id: "letter",
    name: `lettera ${name}.pdf`,
    mediaType: "application/pdf",
    size: letter.length,
    sha256: sha256(letter),
    content: letter,
    createdAt: noon,
  });
  await db.update(mandates).set({ letterId: "letter" }).where(eq(mandates.id, mandate));
  await db.insert(mandates).values({
    id: "ended",
    personId: person,
    organisationId: organisation,
    campaignId: campaign,
    capacity: "drafter",
    validFrom: "2025-01-01",
    validTo: "2025-02-01",
    createdAt: noon,
    revokedAt: noon,
    revokedReason: `Lo ha chiesto ${name.toUpperCase()} da ${email}`,
  });
  await db.update(organisations).set({ email: email.toUpperCase() }).where(eq(organisations.id, organisation));
  const planner = await addPerson({ email: "altra.persona@example.org" });
  await addRole(planner, "lead", campaign);
  await db.insert(participationRequests).values({
    id: "request",
    campaignId: campaign,
    organisationName: "Circolo",
    kind: "third_sector",
    why: `Scrive ${name}`,
    personName: name,
    personEmail: email,
    organisationEmail: email,
    language: "it",
    privacyVersion: "1",
    askedAt: noon,
  });
  await db.insert(stakeholders).values({
    id: "entry",
    campaignId: campaign,
    organisationId: organisation,
    state: "invited",
    stateAt: noon,
    note: `Chiamare ${name}`,
    createdAt: noon,
  });
  await db.insert(stakeholderInvitations).values({
    id: "invitation",
    stakeholderId: "entry",
    contactName: name,
    contactEmail: email,
    answerHash: "hash",
    sentAt: noon,
    sentBy: planner,
  });
  await db.insert(invitationBatches).values({
    id: "list",
    campaignId: campaign,
    fileName: "elenco.csv",
    rows: 1,
    content: `persona;email_persona\n${name};${email}`,
    createdAt: noon,
    createdBy: planner,
  });
  await db.insert(reports).values({
    id: "report",
    campaignId: campaign,
    subjectKind: "version",
    subjectId: "v",
    cause: "other",
    words: `Sono ${name} (${email}), non x${email}.au`,
    replyEmail: email,
    language: "it",
    reportedAt: noon,
  });
  await db.transaction(async (tx) => {
    await sendMail(tx, { to: email, subject: `Per ${name}`, text: "Buongiorno" }, noon);
    await sendMail(
      tx,
      { to: "altra.persona@example.org", subject: "Avviso", text: `${name} <${email}> ha scritto` },
      noon,
    );
    const facts = { organisation: "X", reason: `di ${name}` };
    await enqueue(tx, "notice_to_body", { organisation, kind: "revoked", facts, path: "/", happening: "" }, noon);
    await tell(
      tx,
      { people: [person, planner] },
      {
        kind: "revoked",
        facts: { organisation: "Circolo", campaign: "C", reason: `Al posto di ${name}` },
        path: "/profilo",
        campaignId: campaign,
        once: "told",
      },
      noon,
    );
    await mailAccessLink(tx, person, noon);
  });
  await deliverMail(
    "written",
    { to: email, subject: `Così è, ${name}`, text: `Buongiorno ${name},\n\n${"parole lunghe ".repeat(20)}${email}\n` },
    noon,
  );
  await deliverMail(
    "about",
    { to: "altra.persona@example.org", subject: "Avviso", text: `${"città ".repeat(30)}${name} ${"è ".repeat(40)}` },
    noon,
  );
  await deliverMail("other", { to: "altra.persona@example.org", subject: "Altro", text: "Niente di personale." }, noon);
  await signIn(
    { actor: null, now: noon, requestId: "t", lang: "it" },
    { email, password: "sbagliata di sicuro" },
    { cookie: "", userAgent: "" },
  );
  await editPerson(admin, { person, name, email, language: "it", password });
}

/** Every value of every column of every table that the database has, whatever the schema says of it. */
async function whereInDatabase(handle: Db, words: readonly string[]): Promise<string[]> {
  const columns = rowsOf<{ table: string; column: string; type: string }>(
    await handle.execute(
      sql`select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
    ),
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const value = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    for (const word of words) {
      const sought =
        type === "bytea"
          ? Buffer.from(word)
              .toString("latin1")
              .replace(/[\x80-\xff]/g, (sign) => `\\${sign.charCodeAt(0).toString(8)}`)
          : word;
      const [row] = rowsOf<{ n: number }>(
        await handle.execute(
          sql`select count(*)::int as n from ${sql.identifier(table)} where position(${sought.toLowerCase()} in lower(${sql.raw(value)})) > 0`,
        ),
      );
      if ((row?.n ?? 0) > 0) found.push(`${table}.${column}: ${word}`);
    }
  }
  return found;
}

function whereInFiles(place: string, words: readonly string[]): string[] {
  return readdirSync(place).flatMap((entry) => {
    const path = join(place, entry);
    if (statSync(path).isDirectory()) return whereInFiles(path, words);
    const text = readable(readFileSync(path, "latin1")).toLowerCase();
    return words.filter((word) => text.includes(word.toLowerCase())).map((word) => `${entry}: ${word}`);
  });
}

const words = [name, email];
/** A longer address that only begins like it belongs to somebody else. */
const kept = ["reports.words: ermenegilda.daddio@example.org"];
const everywhere = async (handle: Db) =>
  [...(await whereInDatabase(handle, words)), ...whereInFiles(folder, words)].filter((place) => !kept.includes(place));

async function done<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; code: string; fields: object }>,
): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`${settled.code} ${JSON.stringify(settled.fields)}`);
  return settled.value;
}

test("before, name and address are in many places: the search finds them", async () => {
  const found = await everywhere(db);
  for (const place of [
    "people.name",
    "people.email",
    "files.name",
    "files.content",
    "mandates.revoked_reason",
    "jobs.payload",
    "notices.facts",
    "participation_requests.person_name",
    "stakeholders.note",
    "stakeholder_invitations.contact_email",
    "invitation_batches.content",
    "reports.reply_email",
    "written.eml",
    "about.eml",
  ]) {
    expect(
      found.some((each) => each.startsWith(place)),
      place,
    ).toBe(true);
  }
});

test("after, they are nowhere: not in any column of any table, not in any file", async () => {
  await done(erasePerson(admin, { person, confirm: "on", password }));
  while ((await runDueJobs(noon)) > 0);
  expect(await everywhere(db)).toEqual([]);
  expect(readdirSync(join(folder, "mail"))).toContain("other.eml");
  const [report] = await db.select({ words: reports.words }).from(reports);
  expect(report?.words).toContain(`non x${email}.au`);
  expect(
    await db
      .select({ name: people.name, passwordHash: people.passwordHash, erased: people.erasedAt })
      .from(people)
      .where(eq(people.id, person)),
  ).toEqual([{ name: "persona cancellata", passwordHash: null, erased: noon }]);
});

test("acts stay, the chain and the files verify, and the letter's hash is still there", async () => {
  const before = await db.$count(mandates);
  await done(erasePerson(admin, { person, confirm: "on", password }));
  expect(await db.$count(mandates)).toBe(before);
  expect((await verifyAll()).flatMap(({ what, wrong }) => wrong.map((id) => `${what} ${id}`))).toEqual([]);
  const [letter] = await db.select().from(files).where(eq(files.id, "letter"));
  expect(letter).toMatchObject({ sealedReason: "erased", sha256: sha256(`Designiamo ${name}, ${email}`) });
  expect(letter?.content.length).toBe(0);
});

test("a backup made before is cleaned when it is restored", async () => {
  const file = join(scratch(), "prima.backup");
  await backUp(file);
  await done(erasePerson(admin, { person, confirm: "on", password }));
  while ((await runDueJobs(noon)) > 0);
  const ledger = join(folder, "removals.jsonl");
  expect(readFileSync(ledger, "utf8")).toContain(person);
  const restored = await restoreAnew(file, { removals: ledger });
  expect(restored.removals.repeated).toBe(1);
  expect((await whereInDatabase(current(), words)).filter((place) => !kept.includes(place))).toEqual([]);
  expect((await verifyAll()).flatMap(({ wrong }) => wrong)).toEqual([]);
});

test("by oneself with the password; not as the last who leads or manages; and twice is once", async () => {
  const own = await contextFor(person);
  expect(await eraseMyself(own, { password: "non è questa", confirm: "on" })).toMatchObject({
    ok: false,
    fields: { password: "wrong_password" },
  });
  expect(await eraseMyself(own, { password })).toMatchObject({ ok: false, fields: { confirm: "required" } });
  const role = await addRole(person, "lead", await addCampaign());
  expect(await eraseMyself(own, { password, confirm: "on" })).toMatchObject({ ok: false, code: "last_lead" });
  await db.update(roles).set({ endedAt: noon }).where(eq(roles.id, role));
  const themselves = { person: admin.actor?.personId ?? "", confirm: "on", password };
  expect(await erasePerson(admin, themselves)).toMatchObject({ ok: false, code: "last_admin" });
  expect(await eraseMyself(own, { password, confirm: "on" })).toMatchObject({ ok: true });
  expect(await erasePerson(admin, { person, confirm: "on", password })).toMatchObject({ ok: false, code: "not_found" });
  const edited = { person, name: "X", email: "x@example.org", language: "it", password };
  expect(await editPerson(admin, edited)).toMatchObject({ ok: false, code: "not_found" });
});

test("one's own data has what is kept about one, and no secret", async () => {
  const context = await contextFor(person);
  await done(updateProfile(context, { name, language: "it" }));
  await done(chooseHeads(context, { heads: "on" }));
  await db
    .insert(mailFailures)
    .values({ recipient: `person:${person}`, kind: "mail", failedAt: noon, code: "smtp_550", hard: true });
  if (!context.actor) throw new Error("Nobody");
  const { content } = await ownDataZip(context.actor, "it", noon);
  mkdirSync(join(folder, "own"), { recursive: true });
  writeFileSync(join(folder, "own", "dati.zip"), content);
  const { unzipSync, strFromU8 } = await import("fflate");
  const parts = unzipSync(content);
  const json = JSON.parse(strFromU8(parts["dati-personali.json"] ?? new Uint8Array())) as Record<string, unknown[]>;
  expect(json["person"]).toMatchObject([{ name, email }]);
  const filled = ["mandates", "sessions", "heads", "failures", "notices", "requests", "invitations"];
  for (const section of [...filled, "reports", "log", "mails"])
    expect(json[section]?.length, section).toBeGreaterThan(0);
  expect(JSON.stringify(json)).not.toMatch(/argon2|"hash"|secret/);
  expect(strFromU8(parts["dati-personali.html"] ?? new Uint8Array())).toContain("Ermenegilda");
});
