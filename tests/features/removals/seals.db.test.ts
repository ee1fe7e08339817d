import { desc, eq } from "drizzle-orm";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import type { Removal } from "#app/core/removals.server.ts";
import { repeatAll } from "#app/features/backups/repeats.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { receivedFiles } from "#app/features/archive/units.server.ts";
import { listFiled } from "#app/features/texts/filings.server.ts";
import { startIntegration } from "#app/features/filing/integrations.server.ts";
import {
  openOriginal,
  preparePublication,
  publishContributions,
  refusePublication,
  returnToQueue,
} from "#app/features/publishing/publications.server.ts";
import { listQueue } from "#app/features/publishing/queue.server.ts";
import { receiptHash, verifyReceipt } from "#app/features/receipts/receipts.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { seal } from "#app/features/removals/seals.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  attachments,
  auditLog,
  contributions,
  drafts,
  files,
  jobs,
  notices,
  revisions,
  takedowns,
} from "#db/schema/index.ts";
import { cases, formOf, pathOf } from "#tests/access/cases.ts";
import { accessWorld, type World as AccessWorld } from "#tests/access/world.ts";
import { ask } from "#tests/support/server/app.ts";
import { atOnce } from "#tests/support/database/at-once.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { addFiled, addLead, addPublished, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world, type As, type World } from "#tests/features/texts/world.ts";

let db: Db;
const code = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? "ok" : outcome.code);
const wanted = (number: string, what = "text") => ({ number, what, reason: "Ordine dell’autorità", sure: "on" });

