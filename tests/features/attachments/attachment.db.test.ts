import { eq } from "drizzle-orm";
import { zipSync, strToU8 } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import {
  addAttachments,
  getAttachment,
  openAttachment,
  removeAttachment,
} from "#app/features/attachments/attachments.server.ts";
import { deleteDraft } from "#app/features/drafts/drafts-delete.server.ts";
import { createDraft, getDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { preparePublication } from "#app/features/publishing/publications.server.ts";
import type { Db } from "#db/client.server.ts";
import { attachments, auditLog, contributions, files, publicTexts, revisions } from "#db/schema/index.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { during, world, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let draft: string;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
  const made = await createDraft(await w.signatory(), { roundId: w.round });
  if (!made.ok) throw new Error(made.code);
  draft = made.value;
});

const text = (content: string) => strToU8(content);
const pdf = (name = "a.pdf") => ({ name, bytes: text("%PDF-1.7\n") });
const attach = async (...sent: { name: string; bytes: Uint8Array }[]) =>
  addAttachments(await w.drafter(), { draft, files: sent });
const held = async () => (await getDraft(draft, { organisationId: w.alfa, campaignId: w.campaign }))?.attachments ?? [];

test("the bytes say what a file is, and its name is cleaned to fit", async () => {
  const docx = zipSync({ "[Content_Types].xml": text("<x/>"), "word/document.xml": text("<x/>") });
  expect(
    await attach(
      { name: "..\\..\\relazione.exe", bytes: docx },
      { name: "foto.png", bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) },
    ),
  ).toMatchObject({ ok: true });
  expect((await held()).map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ["relazione.exe.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["foto.png.jpg", "image/jpeg"],
  ]);
});

