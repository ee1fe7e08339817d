import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText, receiptText, type ReceiptContent } from "#app/features/receipts/receipt.ts";
import { receiptHash } from "#app/features/receipts/receipts.server.ts";

const content: ReceiptContent = {
  title: "Titolo",
  organisation: "Alfa",
  campaign: "Città",
  round: "Prima",
  kind: "analisi",
  lines: [{ code: 2, title: "Linea due" }],
  district: null,
  answers: [],
  body: "",
  attachments: [],
};

test.each([
  ["line ends of Windows and of old Macs", "a\r\nb\rc", "a\nb\nc\n"],
  ["letters with separate accents", "citta\u0300", "città\n"],
  ["NUL and other invisible controls", "a\u0000b\u0007c\u007Fd", "abcd\n"],
  ["a byte order mark", "\uFEFFa", "a\n"],
  ["lone surrogates", "a\uD800b\uDC00", "a\uFFFDb\uFFFD\n"],
  ["whole emoji, which stay", "🧵👩‍🏭", "🧵👩‍🏭\n"],
  ["white space at the end", "a \n\n", "a\n"],
])("canonical text evens out %s", (_, text, expected) => {
  expect(canonicalText(text)).toBe(expected);
});

test("canonical text is its own canonical text, whatever goes in", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      (text) => void expect(canonicalText(canonicalText(text))).toBe(canonicalText(text)),
    ),
  );
});

test("any text can be hashed, and a text that differs by one letter hashes differently", () => {
  const hash = (body: string) => receiptHash("0".repeat(32), receiptText({ ...content, body }));
  expect(hash("a\u0000 🧵 \uD800")).toBe(hash("a 🧵 \uFFFD"));
  expect(hash("clausole")).not.toBe(hash("clausola"));
});

test("everything filed is in the text: another file, line or district gives another text", () => {
  const texts = [
    content,
    { ...content, district: "3" },
    { ...content, lines: [] },
    { ...content, attachments: [{ name: "a.pdf", size: 1, sha256: "x" }] },
    { ...content, attachments: [{ name: "a.pdf", size: 1, sha256: "y" }] },
    { ...content, answers: [{ question: "Perché?", text: "Perché sì" }] },
  ].map(receiptText);
  expect(new Set(texts).size).toBe(texts.length);
});

test("the hash is the one that coreutils gives for salt, line feed and text", () => {
  // printf '%s\n' 00112233445566778899aabbccddeeff | cat - <(printf 'ciao\n') | sha256sum
  expect(receiptHash("00112233445566778899aabbccddeeff", "ciao\n")).toBe(
    "45e591abea7c44a31733c13f09e33e6be50094bdb902cb955bb52e360ec0e627",
  );
});
