import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/pg-core";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { readArchive, readsBackWhole } from "#app/features/archive/read-archive.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { findHeads } from "#app/features/heads/checkpoint.ts";
import { makeDueHead } from "#app/features/heads/heads.server.ts";
import { stampHead } from "#app/features/heads/stamps.server.ts";
import { progressWords } from "#app/features/archive/words.ts";
import { writeArchive } from "#app/features/archive/write-archive.server.ts";
import { concludeCampaign } from "#app/features/course/conclusion.server.ts";
import { attachments, campaigns, contributions, files, mandates, people, publicTexts } from "#db/schema/index.ts";
import { describedTables } from "#db/classification/tables.ts";
import type { Db } from "#db/client.server.ts";
import { watchQueries } from "#db/watch-queries.server.ts";
import { timeStampAuthority } from "#tests/support/files/time-stamps.ts";
import { accessWorld, type World } from "../../access/world.ts";

const authority = await timeStampAuthority();
let db: Db;
let world: World;
/** Entries that the head with a time-stamp covers. */
let stamped: number;
let folder: string;
let whole: string;
const now = new Date();
const progress: [number, number][] = [];
/** Every statement with which the whole archive was written. */
const asked = new Set<string>();

beforeAll(async () => {
  ({ db, world } = await accessWorld());
  const [text] = await db
    .select({ id: contributions.id })
    .from(contributions)
    .where(eq(contributions.number, world.published));
  await addFile(text?.id ?? "", "source", "carta d’origine.docx", "la carta");
  await addFile(text?.id ?? "", "attachment", "non pubblico.pdf", "%PDF-1.7 riservato");
  await addFile(text?.id ?? "", "scan", "illecito.png", "un file sigillato", {
    sealedAt: now,
    sealedReason: "Autorità",
  });
  await db.update(campaigns).set({ title: "Torino Città del Lavoro" }).where(eq(campaigns.id, world.campaignId));
  await concludeCampaign(await world.as("lead"), { campaign: world.campaign, reason: "Finita", act: "", sure: "on" });
  changeSettings({ TSA_URL: authority.url });
  stamped = (await makeDueHead(new Date(now.getTime() + 86_400_000)))?.size ?? 0;
  await stampHead(stamped);
  folder = mkdtempSync(join(tmpdir(), "tavolo-archive-test-"));
  whole = join(folder, "whole");
  watchQueries((text) => asked.add(text));
  await writeArchive(world.campaign, whole, now, (done, of) => progress.push([done, of]));
  watchQueries(() => undefined);
});
afterAll(() => {
  changeSettings({ TSA_URL: undefined });
  rmSync(folder, { recursive: true, force: true });
});

async function addFile(
  contributionId: string,
  role: "source" | "attachment" | "scan",
  name: string,
  content: string,
  more: object = {},
): Promise<void> {
  const [id, bytes] = [newId(now), new TextEncoder().encode(content)];
  await db.insert(files).values({
    id,
    name,
    mediaType: "application/octet-stream",
    size: bytes.byteLength,
    sha256: sha256(bytes),
    content: bytes,
    createdAt: now,
    ...more,
  });
  await db.insert(attachments).values({ id: newId(now), fileId: id, contributionId, role, position: 5 });
}

const read = (path: string) => readFileSync(join(whole, path), "utf8");
const all = (): string[] =>
  readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(whole.length + 1));

test("each table whose contents db/classification says to be archived is read", () => {
  const unread = describedTables()
    .filter(({ archived }) => archived === true)
    .map(({ table }) => getTableConfig(table).name)
    .filter((name) => ![...asked].some((text) => new RegExp(`\\b(from|join) "?${name}\\b`, "i").test(text)));
  expect(unread).toEqual([]);
});

