import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runDueJobs } from "#app/jobs.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { findRecipients, sendBulkMail } from "#app/features/news/bulk-mails.server.ts";
import { nextDigest } from "#app/features/news/digest.ts";
import { chooseNewsMode, countUnread, listNotices, readNotices } from "#app/features/news/inbox.server.ts";
import { listFailingAddresses } from "#app/features/news/mail-failures.server.ts";
import { takeBack, tell, type News } from "#app/features/news/notices.server.ts";
import type { Db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { organisations, people } from "#db/schema/index.ts";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  later,
  noon,
} from "#tests/support/builders.ts";
import { testData } from "#tests/support/database/data-dir.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
let folder: string;
let campaignId: string;
let body: string;
let [holder, drafter, gone] = ["", "", ""];
const minutes = (n: number, from = noon) => later(n * 60_000, from);

beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tavolo-news-"));
  changeSettings({ DATA_DIR: folder, SMTP_URL: undefined });
  campaignId = await addCampaign({ slug: "prova" });
  body = await addOrganisation({ seat: { campaignId, bench: "unions" } });
  await db.update(organisations).set({ email: "ente@example.org" }).where(eq(organisations.id, body));
  [holder, drafter, gone] = [
    await addPerson({ email: "firma@example.org" }),
    await addPerson({ email: "scrive@example.org" }),
    await addPerson({ email: "ieri@example.org" }),
  ];
  await addMandate(holder, body, campaignId);
  await addMandate(drafter, body, campaignId, { capacity: "drafter" });
  await addMandate(gone, body, campaignId, { validTo: "2026-05-03" });
});
afterEach(() => {
  changeSettings({ DATA_DIR: testData, SMTP_URL: undefined });
  rmSync(folder, { recursive: true, force: true });
});

const happening = (more: Partial<News> = {}): News => ({
  kind: "published",
  facts: { number: "C1-2026-0001", title: "Turni" },
  path: "/consultazioni/prova/contributi/C1-2026-0001",
  campaignId,
  once: "published C1-2026-0001",
  ...more,
});
const say = (news: News, now = noon) =>
  db.transaction((tx) => tell(tx, { organisation: { id: body, campaignId } }, news, now));
const mails = (): string[] => {
  try {
    return readdirSync(join(folder, "mail")).map((name) => readFileSync(join(folder, "mail", name), "utf8"));
  } catch {
    return [];
  }
};
const addressed = () =>
  mails()
    .map((mail) => /^To: (.*?)\r?$/m.exec(mail)?.[1])
    .sort();
async function runAll(now: Date): Promise<void> {
  while ((await runDueJobs(now)) > 0);
}

describe("a happening", () => {
  test("reaches everybody who holds a mandate of the body that day, and its own address, once, however often it is told", async () => {
    await say(happening());
    await say(happening(), minutes(1));
    await runAll(minutes(2));
    await runAll(minutes(3));
    expect(addressed()).toEqual(["ente@example.org", "firma@example.org", "scrive@example.org"]);
    expect(await countUnread(holder)).toBe(1);
    expect(await countUnread(gone)).toBe(0);
  });

  test("reaches an address once that a person and the body, or two bodies, share; whoever wants no mails as a person still gets the body's", async () => {
    await db.update(organisations).set({ email: "Firma@example.org" }).where(eq(organisations.id, body));
    const sister = await addOrganisation({ seat: { campaignId, bench: "unions" } });
    await db.update(organisations).set({ email: "firma@example.org" }).where(eq(organisations.id, sister));
    await say(happening());
    await db.transaction((tx) => tell(tx, { bodies: [sister] }, happening(), noon));
    await runAll(minutes(1));
    expect(addressed()).toEqual(["firma@example.org", "scrive@example.org"]);
    await chooseNewsMode(await contextFor(holder), { mode: "product_only" });
    await say(happening({ once: "second" }));
    await db.transaction((tx) => tell(tx, { bodies: [sister] }, happening({ once: "second" }), noon));
    await runAll(minutes(2));
    expect(addressed().map((address) => address?.toLowerCase())).toEqual([
      "firma@example.org",
      "firma@example.org",
      "scrive@example.org",
      "scrive@example.org",
    ]);
  });

  test("that another mail tells of already is for its addresses in the product only, and in no digest", async () => {
    await chooseNewsMode(await contextFor(holder), { mode: "daily" });
    await db.transaction((tx) =>
      tell(
        tx,
        { organisation: { id: body, campaignId }, mailed: ["FIRMA@example.org", "ente@example.org"] },
        happening(),
        noon,
      ),
    );
    await runAll(minutes(60 * 30));
    expect(addressed()).toEqual(["scrive@example.org"]);
    expect(await countUnread(holder)).toBe(1);
  });

  test("that has just been made public waits ten minutes, and taken back it is told to nobody", async () => {
    await say(happening({ wait: true, about: "contribution:1" }));
    await runAll(minutes(9.9));
    expect(mails()).toEqual([]);
    await db.transaction((tx) => takeBack(tx, { about: "contribution:1", once: "published C1-2026-0001" }));
    await runAll(minutes(11));
    expect(mails()).toEqual([]);
    expect(await listNotices(holder, null)).toEqual([]);
  });

  test("leaves after its ten minutes where nobody takes it back", async () => {
    await say(happening({ wait: true, about: "contribution:1" }));
    await runAll(minutes(10));
    expect(addressed()).toEqual(["ente@example.org", "firma@example.org", "scrive@example.org"]);
  });

  test("isn't mailed to who reads in the product only", async () => {
    await chooseNewsMode(await contextFor(holder), { mode: "product_only" });
    await say(happening());
    await runAll(minutes(1));
    expect(addressed()).toEqual(["ente@example.org", "scrive@example.org"]);
    expect(await countUnread(holder)).toBe(1);
  });
});

