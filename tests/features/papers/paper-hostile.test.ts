import { deflateSync, strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { importPaper, importPasted } from "#app/features/papers/papers.server.ts";
import { docx, docxParts, odt, p, run, wordPart, zipped } from "./paper-files.ts";

const good = docx(p(run("Testo")));
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
const { "word/document.xml": _document, ...withoutDocument } = docxParts("");
const doctype = (xml: string) =>
  `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${[..."bcdefghi"].map((name, n) => `<!ENTITY ${name} "${`&${"abcdefgh"[n]};`.repeat(10)}">`).join("")}]>${xml}`;
const nested = (n: number) => "<w:sdt><w:sdtContent>".repeat(n) + p(run("a")) + "</w:sdtContent></w:sdt>".repeat(n);

/** A ZIP whose directory declares another size than its part has. */
function lying(declared: number): Uint8Array {
  const bytes = zipped(docxParts(p(run("a".repeat(5_000_000)))));
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 46; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
      view.setUint32(at + 24, declared, true);
  }
  return bytes;
}

/** Ole's signature with the stream's name that encrypted packages have. */
const ole = (name: string): Uint8Array =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(512),
    ...Buffer.from(name, "utf16le"),
    ...new Uint8Array(64),
  ]);

const encryptedZip = good.slice();
for (let at = 0; at < encryptedZip.length - 46; at += 1) {
  if (new DataView(encryptedZip.buffer).getUint32(at, true) === 0x02014b50) encryptedZip[at + 8] = 1;
}

test.each<[string, Uint8Array, string]>([
  ["a zip bomb", docx(p(run("a".repeat(60_000_000)))), "too_large"],
  [
    "a zip bomb in a part beside the text",
    docx(p(run("a")), { "word/comments.xml": wordPart("comments", " ".repeat(40_000_000)) }),
    "too_large",
  ],
  ["a bomb that declares a small size", lying(10), "too_large"],
  ["a part that declares another size than it has", lying(900_000), "too_large"],
  [
    "a package of very many parts",
    zipped(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`word/${n}.xml`, "<a/>"]))),
    "too_large",
  ],
  ["a paper over the limit", new Uint8Array(21 * 1024 * 1024), "too_large"],
  [
    "an entity bomb",
    docx("", {
      "word/document.xml": doctype(wordPart("document", "<w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body>")),
    }),
    "broken",
  ],
  ["an entity bomb in the styles", docx(p(run("a")), { "word/styles.xml": doctype(wordPart("styles", "")) }), "broken"],
  ["a hundred thousand elements inside each other", zipped(docxParts(nested(50_000)), { level: 0 }), "broken"],
  ["more elements inside each other than any page has", zipped(docxParts(nested(200)), { level: 0 }), "broken"],
  ["a truncated package", good.slice(0, Math.floor(good.length / 2)), "broken"],
  ["a package without its text", zipped(withoutDocument), "broken"],
  ["XML that does not close", docx("", { "word/document.xml": "<w:document><w:body>" }), "broken"],
  [
    "text that is not UTF-8",
    zipped({ ...docxParts(""), "word/document.xml": Uint8Array.of(0x3c, 0xff, 0xfe) }),
    "broken",
  ],
  ["a picture named .docx", png, "not_supported"],
  ["a PDF named .docx", strToU8("%PDF-1.7\n"), "not_supported"],
  ["an old .doc", ole("WordDocument"), "not_supported"],
  [
    "a spreadsheet",
    zipped({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>", "xl/a.xml": "<x/>", "_rels/.rels": "<x/>" }),
    "not_supported",
  ],
  ["an archive of anything", zipped({ "a.txt": "a" }), "not_supported"],
  ["a Word paper with a password", ole("EncryptedPackage"), "encrypted"],
  ["a ZIP with a password", encryptedZip, "encrypted"],
  [
    "a Writer paper with a password",
    zipSync({ "content.xml": strToU8("<x/>"), "META-INF/manifest.xml": strToU8("<m><encryption-data/></m>") }),
    "encrypted",
  ],
  ["nothing", new Uint8Array(), "broken"],
])("%s is refused with its reason", async (_, bytes, why) => {
  expect(await importPaper(bytes, "paper.docx")).toEqual({ ok: false, why });
});

test("a Writer paper of a hundred thousand elements inside each other is refused", async () => {
  expect(
    await importPaper(odt("<text:section>".repeat(100_000) + "</text:section>".repeat(100_000), "", "", 0), "a.odt"),
  ).toEqual({ ok: false, why: "broken" });
});

test("a paper that takes longer than it may is given up, and one whose reading needs more memory than it may", async () => {
  expect(await importPaper(good, "a.docx", { time: 1 })).toEqual({ ok: false, why: "took_too_long" });
  const large = docx(p(run("parola")).repeat(120_000));
  expect(await importPaper(large, "a.docx", { heap: 24, time: 60_000 })).toEqual({ ok: false, why: "too_large" });
  expect(await importPaper(good, "a.docx", { answer: 3 })).toEqual({ ok: false, why: "too_large" });
});

test.each([
  ["a hundred thousand elements", "<div>".repeat(100_000) + "a"],
  ["tables in tables", "<table><tr><td>".repeat(400) + "a"],
  ["lists in lists", "<ul><li>".repeat(3_000) + "a"],
  ["formats in formats", "<b><i>".repeat(20_000) + "a"],
  ["attributes without end", `<p ${'a="'.repeat(100_000)}`],
  ["comments without end", "<!--[if x]>".repeat(100_000)],
])("pasted HTML of %s ends in an answer", async (_, html) => {
  const result = await importPasted(html, { time: 5_000 });
  expect(result.ok || ["broken", "took_too_long", "too_large"].includes(result.why)).toBe(true);
});

test("a paste over the limit is refused", async () => {
  expect(await importPasted("a".repeat(5 * 1024 * 1024))).toEqual({ ok: false, why: "too_large" });
});

test("raw deflate streams alone are not papers", async () => {
  expect(await importPaper(deflateSync(strToU8("PK")), "a.docx")).toEqual({ ok: false, why: "not_supported" });
});

/** How many child processes this one had at the most while it waited. */
async function mostAtOnce(work: Promise<unknown>): Promise<number> {
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, process.getActiveResourcesInfo().filter((each) => each === "ProcessWrap").length);
  }, 2);
  await work;
  clearInterval(look);
  return most;
}

test("two papers are read at a time, and the others after them", async () => {
  const papers = Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      n % 2 ? importPasted("<p>Testo</p>", { time: 60_000 }) : importPaper(good, "a.docx", { time: 60_000 }),
    ),
  );
  expect(await mostAtOnce(papers)).toBe(2);
  expect((await papers).filter((each) => !each.ok)).toEqual([]);
});

test("a paper whose time passes while it waits took too long, and makes room for the next", async () => {
  const first = [importPaper(good, "a.docx", { time: 60_000 }), importPaper(good, "b.docx", { time: 60_000 })];
  const impatient = Promise.all(Array.from({ length: 5 }, () => importPaper(good, "c.docx", { time: 1 })));
  const last = importPaper(good, "d.docx", { time: 60_000 });
  expect(await mostAtOnce(Promise.all([impatient, ...first, last]))).toBe(2);
  expect(await impatient).toEqual(Array.from({ length: 5 }, () => ({ ok: false, why: "took_too_long" })));
  expect((await Promise.all([...first, last])).map((each) => each.ok)).toEqual([true, true, true]);
});