describe("sealing", () => {
  let w: World;
  let lead: As;
  beforeEach(async () => {
    db = await testDatabase();
    publishChange();
    w = await world(db, { mode: "open" });
    lead = await addLead(db, w.campaign);
  });
  const row = async (number: string) =>
    (await db.select().from(contributions).where(eq(contributions.number, number)))[0]!;
  async function addFile(number: string, role: "attachment" | "source" | "scan", words: string): Promise<string> {
    const content = new TextEncoder().encode(words);
    const [fileId, id] = [newId(during), newId(during)];
    await db.insert(files).values({
      id: fileId,
      name: `${words}.pdf`,
      mediaType: "application/pdf",
      size: content.length,
      sha256: sha256(content),
      content,
      createdAt: during,
    });
    await db.insert(attachments).values({ id, fileId, contributionId: (await row(number)).id, role, position: 1 });
    return id;
  }
  /** `addFiled` gives texts a made-up receipt: here it must hold. */
  const signReceipts = async () => {
    for (const each of await db.select().from(revisions))
      await db.insert(revisions).values({
        ...each,
        id: newId(during),
        number: each.number + 1,
        sha256: receiptHash(each.salt, each.receiptText),
      });
  };

  test("only the lead seals, who confirms it, once", async () => {
    const number = await addFiled(db, w);
    for (const as of [w.planner, w.auditor, w.signatory])
      expect(code(await seal(await as(), wanted(number)))).toBe("forbidden");
    expect(code(await seal(await lead(), { ...wanted(number), sure: "" }))).toBe("invalid");
    expect(code(await seal(await lead(), { ...wanted(number), reason: " " }))).toBe("invalid");
    expect(code(await seal(await lead(), wanted(number, "niente")))).toBe("not_found");
    const twice = await Promise.all([seal(await lead(), wanted(number)), seal(await lead(), wanted(number))]);
    expect(twice.map(code).sort()).toEqual(["ok", "sealed"]);
    expect(
      (await db.select({ detail: auditLog.detail }).from(auditLog).where(eq(auditLog.action, "contribution.seal"))).map(
        (each) => each.detail,
      ),
    ).toEqual([{ number }]);
  });

  test.each(["filed", "ready", "published", "refused", "taken_down"] as const)(
    "a text that is %s leaves, stays left, and every act on it is refused",
    async (state) => {
      const number =
        state === "published" || state === "taken_down"
          ? await addPublished(db, w, lead, { title: "Parole vietate" })
          : await addFiled(db, w, { title: "Parole vietate" });
      if (state === "ready")
        await ok(preparePublication(await lead(), { number, title: "", omissis: [], released: [] }));
      if (state === "refused") await ok(refusePublication(await lead(), { number, reason: "x" }));
      if (state === "taken_down")
        await ok(takeDown(await lead(), { campaignId: w.campaign, contributo: number, reason: "x" }));
      const begun = state === "taken_down" ? null : await ok(startIntegration(await w.signatory(), { number }));
      await ok(seal(await lead(), wanted(number)));
      expect(await row(number)).toMatchObject({
        state: state === "published" || state === "taken_down" ? "taken_down" : "refused",
        sealedReason: "Ordine dell’autorità",
      });
      if (begun) expect(await db.$count(drafts, eq(drafts.id, begun))).toBe(0);
      const seen = (await row(number)).publicTextId ?? "";
      const acts = [
        preparePublication(await lead(), { number, title: "", omissis: [], released: [] }),
        publishContributions(await lead(), { campaignId: w.campaign, numbers: [number] }),
        returnToQueue(await lead(), { number }),
        openOriginal(await lead(), { number }),
        redactPublished(await lead(), { number, title: "", omissis: [], seen }),
        startIntegration(await w.signatory(), { number }),
      ];
      expect((await Promise.all(acts)).map(code)).toEqual(acts.map(() => "sealed"));
      const [held] = await db.select({ id: takedowns.id }).from(takedowns);
      if (held) expect(code(await restoreTakedown(await lead(), { takedownId: held.id, reason: "x" }))).toBe("sealed");
      for (const each of ["filed", "ready", "refused", "published"] as const)
        expect(JSON.stringify(await listQueue(w.campaign, each, null))).not.toContain("vietate");
      expect(JSON.stringify(await listFiled({ organisationId: w.alfa, campaignId: w.campaign }, null))).not.toContain(
        "vietate",
      );
    },
  );

  test("what was taken down never comes back while it is being sealed", async () => {
    const number = await addPublished(db, w, lead);
    await ok(takeDown(await lead(), { campaignId: w.campaign, contributo: number, reason: "x" }));
    const [held] = await db.select({ id: takedowns.id }).from(takedowns);
    const [sealing, restoring] = [await lead(), await lead()];
    const done = await atOnce<{ ok: boolean; code?: string }>(
      () => seal(sealing, wanted(number)),
      async () => {
        // The sealing is under way by then.
        await new Promise((begun) => setTimeout(begun, 300));
        return restoreTakedown(restoring, { takedownId: held?.id, reason: "x" });
      },
    );
    expect(done.map(code)).toEqual(["ok", "sealed"]);
    expect(await row(number)).toMatchObject({ state: "taken_down", sealedReason: "Ordine dell’autorità" });
  });

  test("what is kept goes on being verified, and counted as withheld", async () => {
    const number = await addFiled(db, w);
    await addFile(number, "scan", "uno");
    await signReceipts();
    const [newest] = await db.select().from(revisions).orderBy(desc(revisions.number)).limit(1);
    await ok(seal(await lead(), wanted(number)));
    const found = Object.fromEntries(
      (await verifyAll()).map(({ what, wrong, withheld }) => [what, { wrong: wrong.length, withheld }]),
    );
    expect(found["files"]).toEqual({ wrong: 0, withheld: 1 });
    expect(found["receipts"]?.withheld).toBe(2);
    expect(found["removals"]).toEqual({ wrong: 0, withheld: 1 });
    expect(await verifyReceipt({ number, salt: newest!.salt.padEnd(32, "0"), text: "altro" })).toEqual({
      matches: false,
    });
    expect((await receivedFiles(await row(number))).rows.map((file) => file.sealed)).toEqual([true]);
    expect((await db.select({ kind: notices.kind }).from(notices)).map((each) => each.kind)).toContain("sealed");
  });

  test("one file is sealed while the text and its other files stay public, and is not put back", async () => {
    const number = await addPublished(db, w, lead);
    const [open, other] = [await addFile(number, "attachment", "uno"), await addFile(number, "attachment", "due")];
    await db.update(attachments).set({ releasedAt: during });
    await ok(seal(await lead(), wanted(number, open)));
    expect(code(await seal(await lead(), wanted(number, open)))).toBe("sealed");
    expect(await row(number)).toMatchObject({ state: "published", sealedAt: null });
    const [held] = await db.select({ id: takedowns.id, kind: takedowns.subjectKind }).from(takedowns);
    expect(held?.kind).toBe("attachment");
    expect(code(await restoreTakedown(await lead(), { takedownId: held?.id, reason: "x" }))).toBe("sealed");
    const sealed = await db
      .select({ id: attachments.id, at: files.sealedAt })
      .from(attachments)
      .innerJoin(files, eq(files.id, attachments.fileId));
    expect(sealed.find((each) => each.id === open)?.at).toEqual(during);
    expect(sealed.find((each) => each.id === other)?.at).toBeNull();
  });

  test("a restored backup of before is sealed again, once", async () => {
    const number = await addPublished(db, w, lead);
    const { id } = await row(number);
    const before = await db.select().from(contributions);
    await ok(seal(await lead(), wanted(number)));
    const noted = (await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, "removal")))
      .map((each) => each.payload as unknown as Removal)
      .filter((each) => each.kind === "sealed");
    expect(noted).toHaveLength(1);
    await db.delete(takedowns);
    await db
      .update(contributions)
      .set({ state: before[0]!.state, stateReason: "", sealedAt: null, sealedReason: "" })
      .where(eq(contributions.id, id));
    const again = () => db.transaction((tx) => repeatAll(tx, noted, during)).then((done) => done.length);
    expect(await again()).toBe(1);
    expect(await row(number)).toMatchObject({ state: "taken_down", sealedAt: during });
    expect(await again()).toBe(0);
  });
});