test.each([
  ["a page called pdf", { name: "a.pdf", bytes: text("<!doctype html><script>alert(1)</script>") }],
  [
    "a drawing with scripts",
    { name: "a.png", bytes: text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") },
  ],
  ["a program", { name: "a.docx", bytes: text("MZ\u0090") }],
  ["a plain archive called docx", { name: "a.docx", bytes: zipSync({ "a.txt": text("a") }) }],
  ["nothing at all", { name: "a.pdf", bytes: new Uint8Array() }],
])("%s is refused, and nothing of the same request is kept", async (_, file) => {
  expect(await attach(pdf(), file)).toMatchObject({ ok: false, code: "file_type", fields: { files: "file_type" } });
  expect(await db.$count(files)).toBe(0);
});

test("a form that is sent again adds nothing twice; the same name with other bytes is another file", async () => {
  const other = { name: "a.pdf", bytes: text("%PDF-1.4\n") };
  for (const sent of [pdf(), pdf(), other, other]) expect(await attach(sent)).toMatchObject({ ok: true });
  expect((await held()).map(({ name }) => name)).toEqual(["a.pdf", "a.pdf"]);
  expect(await attach(pdf("b.pdf"))).toMatchObject({ ok: true });
  expect(await held()).toHaveLength(3);
});

test("the eleventh file and a request over 20 MB are refused", async () => {
  for (let i = 0; i < 10; i += 1) expect(await attach(pdf(`${i}.pdf`))).toMatchObject({ ok: true });
  expect(await attach(pdf())).toMatchObject({ code: "too_many_files" });
  const big = () => ({ name: "a.pdf", bytes: new Uint8Array(10 * 1024 * 1024 + 1) });
  await db.delete(attachments);
  expect(await attach(big())).toMatchObject({ code: "too_large" });
});

test("something else than files is invalid", async () => {
  expect(await addAttachments(await w.drafter(), { draft, files: ["a.pdf"] })).toMatchObject({ code: "invalid" });
  expect(await addAttachments(await w.drafter(), { draft, files: [{ name: "a", bytes: "x" }] })).toMatchObject({
    code: "invalid",
  });
});

test("removing a file or the draft takes the bytes away; other organisations remove nothing", async () => {
  await attach(pdf(), pdf("b.pdf"));
  const [first] = await held();
  expect(await removeAttachment(await w.other(), { draft, attachment: first!.id })).toMatchObject({
    code: "not_found",
  });
  expect(await removeAttachment(await w.drafter(), { draft, attachment: first!.id })).toMatchObject({ ok: true });
  expect(await db.$count(files)).toBe(1);
  await deleteDraft(await w.drafter(), { draft });
  expect([await db.$count(files), await db.$count(attachments)]).toEqual([0, 0]);
});

test("a file of a draft is its organisation's; of a filed text the office's and the auditor's too; of a published one everybody's once released", async () => {
  await attach(pdf());
  const { id } = (await held())[0]!;
  const readers = async () => {
    const actors = {
      visitor: null,
      own: (await w.drafter()).actor,
      other: (await w.other()).actor,
      planner: (await w.planner()).actor,
      auditor: (await w.auditor()).actor,
    };
    const able = [];
    for (const [name, actor] of Object.entries(actors)) if (await getAttachment(id, actor)) able.push(name);
    return able;
  };
  expect(await readers()).toEqual(["own"]);

  const context = await w.signatory();
  const saved = await saveDraft(context, { draft, version: 2, title: "t", body: "testo" });
  const filed =
    saved.ok &&
    (await fileContribution(context, {
      draft,
      version: saved.value.version,
      privacy: "on",
      thirdParties: "none",
      licence: "on",
    }));
  expect(filed).toMatchObject({ ok: true });
  expect(await readers()).toEqual(["own", "planner", "auditor"]);
  await db.update(attachments).set({ releasedAt: during });
  expect(await readers()).toEqual(["own", "planner", "auditor"]);
  await db.update(contributions).set({ state: "published" });
  expect(await readers()).toEqual(["visitor", "own", "other", "planner", "auditor"]);
  await db.update(contributions).set({ state: "taken_down" });
  expect(await readers()).toEqual(["own", "planner"]);
  await db.update(contributions).set({ state: "published" });
  await db.update(attachments).set({ role: "source" });
  expect(await readers()).toEqual(["own", "planner", "auditor"]);

  // Once words stand under an omissis the files are originals of it: only the office opens those.
  await db.update(attachments).set({ role: "attachment", releasedAt: null });
  expect(await readers()).toEqual(["own", "planner", "auditor"]);
  const [revision] = await db.select({ id: revisions.id, contributionId: revisions.contributionId }).from(revisions);
  await db.insert(publicTexts).values({
    id: newId(during),
    sourceId: revision!.contributionId,
    revisionId: revision!.id,
    title: "t",
    blocks: [],
    plain: "",
    sha256: "",
    offsetMap: [],
    sentences: [],
    madeAt: during,
    madeBy: (await w.planner()).actor!.personId,
    omissis: [{ start: 0, end: 1, reason: "third_party" }],
  });
  expect(await readers()).toEqual(["own", "planner"]);
  await db.update(attachments).set({ role: "source" });
  expect(await readers()).toEqual(["own", "planner"]);
});

test("a file that shows what stands under an omissis is opened like the original: the office's opening is in the log, once, before the file leaves", async () => {
  await attach(pdf("carta.pdf"), pdf("allegato.pdf"), pdf("allegato libero.pdf"));
  const [source, attached, released] = (await held()).map(({ id }) => id) as [string, string, string];
  await db.update(attachments).set({ role: "source" }).where(eq(attachments.id, source));
  const context = await w.signatory();
  const saved = await saveDraft(context, { draft, version: 2, title: "t", body: "Mario Rossi chiede." });
  const filed =
    saved.ok &&
    (await fileContribution(context, {
      draft,
      version: saved.value.version,
      privacy: "on",
      thirdParties: "marked",
      licence: "on",
    }));
  if (!filed || !filed.ok) throw new Error("Not filed");
  const { number } = filed.value;
  const openings = () =>
    db
      .select({
        personId: auditLog.personId,
        campaignId: auditLog.campaignId,
        subject: auditLog.subject,
        detail: auditLog.detail,
      })
      .from(auditLog)
      .where(eq(auditLog.action, "original.open"))
      .orderBy(auditLog.seq);

  // Before anything is hidden, the files are what the desk works on.
  for (const id of [source, attached]) expect(await openAttachment(await w.planner(), id)).not.toBeNull();
  expect(await openings()).toEqual([]);
  expect(
    await preparePublication(await w.planner(), {
      number,
      title: "",
      omissis: [{ start: 0, end: 11, reason: "third_party" }],
      released: [released],
    }),
  ).toMatchObject({ ok: true });
  await db.update(contributions).set({ state: "published" });

  for (const as of [w.drafter, w.auditor, w.other])
    for (const id of [source, attached]) await openAttachment(await as(), id);
  for (const as of [w.planner, w.auditor]) expect(await openAttachment(await as(), released)).not.toBeNull();
  expect(await openings()).toEqual([]);

  const planner = await w.planner();
  for (const id of [source, attached]) expect(await openAttachment(planner, id)).not.toBeNull();
  const personId = planner.actor?.personId ?? "";
  const [contribution] = await db.select({ id: contributions.id }).from(contributions);
  const entry = (file: string) => ({
    personId,
    campaignId: w.campaign,
    subject: `contribution:${contribution?.id}`,
    detail: { number, file },
  });
  expect(await openings()).toEqual([entry(source), entry(attached)]);

  const cookie = await cookieFor(personId);
  const path = `/allegati/${source}`;
  expect((await ask(path, { cookie, method: "HEAD" })).status).toBe(200);
  expect(await openings()).toHaveLength(2);
  expect((await ask(path, { cookie })).status).toBe(200);
  expect((await openings()).slice(2)).toEqual([entry(source)]);
});