describe("the daily mail", () => {
  test("tells what happened since, in one mail at seven, without what was read in the product", async () => {
    await chooseNewsMode(await contextFor(holder), { mode: "daily" });
    await say(happening());
    await say(
      happening({ once: "published C1-2026-0002", facts: { number: "C1-2026-0002", title: "Orari" } }),
      minutes(1),
    );
    await say(
      happening({ once: "published C1-2026-0003", facts: { number: "C1-2026-0003", title: "Letta" } }),
      minutes(2),
    );
    await runAll(minutes(5));
    const [newest] = await listNotices(holder, null);
    await readNotices(await contextFor(holder), { notices: [newest?.id ?? ""] });
    expect(addressed().filter((to) => to === "firma@example.org")).toEqual([]);
    const seven = nextDigest(minutes(5));
    await runAll(seven);
    await runAll(minutes(1, seven));
    const digests = mails().filter((mail) => mail.includes("To: firma@example.org"));
    expect(digests).toHaveLength(1);
    expect(digests[0]).toContain("C1-2026-0001");
    expect(digests[0]).toContain("C1-2026-0002");
    expect(digests[0]).not.toContain("C1-2026-0003");
  });

  test("isn't sent to who wants no mails any more when it is due", async () => {
    await chooseNewsMode(await contextFor(holder), { mode: "daily" });
    await say(happening());
    await runAll(minutes(1));
    await chooseNewsMode(await contextFor(holder), { mode: "product_only" });
    await runAll(nextDigest(noon));
    expect(addressed()).toEqual(["ente@example.org", "scrive@example.org"]);
    expect(await countUnread(holder)).toBe(1);
  });

  test("misses nothing when the server slept over seven o'clock, and sends nothing twice", async () => {
    await chooseNewsMode(await contextFor(holder), { mode: "daily" });
    await say(happening());
    await runAll(minutes(1));
    const late = minutes(180, nextDigest(noon));
    await runAll(late);
    await runAll(minutes(24 * 60, late));
    expect(mails().filter((mail) => mail.includes("To: firma@example.org"))).toHaveLength(1);
  });
});

describe("the inbox", () => {
  test("shows a person only their own news, and only they mark them as read", async () => {
    await say(happening());
    const [own] = await listNotices(holder, null);
    await readNotices(await contextFor(drafter), { notices: [own?.id ?? ""] });
    expect(await countUnread(holder)).toBe(1);
    await readNotices(await contextFor(holder), { notices: [own?.id ?? ""] });
    expect(await countUnread(holder)).toBe(0);
    expect(await countUnread(drafter)).toBe(1);
  });
});

