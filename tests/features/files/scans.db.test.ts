import { and, eq } from "drizzle-orm";
import { createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clean } from "#app/cleaning.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { addAttachments, getAttachment, whyClosed } from "#app/features/attachments/attachments.server.ts";
import { releaseFile, replaceFile, withholdFile } from "#app/features/attachments/attachment-decisions.server.ts";
import { createDraft, getDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { scanBytes } from "#app/features/files/clamd.server.ts";
import { holdFiles } from "#app/features/intake/uploads.server.ts";
import { appoint } from "#app/features/stakeholders/appointments.server.ts";
import type { Db } from "#db/client.server.ts";
import { attachments, auditLog, campaigns, files, jobs, notices } from "#db/schema/index.ts";
import { addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { closes, during, world, type As, type World } from "#tests/features/texts/world.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { eicar, startClamd } from "#tests/support/files/clamd.js";
import { testDatabase } from "#tests/support/database/database.ts";
import { freePort } from "#tests/support/run/process.js";

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const good = bytes("%PDF-1.7\nniente di male");
const bad = bytes(`%PDF-1.7\n${eicar}\n`);

let clamd: Awaited<ReturnType<typeof startClamd>>;
beforeAll(async () => {
  clamd = await startClamd();
});
afterAll(() => clamd.stop());

describe("a real clamd is asked", () => {
  test.each(["unix", "tcp"] as const)("by %s, with files small and of ten megabytes", async (way) => {
    expect(await scanBytes(clamd[way], good)).toEqual({ infected: false });
    expect(await scanBytes(clamd[way], bad)).toEqual({ infected: true, name: "Eicar.Prova.UNOFFICIAL" });
    const big = new Uint8Array(10 * 1024 * 1024).fill(32);
    expect(await scanBytes(clamd[way], big)).toEqual({ infected: false });
    big.set(bytes(eicar), big.length - 100);
    expect(await scanBytes(clamd[way], big)).toMatchObject({ infected: true });
    expect(await scanBytes(clamd[way], new Uint8Array())).toEqual({ infected: false });
  });

  test("a stream that is longer than it takes is no answer about the file", async () => {
    const small = await startClamd({ most: "1M" });
    await expect(scanBytes(small.tcp, new Uint8Array(8 * 1024 * 1024))).rejects.toThrow(
      /size limit|EPIPE|ECONNRESET|clamd answered/,
    );
    await small.stop();
  });

  test("nobody there, somebody who never answers, and somebody else's words are errors, never «clean»", async () => {
    await expect(scanBytes(`tcp://127.0.0.1:${await freePort()}`, good)).rejects.toThrow("ECONNREFUSED");
    await expect(scanBytes("unix:///nowhere/clamd.socket", good)).rejects.toThrow("ENOENT");
    for (const [words, told] of [
      [null, "took too long"],
      ["HTTP/1.1 400 Bad Request\r\n\0", "clamd answered"],
      ["stream: OKAY\0", "clamd answered"],
      ["", "clamd answered"],
    ] as const) {
      const { server, url } = await stranger(words);
      await expect(scanBytes(url, good, { time: 300 })).rejects.toThrow(told);
      server.close();
    }
  });
});

/** Listens where clamd should, and says what it likes. */
async function stranger(words: string | null): Promise<{ server: Server; url: string }> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    if (words !== null) socket.end(words);
    else socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { server, url: `tcp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}` };
}

describe("each file that arrives is scanned after its commit", () => {
  let db: Db;
  let w: World;
  let lead: As;
  beforeEach(async () => {
    changeSettings({ CLAMD_URL: clamd.unix });
    db = await testDatabase();
    w = await world(db);
    lead = await addLead(db, w.campaign);
  });
  afterEach(() => changeSettings({ CLAMD_URL: undefined }));

  const at = (minutes: number) => new Date(during.getTime() + minutes * 60_000);
  const states = async () =>
    (await db.select({ scan: files.scan }).from(files).orderBy(files.id)).map(({ scan }) => scan);
  const draftWith = async (...sent: Uint8Array<ArrayBuffer>[]) => {
    const draft = await ok(createDraft(await w.signatory(), { roundId: w.round }));
    await ok(
      addAttachments(await w.drafter(), {
        draft,
        files: sent.map((each, index) => ({ name: `${index}.pdf`, bytes: each })),
      }),
    );
    return draft;
  };
  const file = async (draft: string) => {
    const { version } = await ok(saveDraft(await w.signatory(), { draft, version: 2, title: "t", body: "testo" }));
    return (
      await ok(
        fileContribution(await w.signatory(), { draft, version, privacy: "on", thirdParties: "none", licence: "on" }),
      )
    ).number;
  };
  const ids = async () =>
    (await db.select({ id: attachments.id }).from(attachments).orderBy(attachments.position)).map(({ id }) => id);

  test("clean or infected is kept with the file, and the draft's page can say it", async () => {
    const draft = await draftWith(good, bad);
    expect(await states()).toEqual(["unchecked", "unchecked"]);
    await runDueJobs(during);
    expect(await states()).toEqual(["clean", "infected"]);
    expect(
      (await getDraft(draft, { organisationId: w.alfa, campaignId: w.campaign }))?.attachments.map(({ scan }) => scan),
    ).toEqual(["clean", "infected"]);
    expect((await db.select({ kind: notices.kind }).from(notices)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["file_infected"]),
    );
    expect(await db.$count(auditLog, eq(auditLog.action, "file.infected"))).toBe(1);
  });

  test("an infected one opens for nobody, whoever asks, and says why only to who could have had it", async () => {
    const draft = await draftWith(bad);
    const number = await file(draft);
    const [id] = (await ids()) as [string];
    await runDueJobs(during);
    const readers = [await w.signatory(), await w.planner(), await lead(), await w.auditor()];
    for (const { actor } of readers)
      expect([await getAttachment(id, actor), await whyClosed(id, actor)]).toEqual([null, "file_infected"]);
    expect([await whyClosed(id, null), await whyClosed(id, (await w.other()).actor)]).toEqual([null, null]);
    expect(await releaseFile(await w.planner(), { number, attachment: id })).toMatchObject({
      ok: false,
      code: "file_infected",
    });
    await ok(withholdFile(await w.planner(), { number, attachment: id, reason: "Contiene un virus." }));
    await ok(replaceFile(await w.planner(), { number, attachment: id, file: { name: "pulito.pdf", bytes: good } }));
    expect(await getAttachment(id, (await w.planner()).actor, "omissis")).not.toBeNull();
  });

  test("the office learns of it once the text is filed, the organisation always, nobody twice", async () => {
    const number = await file(await draftWith(bad));
    await runDueJobs(during);
    await runDueJobs(at(1));
    const told = await db
      .select({ personId: notices.personId, facts: notices.facts, path: notices.path })
      .from(notices)
      .where(eq(notices.kind, "file_infected"));
    const people = [await w.signatory(), await w.colleague(), await w.drafter(), await w.planner(), await lead()].map(
      ({ actor }) => actor!.personId,
    );
    expect(told.map(({ personId }) => personId).sort()).toEqual(people.sort());
    expect(told[0]!.facts).toMatchObject({ number, name: "0.pdf" });
  });

  test("one that was public already leaves the page with the finding", async () => {
    changeSettings({ CLAMD_URL: undefined });
    const number = await file(await draftWith(bad));
    const [id] = (await ids()) as [string];
    await ok(preparePublication(await w.planner(), { number, title: "", omissis: [], released: [id] }));
    await ok(publishContributions(await lead(closes), { campaignId: w.campaign, numbers: [number] }));
    expect((await getPublicContribution(w.campaign, number))?.attachments).toHaveLength(1);
    expect(await getAttachment(id, null)).not.toBeNull();
    // A scanner is set later: the hourly work finds what nobody has looked at.
    changeSettings({ CLAMD_URL: clamd.tcp });
    await clean(at(60));
    await runDueJobs(at(60));
    expect((await getPublicContribution(w.campaign, number))?.attachments).toEqual([]);
    expect([await getAttachment(id, null), await whyClosed(id, null)]).toEqual([null, "file_infected"]);
  });

  test("while the scanner is away nothing is lost: the file stays «non controllato», is tried again, and found by the hour", async () => {
    changeSettings({ CLAMD_URL: `tcp://127.0.0.1:${await freePort()}` });
    await draftWith(bad);
    let now = during;
    const job = async () =>
      (
        await db
          .select({ dueAt: jobs.dueAt, tries: jobs.tries, failedAt: jobs.failedAt })
          .from(jobs)
          .where(eq(jobs.kind, "scan"))
      )[0];
    await runDueJobs(now);
    expect(await job()).toMatchObject({ tries: 1, dueAt: new Date(during.getTime() + 10_000), failedAt: null });
    for (let round = 0; round < 12 && !(await job())?.failedAt; round += 1) {
      now = (await job())!.dueAt;
      await runDueJobs(now);
    }
    expect((await job())?.failedAt).not.toBeNull();
    expect(await states()).toEqual(["unchecked"]);
    changeSettings({ CLAMD_URL: clamd.unix });
    for (const hours of [2, 3]) {
      const later = new Date(now.getTime() + hours * 3_600_000);
      await clean(later);
      await runDueJobs(later);
    }
    expect(await states()).toEqual(["infected"]);
  });

  test("of an infected letter of designation the lead is told, and its page and its address say why it doesn't open", async () => {
    const letter = new File([bad], "lettera.pdf", { type: "application/pdf" });
    const mandate = await ok(
      appoint(await lead(), {
        campaign: w.campaign,
        organisation: w.beta,
        capacity: "drafter",
        name: "Nuova Persona",
        email: "nuova@example.org",
        validFrom: "2025-10-01",
        validTo: "",
        letter,
      }),
    );
    const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, w.campaign));
    const page = `/gestione/${campaign?.slug}/persone/designazioni/${mandate}`;
    const { personId } = (await lead()).actor!;
    const cookie = await cookieFor(personId);
    const read = async (path: string) => {
      const answer = await ask(path, { cookie });
      return { status: answer.status, text: await answer.text() };
    };
    expect((await read(page)).text).toContain(`${page}/lettera`);
    await runDueJobs(during);
    expect(
      await db
        .select({ personId: notices.personId, path: notices.path })
        .from(notices)
        .where(eq(notices.kind, "letter_infected")),
    ).toEqual([{ personId, path: page }]);
    const shown = (await read(page)).text;
    expect([shown.includes("Contiene un virus"), shown.includes(`${page}/lettera`)]).toEqual([true, false]);
    const closed = await read(`${page}/lettera`);
    expect([closed.status, closed.text.includes("virus"), closed.text.includes(eicar)]).toEqual([409, true, false]);
  });

  test("what the office uploads is scanned too; without a scanner no job waits for ever", async () => {
    await ok(
      holdFiles(await w.planner(), {
        campaignId: w.campaign,
        files: [{ role: "scan", field: "scan", file: { name: "a.pdf", bytes: bad } }],
      }),
    );
    await runDueJobs(during);
    expect(await states()).toEqual(["infected"]);
    changeSettings({ CLAMD_URL: undefined });
    await draftWith(good);
    expect(await db.$count(jobs, and(eq(jobs.kind, "scan"), eq(jobs.tries, 0)))).toBe(0);
    expect(await states()).toEqual(["infected", "unchecked"]);
  });
});