describe("an archive", () => {
  test("holds the heads of the log, and each time-stamp beside its note, as openssl verifies it", () => {
    expect(findHeads(read("data/registro-impronte/impronte.txt")).map(({ size }) => String(size))).toEqual([
      world.headSize,
      String(stamped),
    ]);
    const at = `data/registro-impronte/${stamped}`;
    authority.verify(read(`${at}-impronta.txt`), readFileSync(join(whole, `${at}-marca.tst`)));
  });

  test("holds every published version as PDF/A, HTML and data, and every published text with its description", async () => {
    const published = await db
      .select({ number: contributions.number })
      .from(contributions)
      .where(eq(contributions.campaignId, world.campaignId));
    for (const { number } of published.filter((row) => existsSync(join(whole, "data/contributi", row.number)))) {
      expect(readdirSync(join(whole, "data/contributi", number))).toEqual(
        expect.arrayContaining(["descrizione.dc.xml", "testo.html", "testo.json", "testo.pdf"]),
      );
    }
    expect(
      readdirSync(join(whole, "data/contributi")).length +
        read("data/esclusi.csv")
          .split("\r\n")
          .filter((line) => line.startsWith("contribution,")).length,
    ).toBe(published.length);
    expect(readdirSync(join(whole, "data/documento/v1"))).toEqual([
      "contenuto.json",
      "descrizione.dc.xml",
      "documento.html",
      "documento.pdf",
    ]);
    expect(read("data/documento/v1/documento.pdf")).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(read("data/documento/v1/descrizione.dc.xml")).toContain(sha256(read("data/documento/v1/contenuto.json")));
    const text = JSON.parse(read(`data/contributi/${world.published}/testo.json`)) as {
      title: string;
      plain: string;
      sha256: string;
    };
    expect(read(`data/contributi/${world.published}/testo.html`)).toContain(`<h1>${text.title}</h1>`);
  });

  test("writes each published text as a tagged PDF/A with its facts and its words", async () => {
    const bytes = readFileSync(join(whole, `data/contributi/${world.published}/testo.pdf`));
    const text = JSON.parse(read(`data/contributi/${world.published}/testo.json`)) as {
      title: string;
      plain: string;
      sha256: string;
    };
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: text.title, Language: "it-IT" });
    expect(["pdfuaid:part", "pdfaid:part", "pdfaid:conformance"].map((each) => metadata.get(each))).toEqual([
      "1",
      "2",
      "A",
    ]);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const shown = (await extractText(pdf, { mergePages: true })).text.replace(/\s+/g, " ");
    for (const words of [world.published, text.sha256, text.plain.trim(), "Dati dimostrativi"])
      expect(shown).toContain(words);
  });

  test("tells how far it is, from none to all", async () => {
    const told: string[] = [];
    const show = progressWords((line) => told.push(line));
    for (let done = 0; done <= 60; done += 1) show(done, 60);
    expect(told).toEqual([
      "0 of 60 contributions\n",
      "25 of 60 contributions\n",
      "50 of 60 contributions\n",
      "60 of 60 contributions\n",
    ]);
    expect(progress.at(-1)).toEqual([progress.length - 1, progress.length - 1]);
  });

  test("keeps received files byte for byte: the public ones by their text, the others apart", () => {
    expect(read(`data/contributi/${world.published}/allegati/01-nota.pdf`)).toBe("%PDF-1.7\nprova");
    expect(
      readdirSync(join(whole, "data/riservato", world.published))
        .map((name) => read(`data/riservato/${world.published}/${name}`))
        .sort(),
    ).toEqual(["%PDF-1.7 riservato", "la carta"]);
    expect(read("data/file.csv")).toContain("carta d’origine.docx");
    // Of the demo: what the public gets in the place of an attachment is of its own type.
    expect(read("data/file.csv")).toMatch(
      /attachment,Registro delle visite in cantiere \(con omissis\)\.pdf,application\/pdf,\d+,[0-9a-f]{64},true/,
    );
    expect(read("data/esclusi.csv")).toContain("attachment,TCL-2025-0001,under_omissis");
  });

  test("lists what it withholds with the reason: letters, texts never published, sealed files", () => {
    const rows = read("data/esclusi.csv");
    expect(rows).toContain(`letter,${world.mandate},personal_letter`);
    expect(rows).toContain(`contribution,${world.unpublished},never_published,filed`);
    expect(rows).toContain(`scan,${world.published},sealed`);
    expect(read("README.txt")).toContain("lettere di designazione: contengono dati di persone");
  });

  test("names nobody: no name, no address of a person, no draft is in any of its bytes", async () => {
    const bytes = all()
      .filter((path) => !path.endsWith(".pdf"))
      .map((path) => read(path))
      .join("\n");
    const persons = await db.select({ name: people.name, email: people.email }).from(people);
    for (const { name, email } of persons)
      for (const word of [name, email]) expect(bytes.includes(word), word).toBe(false);
    expect(bytes).not.toContain("Una bozza riservata");
    expect(await db.$count(mandates)).toBeGreaterThan(0);
  });

  test("is read back whole by its own hashes and by any program that reads BagIt", async () => {
    const found = await readArchive(whole);
    expect(found).toMatchObject({ changed: [], missing: [], surplus: [], wrong: [] });
    expect(found.files).toBe(all().length - 1);
    expect(found.entries).toBeGreaterThan(10);
    for (const line of read("manifest-sha256.txt").trim().split("\n")) {
      const [digest = "", path = ""] = line.split(/\s{2}/);
      expect(sha256(readFileSync(join(whole, path))), path).toBe(digest);
    }
  });

  test("names the text whose PDF can't be made, and leaves nothing behind", async () => {
    const [row] = await db
      .select({ id: publicTexts.id, blocks: publicTexts.blocks })
      .from(publicTexts)
      .innerJoin(contributions, eq(contributions.publicTextId, publicTexts.id))
      .where(eq(contributions.number, world.published));
    const write = (blocks: unknown[]) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx
          .update(publicTexts)
          .set({ blocks })
          .where(eq(publicTexts.id, row?.id ?? ""));
      });
    await write([
      { type: "list", ordered: true, from: "uno", items: [[{ type: "paragraph", runs: [{ text: "x" }] }]] },
    ]);
    publishChange();
    await expect(writeArchive(world.campaign, join(folder, "none"), now)).rejects.toThrow(
      new RegExp(`^${world.published}: .*Typst`),
    );
    await write(row?.blocks ?? []);
    publishChange();
    expect(readdirSync(folder)).toEqual(["whole"]);
  });

  test("overwrites nothing, and leaves nothing behind for a consultation that isn't there", async () => {
    await expect(writeArchive(world.campaign, whole, now)).rejects.toThrow("overwrites nothing");
    await expect(writeArchive("niente", join(folder, "none"), now)).rejects.toThrow("no public consultation");
    await expect(writeArchive(world.hidden, join(folder, "none"), now)).rejects.toThrow("no public consultation");
    expect(readdirSync(folder)).toEqual(["whole"]);
  });
});