/** A mail server that takes every recipient but those that `refused` names, with a final answer. */
function smtp(refused: RegExp): Promise<{ server: Server; url: string; taken: string[] }> {
  const taken: string[] = [];
  const server = createServer((socket) => {
    let data = false;
    socket.write("220 prova\r\n");
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n")) {
        if (data) {
          if (line === ".") {
            data = false;
            socket.write("250 preso\r\n");
          }
        } else if (/^(EHLO|HELO|MAIL|RSET)/i.test(line)) socket.write("250 ok\r\n");
        else if (/^RCPT/i.test(line)) {
          const refuse = refused.test(line);
          if (!refuse) taken.push(line.replace(/^RCPT TO:<(.*)>.*$/i, "$1"));
          socket.write(refuse ? "550 5.1.1 no such mailbox\r\n" : "250 ok\r\n");
        } else if (/^DATA/i.test(line)) {
          data = true;
          socket.write("354 via\r\n");
        } else if (/^QUIT/i.test(line)) socket.end("221 ciao\r\n");
      }
    });
  });
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({ server, taken, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    ),
  );
}

describe("an address that the mail server refuses for good", () => {
  test("is tried once, noted for the office without the address, and forgotten when it takes mail again", async () => {
    const refusing = await smtp(/firma@/);
    changeSettings({ SMTP_URL: refusing.url });
    await say(happening());
    await runAll(minutes(1));
    await runAll(minutes(600));
    refusing.server.close();
    expect(refusing.taken.sort()).toEqual(["ente@example.org", "scrive@example.org"]);
    const failing = await listFailingAddresses(campaignId, minutes(600));
    expect(failing.map((each) => each.organisationId)).toEqual([body]);
    const [person] = await db.select({ name: people.name }).from(people).where(eq(people.id, holder));
    expect(failing[0]?.person).toBe(person?.name);
    const failed = await db.select({ failure: jobs.failure, tries: jobs.tries, payload: jobs.payload }).from(jobs);
    expect(failed.filter((job) => job.failure === "smtp_550")).toEqual([
      { failure: "smtp_550", tries: 1, payload: {} },
    ]);

    const taking = await smtp(/nessuno@/);
    changeSettings({ SMTP_URL: taking.url });
    await say(happening({ once: "again" }), minutes(601));
    await runAll(minutes(602));
    taking.server.close();
    expect(await listFailingAddresses(campaignId, minutes(602))).toEqual([]);
  });
});

describe("a message to the organisations", () => {
  const message = (more: Record<string, unknown> = {}) => ({
    campaign: "prova",
    key: "chiave-della-pagina",
    subject: "Rinvio della seduta",
    words: "La seduta si terrà giovedì.",
    who: "holders",
    benches: [],
    seen: 2,
    ...more,
  });
  let lead: string;
  beforeEach(async () => {
    lead = await addPerson();
    await addRole(lead, "lead", campaignId);
  });

  test("goes to those whom the page counted, once, also when the form is sent twice", async () => {
    const found = await findRecipients(campaignId, { who: "holders", benches: [] }, noon);
    expect(found.people.sort()).toEqual([holder, drafter].sort());
    const context = await contextFor(lead);
    expect(await sendBulkMail(context, message())).toMatchObject({ ok: true });
    expect(await sendBulkMail(context, message())).toMatchObject({ ok: true });
    await runAll(minutes(1));
    expect(addressed()).toEqual(["ente@example.org", "firma@example.org", "scrive@example.org"]);
  });

  test("isn't sent when the count has changed, nor to nobody, nor by who isn't the lead", async () => {
    const context = await contextFor(lead);
    expect(await sendBulkMail(context, message({ seen: 3 }))).toMatchObject({ ok: false, code: "stale" });
    expect(await sendBulkMail(context, message({ benches: ["employers"], seen: 0 }))).toMatchObject({
      ok: false,
      fields: { who: "nobody_there" },
    });
    expect(await sendBulkMail(await contextFor(holder), message())).toMatchObject({ ok: false, code: "forbidden" });
    await runAll(minutes(1));
    expect(mails()).toEqual([]);
  });

  test("can go to signatories only, or to bodies that have not spoken", async () => {
    expect((await findRecipients(campaignId, { who: "signatories", benches: ["unions"] }, noon)).people).toEqual([
      holder,
    ]);
    expect(
      (await findRecipients(campaignId, { who: "silent", benches: [] }, noon)).bodies.map((each) => each.id),
    ).toEqual([body]);
  });
});
