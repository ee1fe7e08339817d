import { Document, Packer, Paragraph, InsertedTextRun, TextRun } from "docx";
import { strToU8 } from "fflate";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isSignedPdf, sniffFile } from "#app/core/sniff.ts";
import { readMetadata } from "#app/features/papers/metadata.server.ts";
import { importPaper } from "#app/features/papers/papers.server.ts";
import { isPersonal, type Metadata } from "#app/features/papers/metadata.ts";
import { pdfOf, signedEnvelope, signedPdf, tellingPdf } from "#tests/support/files/signed-files.ts";
import { docx, docxParts, odt, p, run, zipped } from "./paper-files.ts";

const told = (metadata: Metadata): Record<string, string[]> =>
  metadata.ok ? Object.fromEntries(metadata.facts.map(({ kind, values }) => [kind, values])) : { why: [metadata.why] };
const read = async (bytes: Uint8Array) => told(await readMetadata(bytes));

/** A TIFF directory as cameras write it: little endian, each value at its place. */
function exif(): Buffer {
  const head = Buffer.from("II*\0\x08\0\0\0", "latin1");
  const tail: Buffer[] = [];
  let at = 0;
  const keep = (data: Buffer) => {
    tail.push(data);
    at += data.length;
    return at - data.length;
  };
  const entry = (tag: number, type: number, count: number, value: number) => {
    const row = Buffer.alloc(12);
    row.writeUInt16LE(tag, 0);
    row.writeUInt16LE(type, 2);
    row.writeUInt32LE(count, 4);
    row.writeUInt32LE(value, 8);
    return row;
  };
  const directory = (rows: Buffer[]) => Buffer.concat([Buffer.from([rows.length, 0]), ...rows, Buffer.alloc(4)]);
  const [first, gps] = [2 + 3 * 12 + 4, 2 + 4 * 12 + 4];
  const base = 8 + first + gps;
  const rational = (...values: number[]) =>
    Buffer.concat(
      values
        .flatMap((value) => [value, 1])
        .map((value) => {
          const four = Buffer.alloc(4);
          four.writeUInt32LE(value);
          return four;
        }),
    );
  const artist = Buffer.from("Dora Fotografa\0", "latin1");
  const model = Buffer.from("Macchina 7\0", "latin1");
  const rows = [
    entry(0x0110, 2, model.length, base + keep(model)),
    entry(0x013b, 2, artist.length, base + keep(artist)),
    entry(0x8825, 4, 1, 8 + first),
  ];
  const north = entry(2, 5, 3, base + keep(rational(45, 4, 12)));
  const east = entry(4, 5, 3, base + keep(rational(7, 41, 6)));
  return Buffer.concat([
    head,
    directory(rows),
    directory([entry(1, 2, 2, "N".charCodeAt(0)), north, entry(3, 2, 2, "E".charCodeAt(0)), east]),
    ...tail,
  ]);
}
function jpeg(): Uint8Array {
  const data = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exif()]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, (data.length + 2) >> 8, (data.length + 2) & 255]),
      data,
      Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9]),
    ]),
  );
}
const chunk = (type: string, data: Buffer) => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  return Buffer.concat([size, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
};
const png = (...chunks: Buffer[]) =>
  new Uint8Array(
    Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks, chunk("IEND", Buffer.alloc(0))]),
  );

