import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { sniffFile } from "#app/core/sniff.ts";

const odt = (mimetype: string): Uint8Array =>
  zipSync({ mimetype: [strToU8(mimetype), { level: 0 }], "content.xml": strToU8("<x/>") });

test.each<[string, Uint8Array, string | null]>([
  ["a PDF", strToU8("%PDF-1.7\n"), "pdf"],
  ["a PNG", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "png"],
  ["a JPEG", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "jpeg"],
  ["a DOCX", zipSync({ "[Content_Types].xml": strToU8("<x/>"), "word/document.xml": strToU8("<x/>") }), "docx"],
  ["an ODT", odt("application/vnd.oasis.opendocument.text"), "odt"],
  ["a template of Writer", odt("application/vnd.oasis.opendocument.text-template"), null],
  ["a spreadsheet of Calc", odt("application/vnd.oasis.opendocument.spreadsheet"), null],
  [
    "a spreadsheet of Excel",
    zipSync({ "[Content_Types].xml": strToU8("<x/>"), "xl/workbook.xml": strToU8("<x/>") }),
    null,
  ],
  [
    "a signed envelope",
    Uint8Array.of(0x30, 0x82, 0x0b, 0x10, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02, 0xa0),
    "p7m",
  ],
  [
    "an envelope that is encrypted, which nobody here could read",
    Uint8Array.of(0x30, 0x82, 0x0b, 0x10, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03, 0xa0),
    null,
  ],
  ["an archive", zipSync({ "a.txt": strToU8("a") }), null],
  [
    "half a DOCX",
    zipSync({ "[Content_Types].xml": strToU8("<x/>"), "word/document.xml": strToU8("<x/>") }).slice(0, 60),
    null,
  ],
  ["HTML", strToU8("<html>"), null],
  ["an SVG", strToU8("<svg xmlns='http://www.w3.org/2000/svg'/>"), null],
  ["two bytes", strToU8("PK"), null],
  ["nothing", new Uint8Array(), null],
])("%s is told by its content", (_, bytes, kind) => {
  expect(sniffFile(bytes)).toBe(kind);
});
