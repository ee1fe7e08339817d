import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { eq, ne } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { openSession } from "#app/access/session.server.ts";
import { omissisMark, omit, quote, sentences } from "#app/prose/prose.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { writeArchive } from "#app/features/archive/write-archive.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { withholdFile } from "#app/features/attachments/attachment-decisions.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { receiptHash } from "#app/features/receipts/receipts.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { stillReadable } from "#app/features/omissis/redaction.ts";
import { formatCodes } from "#app/features/exports/formats.server.ts";
import { previewReissue, reissueVersion } from "#app/features/removals/reissues.server.ts";
import {
  attachments,
  campaigns,
  codings,
  contributions,
  excerpts,
  files,
  notices,
  organisationNames,
  publicTexts,
  revisions,
  roundTerms,
} from "#db/schema/index.ts";
import { marksOf, planted, type Planted } from "#tests/prose/planted.ts";
import { spellings } from "#tests/prose/blocks-arbitrary.ts";
import { ask, cookieOf, host } from "#tests/support/server/app.ts";
import { scratch } from "#tests/support/database/backups.ts";
import { addMandate, addOrganisation, addPerson, addRole, later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { found } from "#tests/support/covered-words.ts";
import { outbox, runJobs } from "#tests/support/mail/mails.ts";
import { publicBytes, unpacked, type PublicAnswer } from "#tests/support/public-bytes.ts";
import { makeFiles } from "#tests/support/files/version-files.ts";
import { documentWorld, must, publish, write, type DocumentWorld } from "../document/world.ts";

/** Random texts, each with a word of its own at random places; all published, cited in one version, and read once. */
interface Text extends Planted {
  number: string;
  id: string;
  title: string;
  /** Whether the word is covered before the text comes out, or once it is public and cited. */
  before: boolean;
}

const db = await testDatabase();
const filerMail = "firma@alfa.example";
let world: DocumentWorld;
let slug: string;
let code: string;
let filer: { personId: string; mandateId: string; organisationId: string; nameId: string };
let texts: Text[];
let named: { attachment: string; word: string };

beforeAll(async () => {
  world = await documentWorld(db);
  const [campaign] = await db
    .select({ slug: campaigns.slug, code: campaigns.code })
    .from(campaigns)
    .where(eq(campaigns.id, world.campaignId));
  [slug, code] = [campaign?.slug ?? "", campaign?.code ?? ""];
  const term = { version: 1, opensAt: later(-1), closesAt: noon, decidedAt: noon };
  await db.insert(roundTerms).values({ id: newId(noon), roundId: world.roundId, ...term });
  const organisationId = await addOrganisation({
    name: "Sindacato Alfa",
    seat: { campaignId: world.campaignId, bench: "unions" },
  });
  const personId = await addPerson({ email: filerMail });
  const [name] = await db
    .select({ id: organisationNames.id })
    .from(organisationNames)
    .where(eq(organisationNames.organisationId, organisationId));
  const mandateId = await addMandate(personId, organisationId, world.campaignId);
  filer = { personId, organisationId, mandateId, nameId: name?.id ?? "" };
  const samples = fc.sample(planted, { seed: 20_261_130, numRuns: 16 });
  texts = await Promise.all(samples.map(fileText));
  await publishAll();
  await citeAll();
  must(await publish(world, world.lead, 1));
  await coverPublished();
}, 300_000);

async function fileText({ prose, word }: Planted, index: number): Promise<Text> {
  const [id, number] = [newId(noon), `TUT-${world.campaignId.slice(-6)}-${index + 1}`];
  const title = index % 4 > 1 ? `Lettera di ${word}` : `Lettera ${index + 1}`;
  const { organisationId, nameId: organisationNameId, personId, mandateId } = filer;
  const dates = { receivedAt: noon, enteredAt: noon, stateAt: noon };
  const about = { bench: "unions", kind: "contribution" as const, channel: "site" as const, state: "filed" as const };
  await db.insert(contributions).values({
    id,
    number,
    campaignId: world.campaignId,
    roundId: world.roundId,
    organisationId,
    organisationNameId,
    ...about,
    ...dates,
  });
  const receipt = { receiptText: prose.plain, salt: "s", sha256: receiptHash("s", prose.plain), filedAt: noon };
  const said = { privacyVersion: "1", thirdParties: "none" as const, licence: "CC BY 4.0" };
  await db.insert(revisions).values({
    id: newId(noon),
    contributionId: id,
    number: 1,
    title,
    ...prose,
    ...receipt,
    personId,
    mandateId,
    ...said,
  });
  return { prose, word, number, id, title, before: index % 2 === 0 };
}

/** The title with which a text is public in the end: the desk says where the filed one names what is covered. */
function publicTitle(text: Text): string {
  const shown = omit(text.prose, marksOf(text)).prose;
  const still = stillReadable(text.prose.plain, marksOf(text), text.title, shown);
  expect(still).toEqual(text.title.includes(text.word) ? [text.word] : []);
  expect(stillReadable(text.prose.plain, marksOf(text), "Una lettera", shown)).toEqual([]);
  return still.length > 0 ? "Una lettera" : text.title;
}

async function publishAll(): Promise<void> {
  for (const text of texts) {
    const omissis = text.before ? marksOf(text) : [];
    must(
      await preparePublication(world.planner, {
        number: text.number,
        title: text.before ? publicTitle(text) : "",
        omissis,
        released: [],
      }),
    );
  }
  must(
    await publishContributions(world.lead, {
      campaignId: world.campaignId,
      numbers: texts.map(({ number }) => number),
    }),
  );
  const [withFile] = texts.filter(({ before }) => !before);
  named = { attachment: newId(noon), word: withFile?.word ?? "" };
  const fileId = newId(noon);
  const content = new TextEncoder().encode("%PDF-1.7");
  await db.insert(files).values({
    id: fileId,
    name: `${named.word}.pdf`,
    mediaType: "application/pdf",
    size: 8,
    sha256: fileId,
    content,
    createdAt: noon,
  });
  await db.insert(attachments).values({
    id: named.attachment,
    fileId,
    contributionId: withFile?.id,
    role: "attachment",
    releasedAt: noon,
    position: 1,
  });
}

/** One sentence of each text is cited by a paragraph whose link and note say the word as well. */
async function citeAll(): Promise<void> {
  for (const [index, { id: contributionId, word }] of texts.entries()) {
    const [row] = await db
      .select({ id: publicTexts.id, blocks: publicTexts.blocks, plain: publicTexts.plain })
      .from(publicTexts)
      .innerJoin(contributions, eq(contributions.publicTextId, publicTexts.id))
      .where(eq(contributions.id, contributionId));
    const shown = storedProse(row ?? { blocks: [], plain: "" });
    const span = sentences(shown).find(({ text, office }) => !office && !text.includes(omissisMark));
    const excerptId = newId(noon);
    if (span && row) {
      const { start, end } = span;
      const by = world.lead.actor?.personId ?? "";
      const placed = { publicTextId: row.id, start, end, ...quote(shown, start, end) };
      await db.insert(excerpts).values({
        id: excerptId,
        campaignId: world.campaignId,
        sourceId: contributionId,
        ...placed,
        createdAt: noon,
        createdBy: by,
      });
      await db
        .insert(codings)
        .values({ id: newId(noon), excerptId, lineId: world.lineId, kind: "criticality", coderId: by, codedAt: noon });
    }
    const address = spellings[index % spellings.length]?.(word) ?? "";
    // A text whose only sentence is covered is cited by nobody, and what it covers is nobody else's to know.
    if (span) {
      const text = `Capoverso con [un rinvio](<${address}>)[^${word}].\n\n[^${word}]: Nota.`;
      await write(world, text, [[excerptId, "supports"]]);
    }
  }
}

async function coverPublished(): Promise<void> {
  for (const text of texts.filter(({ before }) => !before)) {
    const [row] = await db
      .select({ seen: contributions.publicTextId })
      .from(contributions)
      .where(eq(contributions.id, text.id));
    must(
      await redactPublished(world.planner, {
        number: text.number,
        title: publicTitle(text),
        omissis: marksOf(text),
        seen: row?.seen,
      }),
    );
  }
  const reason = "Contiene il nome di una persona";
  const withheld = await withholdFile(world.planner, {
    number: texts.find(({ word }) => word === named.word)?.number,
    attachment: named.attachment,
    reason,
  });
  must(withheld);
}

let asked = 0;
/** Limits count by the connection. */
const get = (path: string, cookie?: string) =>
  ask(path, { cookie, address: `10.0.${Math.floor((asked += 1) / 200)}.1` });
const site = { origin: `http://${host}`, get: (path: string) => get(path) };
let answers: PublicAnswer[];

test("the version still says the words of texts covered since, and verify names it, until it is reissued", async () => {
  const omissis = async () => (await verifyAll()).find(({ what }) => what === "omissis")?.wrong;
  expect(await omissis()).toEqual([`${code} v1`]);
  const preview = await previewReissue(world.campaignId, 1, "");
  const count = texts.filter(({ before }) => !before).length;
  expect(preview?.changes.map(({ place, beside }) => [place, beside])).toEqual(
    Array.from({ length: count }, () => ["paragraph", 1]),
  );
  must(
    await reissueVersion(world.lead, {
      campaignId: world.campaignId,
      number: 1,
      words: "",
      reason: "Tutela di terze persone",
      seen: preview?.seen,
    }),
  );
  expect(await omissis()).toEqual([]);
});

test("no public byte says a covered word: pages and their data in both languages, search, files, feed", async () => {
  const base = `/consultazioni/${slug}`;
  const also = [
    ...texts.map(({ number }) => `${base}/contributi/${number}`),
    `${base}/segnala?allegato=${named.attachment}`,
    `${base}/documento/v/1`,
  ].flatMap((path) => [path, `/en${path}`]);
  await makeFiles();
  answers = await publicBytes(site, also, { data: true });
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const paths = answers.map(({ path }) => path);
  for (const format of formatCodes) expect(paths).toContain(`/en${base}/documento/v/1/scarica/${format}`);
  for (const path of [
    `${base}/contributi.csv`,
    `${base}/estratti.csv`,
    `${base}/contributi/${texts[0]?.number ?? ""}.data`,
  ])
    expect(paths).toContain(path);
  expect(paths.filter((path) => /feed|novita|atom/.test(path))).not.toEqual([]);
  expect(found(answers, texts)).toEqual([]);
});

test("the search would find the words, if they were there", () => {
  const [letters, figures] = [texts.find(({ word }) => !/\d/.test(word)), texts.find(({ word }) => /\d/.test(word))];
  const sees = (text: Text | undefined, spell: (word: string) => string) => {
    const word = text?.word ?? "";
    const written = `<a href="${spell(word)}">qui</a>`;
    expect([written, found([{ path: "", text: written }], [{ word }])]).toEqual([written, [`: ${word}`]]);
  };
  for (const spell of spellings) sees(letters, spell);
  // The other spellings put figures beside others, and then nobody can tell them from a hash.
  for (const spell of spellings.slice(0, 6)) sees(figures, spell);
});

test("who searches for a covered word is led to no text", async () => {
  for (const { word, number } of texts) {
    for (const lang of ["", "/en"]) {
      const page = await (
        await get(`${lang}/consultazioni/${slug}/contributi?cerca=${encodeURIComponent(word)}`)
      ).text();
      expect(page).not.toContain(number);
    }
  }
});

test("who may open no original reads them neither at the desk nor in a page's data, and nobody by mail", async () => {
  const auditor = await addPerson();
  await addRole(auditor, "auditor", world.campaignId);
  const now = new Date();
  const cookie = cookieOf(await openSession(auditor, "Firefox, Linux", null, now, now));
  const read: PublicAnswer[] = [];
  for (const page of [
    "arrivi",
    ...texts.map(({ number }) => `arrivi/${number}`),
    "rimozioni",
    "documento",
    "documento/versioni/1",
  ].map((each) => `/gestione/${slug}/${each}`)) {
    for (const path of [page, `${page}.data`, `/en${page}`]) {
      const answer = await get(path, cookie);
      read.push({ path, status: answer.status, text: await answer.text() });
    }
  }
  expect(read.filter(({ status }) => status === 200).length).toBeGreaterThan(texts.length * 3);
  expect(found(read, texts)).toEqual([]);
  await runJobs(later(3_600_000));
  const told = await db
    .select({ id: notices.id, facts: notices.facts })
    .from(notices)
    .where(ne(notices.personId, filer.personId));
  const mails = (await outbox()).filter(({ to }) => to !== filerMail);
  expect(
    found(
      [
        ...told.map(({ id, facts }) => ({ path: id, text: JSON.stringify(facts) })),
        { path: "mails", text: JSON.stringify(mails) },
      ],
      texts,
    ),
  ).toEqual([]);
});

test("the archive says them in none of its public files", async () => {
  const folder = join(scratch(), "archivio");
  await writeArchive(slug, folder, new Date());
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const open = all.filter((path) => !path.includes("/riservato/"));
  const read = await Promise.all(
    open.map(async (path) => ({ path, text: await unpacked(readFileSync(path), extname(path).slice(1)) })),
  );
  expect(read.filter(({ path }) => path.endsWith(".pdf")).length).toBeGreaterThan(texts.length);
  expect(found(read, texts)).toEqual([]);
});

test("every text keeps its words and offsets, and what stands for its quotations holds", async () => {
  const results = (await verifyAll()).filter(({ what }) =>
    ["receipts", "public_texts", "excerpts", "versions", "places", "omissis", "counts"].includes(what),
  );
  expect(results.flatMap(({ what, wrong }) => wrong.map((each) => `${what} ${each}`))).toEqual([]);
  for (const { prose, word, id } of texts) {
    const [row] = await db
      .select({ plain: publicTexts.plain })
      .from(publicTexts)
      .innerJoin(contributions, eq(contributions.publicTextId, publicTexts.id))
      .where(eq(contributions.id, id));
    expect(row?.plain).toBe(prose.plain.replaceAll(word, omissisMark));
  }
});
