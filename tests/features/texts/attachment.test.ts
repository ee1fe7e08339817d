import fc from "fast-check";
import { expect, test } from "vitest";
import { attachmentLimits, attachmentName, sizeInWords, whyNotAttach } from "#app/features/texts/attachment.ts";

test.each([
  ["nota.pdf", "pdf", "nota.pdf"],
  ["C:\\fakepath\\nota.PDF", "pdf", "nota.pdf"],
  ["../../etc/passwd", "pdf", "passwd.pdf"],
  ["fattura.pdf.exe", "pdf", "fattura.pdf.exe.pdf"],
  ["foto.jpeg", "jpeg", "foto.jpg"],
  ["‮fdp.exe", "pdf", "fdp.exe.pdf"],
  ["a\u0000b\r\nSet-Cookie: x=1.docx", "docx", "abSet-Cookie x=1.docx"],
  ["...", "png", "allegato.png"],
  ["", "odt", "allegato.odt"],
  ["Città, lavoro (2025).odt", "odt", "Città, lavoro (2025).odt"],
  ["a\uD800b.pdf", "pdf", "a\uFFFDb.pdf"],
] as const)("%j as %s is called %j", (name, type, expected) => {
  expect(attachmentName(name, type)).toBe(expected);
});

test("no name, however hostile, keeps a path, a control or a hidden character, or grows beyond 120 characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const clean = attachmentName(name, "pdf");
      expect(clean).not.toMatch(/[\\/\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/u);
      expect([...clean].length).toBeLessThanOrEqual(120);
      expect(clean.endsWith(".pdf")).toBe(true);
      expect(clean.startsWith(".")).toBe(false);
    }),
  );
});

const { files, bytes, request } = attachmentLimits;
test.each([
  [[{ size: bytes }], 0, null],
  [[{ size: bytes + 1 }], 0, "too_large"],
  [[{ size: 1 }], files - 1, null],
  [[{ size: 1 }], files, "too_many_files"],
  [[{ size: bytes }, { size: request - bytes }], 0, null],
  [[{ size: bytes }, { size: bytes }, { size: 1 }], 0, "too_large"],
] as const)("%j with %i already there: %s", (sent, already, code) => {
  expect(whyNotAttach(sent, already)).toBe(code);
});

test("sizes are said as people say them", () => {
  expect([sizeInWords(10, "it"), sizeInWords(1_500_000, "it"), sizeInWords(1_500_000, "en")]).toEqual([
    "1 KB",
    "1,4 MB",
    "1.4 MB",
  ]);
});