describe("reading back finds", () => {
  let copy: string;
  beforeEach(async () => {
    copy = join(folder, `copy-${newId(now)}`);
    const { cpSync } = await import("node:fs");
    cpSync(whole, copy, { recursive: true });
    return () => rmSync(copy, { recursive: true, force: true });
  });
  const path = (name: string) => join(copy, name);
  const changeByte = (name: string) => {
    const bytes = readFileSync(path(name));
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(path(name), bytes);
  };

  test.each<[string, () => void, object]>([
    [
      "one changed bit of a document",
      () => changeByte("data/documento/v1/documento.pdf"),
      { changed: ["data/documento/v1/documento.pdf"] },
    ],
    [
      "one changed bit of a text",
      () => changeByte(`data/contributi/${world.published}/testo.pdf`),
      { changed: [expect.stringMatching(/testo\.pdf$/)] },
    ],
    ["a file that is gone", () => rmSync(path("data/contributi.csv")), { missing: ["data/contributi.csv"] }],
    ["a file that was put in", () => writeFileSync(path("data/nuovo.txt"), "x"), { surplus: ["data/nuovo.txt"] }],
    ["a file put in beside the data", () => writeFileSync(path("NOTE.txt"), "x"), { surplus: ["NOTE.txt"] }],
    [
      "a file replaced by a link",
      () => {
        rmSync(path("data/esclusi.csv"));
        symlinkSync("/etc/hostname", path("data/esclusi.csv"));
      },
      { missing: ["data/esclusi.csv"] },
    ],
    ["a changed README", () => appendFileSync(path("README.txt"), "x"), { changed: ["README.txt"] }],
    [
      "a manifest rewritten to fit",
      () => {
        appendFileSync(path("data/file.csv"), "x");
        writeFileSync(
          path("manifest-sha256.txt"),
          readFileSync(path("manifest-sha256.txt"), "utf8").replace(
            /[0-9a-f]{64}(?= {2}data\/file\.csv)/,
            sha256(readFileSync(path("data/file.csv"))),
          ),
        );
      },
      { changed: ["manifest-sha256.txt"] },
    ],
    ["the list of lists gone", () => rmSync(path("tagmanifest-sha256.txt")), { missing: ["tagmanifest-sha256.txt"] }],
    [
      "a line that leads out of the folder",
      () => appendFileSync(path("manifest-sha256.txt"), `${"a".repeat(64)}  data/../../x\n`),
      { changed: ["manifest-sha256.txt"] },
    ],
  ])("%s", async (_, spoil, wanted) => {
    spoil();
    const found = await readArchive(copy);
    expect(found).toMatchObject(wanted);
    expect(readsBackWhole(found)).toBe(false);
  });

  test("a line of the log that was changed together with every hash of the bag", async () => {
    const log = path("data/registro.jsonl");
    const lines = readFileSync(log, "utf8").trimEnd().split("\n");
    lines[3] = (lines[3] ?? "").replace(/"action":"[a-z_.]+"/, '"action":"draft.save"');
    writeFileSync(log, `${lines.join("\n")}\n`);
    const fix = (list: string, name: string) =>
      writeFileSync(
        path(list),
        readFileSync(path(list), "utf8").replace(
          new RegExp(`[0-9a-f]{64}(?=  ${name.replaceAll(".", "\\.")})`),
          sha256(readFileSync(path(name))),
        ),
      );
    fix("manifest-sha256.txt", "data/registro.jsonl");
    const oxum = readFileSync(path("manifest-sha256.txt"), "utf8")
      .trim()
      .split("\n")
      .map((line) => readFileSync(path(line.split("  ")[1] ?? "")).byteLength);
    writeFileSync(
      path("bag-info.txt"),
      readFileSync(path("bag-info.txt"), "utf8").replace(
        /Payload-Oxum: .*/,
        `Payload-Oxum: ${oxum.reduce((a, b) => a + b, 0)}.${oxum.length}`,
      ),
    );
    for (const name of ["bag-info.txt", "manifest-sha256.txt"]) fix("tagmanifest-sha256.txt", name);
    const found = await readArchive(copy);
    expect(found).toMatchObject({ changed: [], missing: [], surplus: [] });
    expect(found.wrong).toEqual([expect.stringMatching(/^registro\.jsonl: \d+$/)]);
  });

  test("that a folder is no archive at all", async () => {
    await expect(readArchive(folder)).rejects.toThrow("is no archive");
  });
});