describe("what a file says beside its content", () => {
  test("a DOCX: author, who saved it last, the firm, comments, tracked changes and who made them, hidden words", async () => {
    const bytes = docx(
      p(run("Nascosto", "<w:vanish/>")) +
        p('<w:ins w:id="1" w:author="Bruno Revisore"><w:r><w:t>x</w:t></w:r></w:ins>'),
      {
        "docProps/core.xml":
          "<cp:coreProperties><dc:creator>Ada Scrivente</dc:creator><cp:lastModifiedBy>Carla Ultima</cp:lastModifiedBy><dc:description>Bozza per il legale</dc:description></cp:coreProperties>",
        "docProps/app.xml":
          "<Properties><Company>Studio &amp; Soci</Company><Application>Microsoft Office Word</Application></Properties>",
        "word/comments.xml": '<w:comments><w:comment w:id="0" w:author="Dino Commenta"><w:p/></w:comment></w:comments>',
        "word/embeddings/conti.bin": "x",
      },
    );
    expect(await read(bytes)).toMatchObject({
      author: ["Ada Scrivente"],
      last_editor: ["Carla Ultima"],
      description: ["Bozza per il legale"],
      company: ["Studio & Soci"],
      comment_authors: ["Dino Commenta"],
      change_authors: ["Bruno Revisore"],
      hidden_text: [],
      embedded: ["conti.bin"],
    });
  });

  test("a DOCX that Word's own library wrote", async () => {
    const change = { id: 1, author: "Elena Cambia", date: "2026-01-10T10:00:00Z" };
    const bytes = await Packer.toBuffer(
      new Document({
        creator: "Ada Scrivente",
        lastModifiedBy: "Carla Ultima",
        sections: [
          {
            children: [new Paragraph({ children: [new TextRun("a"), new InsertedTextRun({ ...change, text: "b" })] })],
          },
        ],
      }),
    );
    expect(await read(new Uint8Array(bytes))).toMatchObject({
      author: ["Ada Scrivente"],
      last_editor: ["Carla Ultima"],
      change_authors: ["Elena Cambia"],
    });
  });

  test("an ODT: the same by its own names", async () => {
    const bytes = odt(
      '<text:p>Testo<office:annotation><dc:creator>Dino Commenta</dc:creator></office:annotation></text:p><text:p text:style-name="P9">Nascosto</text:p>',
      '<style:style style:name="P9"><style:text-properties text:display="none"/></style:style>',
    );
    expect(await read(bytes)).toMatchObject({ comment_authors: ["Dino Commenta"], hidden_text: ["Nascosto"] });
    const meta = zipped({
      mimetype: "application/vnd.oasis.opendocument.text",
      "meta.xml":
        "<office:document-meta><meta:initial-creator>Ada Scrivente</meta:initial-creator><dc:creator>Carla Ultima</dc:creator><meta:printed-by>Ugo Stampa</meta:printed-by></office:document-meta>",
      "content.xml": "<x/>",
    });
    expect(await read(meta)).toEqual({
      author: ["Ada Scrivente"],
      last_editor: ["Carla Ultima"],
      printed_by: ["Ugo Stampa"],
    });
  });

  test("a PDF: author, program, notes and their writers, files within", async () => {
    expect(await read(tellingPdf())).toEqual({
      author: ["Ada Scrivente"],
      program: ["Un programma 1.0"],
      title: ["Relazione"],
      annotations: ["Togliere il nome della lavoratrice"],
      annotation_authors: ["Bruno Revisore"],
      embedded: ["conti.csv"],
    });
  });

  test("a photograph: who took it, with what, and where", async () => {
    expect(await read(jpeg())).toEqual({
      author: ["Dora Fotografa"],
      camera: ["Macchina 7"],
      place: ["45.07000, 7.68500"],
    });
    expect(await read(png(chunk("eXIf", exif())))).toMatchObject({ place: ["45.07000, 7.68500"] });
  });

  test.each<[string, (picture: Uint8Array) => Uint8Array]>([
    [
      "a DOCX, beside a broken one",
      (picture) =>
        zipped({ ...docxParts(p(run("Testo"))), "word/media/image1.png": "rotta", "word/media/image2.jpeg": picture }),
    ],
    [
      "an ODT",
      (picture) =>
        zipped({
          mimetype: "application/vnd.oasis.opendocument.text",
          "content.xml": "<x/>",
          "Pictures/1.jpg": picture,
        }),
    ],
    [
      "a PDF",
      (picture) =>
        pdfOf([
          "<< /Type /Catalog /Pages 2 0 R >>",
          "<< /Type /Pages /Kids [] /Count 0 >>",
          `<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length ${picture.length} >>\nstream\n${Buffer.from(picture).toString("latin1")}\nendstream`,
        ]),
    ],
  ])("a photograph within %s", async (_, within) => {
    expect(await read(within(jpeg()))).toEqual({
      author: ["Dora Fotografa"],
      camera: ["Macchina 7"],
      place: ["45.07000, 7.68500"],
    });
  });

  test("a PNG: its words, packed or not", async () => {
    expect(
      await read(
        png(
          chunk("tEXt", Buffer.from("Author\0Ada Scrivente", "latin1")),
          chunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0", "latin1"), deflateSync(Buffer.from("una nota"))])),
        ),
      ),
    ).toEqual({ author: ["Ada Scrivente"], description: ["una nota"] });
  });

  test.each(["DER", "PEM", "SMIME-stream"] as const)(
    "a .p7m (%s): who signed, and what lies inside; never whether the signature holds",
    async (form) => {
      const envelope = signedEnvelope(tellingPdf(), "Flora Firmataria", form);
      expect(sniffFile(envelope)).toBe("p7m");
      expect(await read(envelope)).toEqual({ signers: ["Flora Firmataria"], contains: ["PDF"] });
    },
  );

  test("a signed PDF: known as one, with the name of who signed", async () => {
    const signed = signedPdf("Flora Firmataria");
    expect([isSignedPdf(signed), isSignedPdf(tellingPdf())]).toEqual([true, false]);
    expect(await read(signed)).toEqual({ signers: ["Flora Firmataria"] });
  });

  test("a file that says nothing says nothing", async () => {
    expect(await read(docx(p(run("Testo"))))).toEqual({});
    expect(await read(pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]))).toEqual(
      {},
    );
  });

  test("names, places and words that nobody sees are pointed out; the program is not", async () => {
    const metadata = await readMetadata(tellingPdf());
    expect(
      metadata.ok &&
        metadata.facts
          .filter(isPersonal)
          .map(({ kind }) => kind)
          .sort(),
    ).toEqual(["annotation_authors", "annotations", "author", "embedded"]);
  });
});