describe("a sealed text and its files", () => {
  let given: AccessWorld;
  const titles = ["Un testo in attesa", "Un testo con un allegato"];
  beforeAll(async () => {
    ({ db, world: given } = await accessWorld());
    changeSettings({ BENCH: true });
    for (const number of [given.unpublished, given.published]) await ok(seal(await given.as("lead"), wanted(number)));
    return () => changeSettings({ BENCH: false });
  });

  /** Where texts are listed, beside the addresses of their own. */
  const lists = new Set([
    "campaign",
    "line",
    "contributions",
    "contributionsCsv",
    "excerptsCsv",
    "feed",
    "participants",
    "home",
    "news",
    "space",
    "desk",
    "deskCampaign",
    "deskQueue",
    "deskTakedowns",
    "deskObjections",
    "coding",
    "deskLine",
    "uncited",
    "deskLog",
    "deskLogCsv",
  ]);

  test.each(["visitor", "drafter", "signatory", "rival", "planner", "lead", "auditor", "admin"] as const)(
    "open for nobody: not for %s, at no address",
    async (persona) => {
      const own = [given.unpublished, given.published, given.heldFile, given.openFile];
      const asked = cases.filter(({ method }) => method === "GET").map((row) => ({ row, path: pathOf(given, row) }));
      const paths = asked
        .filter(({ row, path }) => lists.has(row.page) || own.some((each) => path.includes(each)))
        .map(({ row, path }) => (row.sent ? `${path}?${formOf(given, row.sent).toString()}` : path));
      const tabs = ["ready", "refused", "published"].map(
        (state) => `/gestione/${given.campaign}/arrivi?stato=${state}`,
      );
      for (const path of new Set([...paths, ...tabs])) {
        const answer = await ask(path, { cookie: given.cookies[persona] });
        expect(answer.status, path).toBeLessThan(500);
        const raw = Buffer.from(await answer.arrayBuffer());
        const dossier = answer.headers.get("content-type") === "application/pdf" && path.endsWith("fascicolo.pdf");
        const said = dossier
          ? (await extractText(await getDocumentProxy(new Uint8Array(raw)), { mergePages: true })).text
          : raw.toString("utf8");
        for (const title of titles) expect(said.includes(title), `${persona} ${path} shows «${title}»`).toBe(false);
        if (own.some((each) => path.includes(each)))
          expect(
            said.includes("che nessun altro deve leggere") || said.includes("%PDF"),
            `${persona} ${path} shows its words`,
          ).toBe(false);
      }
    },
  );

  test("say so with a page of their own", async () => {
    const at = (persona: "lead" | "planner" | "auditor" | "signatory", path: string) =>
      ask(path, { cookie: given.cookies[persona] }).then(
        async (answer) => [answer.status, await answer.text()] as const,
      );
    for (const number of [given.unpublished, given.published]) {
      for (const persona of ["lead", "planner", "auditor"] as const) {
        const [status, html] = await at(persona, `/gestione/${given.campaign}/arrivi/${number}`);
        expect([persona, status]).toEqual([persona, 451]);
        expect(html).toContain("Ordine dell’autorità");
      }
      const [status, html] = await at("signatory", `/spazio/contributi/${number}`);
      expect(status).toBe(451);
      expect(html).toContain("Sigillato: nessuno può aprirlo");
      for (const path of ["testo.txt", "omissis"])
        expect((await at("signatory", `/spazio/contributi/${number}/${path}`))[0]).toBe(451);
    }
    for (const persona of ["lead", "planner", "signatory"] as const)
      expect((await at(persona, `/allegati/${given.heldFile}`))[0]).toBe(451);
    expect((await ask(`/allegati/${given.openFile}`)).status).not.toBe(200);
  });
});