const halves = (bytes: Uint8Array): Uint8Array[] =>
  [0.1, 0.5, 0.9].map((part) => bytes.slice(0, Math.floor(bytes.length * part)));
const flipped = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, at) => (at > 12 && at % 7 === 0 ? byte ^ 0x5a : byte));

describe("a file made to harm, or broken, is answered and ends nothing", () => {
  test.each<[string, () => Uint8Array]>([
    ["half an envelope", () => halves(signedEnvelope(strToU8("x"), "A"))[1]!],
    [
      "an envelope in a thousand envelopes",
      () => Uint8Array.from({ length: 4_000 }, (_, at) => (at % 2 === 0 ? 0x30 : 0x80)),
    ],
    ["a length that no file has", () => Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 6, 9)],
    ["a PDF that refers to itself", () => pdfOf(["<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>"])],
    ["a PDF of nothing", () => strToU8("%PDF-1.7\n")],
    [
      "a picture whose directory begins at its end",
      () => png(chunk("eXIf", Buffer.from("II*\0\xff\xff\xff\xff", "latin1"))),
    ],
    ["half a photograph", () => halves(jpeg())[1]!],
    [
      "a DOCX with entities",
      () =>
        docx(p(run("x")), {
          "docProps/core.xml":
            '<!DOCTYPE x [<!ENTITY a "b">]><cp:coreProperties><dc:creator>&a;</dc:creator></cp:coreProperties>',
        }),
    ],
    ["a bomb of spaces", () => docx(p(run("x")), { "docProps/core.xml": `<x>${" ".repeat(30_000_000)}</x>` })],
    ["a PDF with other bytes", () => flipped(tellingPdf())],
    ["an envelope with other bytes", () => flipped(signedEnvelope(strToU8("x"), "A"))],
    ["nothing", () => new Uint8Array()],
  ])("%s", async (_, bytes) => {
    const metadata = await readMetadata(bytes());
    expect(
      metadata.ok || ["broken", "too_large", "took_too_long", "encrypted", "not_supported"].includes(metadata.why),
    ).toBe(true);
  });

  test("a page of attachments keeps nobody waiting who takes a paper in", async () => {
    const done: string[] = [];
    const files = Array.from({ length: 5 }, () => readMetadata(tellingPdf()).then(() => done.push("file")));
    await importPaper(docx(p(run("Testo"))), "a.docx").then(() => done.push("paper"));
    await Promise.all(files);
    expect(done.indexOf("paper")).toBeLessThan(4);
  });

  test("a reader that takes too long is ended, and the page says so", async () => {
    expect(await readMetadata(tellingPdf(), { time: 5 })).toEqual({ ok: false, why: "took_too_long" });
  });
});
