import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHead } from "#app/features/intake/columns.ts";
import { errorWords } from "#app/features/intake/error-words.ts";
import { whyNotAnnul, whyNotReceived } from "#app/features/intake/received.ts";
import { readRow, type ImportRow, type RowWorld } from "#app/features/intake/row.ts";
import { scanType } from "#app/features/intake/scan.ts";
import { template } from "#app/features/intake/template.ts";
import { delimiterOf } from "#app/core/csv-records.server.ts";
import { textIn } from "#app/i18n/text.ts";

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const der =
  "\x30\x82\x0b\x10\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x82\x0b\x01\x30\x82\x0a\xfd\x02\x01\x01\x31\x0f\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04";
const mail =
  "Received: from a by b;\r\n\tFri, 31 Oct 2025 17:42:00 +0100\r\nFrom: ente@example.org\r\nSubject: Contributo\r\n\r\nTesto";

describe("a scan or message is known by its content", () => {
  test.each<[string, string, string | null]>([
    ["scansione.pdf", "%PDF-1.7\n", "pdf"],
    ["scansione.exe", "%PDF-1.7\n", "pdf"],
    ["foto.png", "\x89PNG\r\n\x1a\n", "png"],
    ["foto.jpg", "\xff\xd8\xff\xe0", "jpeg"],
    ["posta.eml", mail, "eml"],
    ["posta.txt", mail, null],
    ["posta.eml", "MZ\x90\x00\x03", null],
    ["posta.eml", "Caro ufficio,\necco il testo.\n", null],
    ["posta.eml", "Titolo: senza intestazioni di posta\r\n\r\nTesto", null],
    ["atto.pdf.p7m", der, "p7m"],
    ["atto.pdf.p7m", btoa(der), "p7m"],
    ["atto.pdf.p7m", `-----BEGIN PKCS7-----\n${btoa(der)}\n-----END PKCS7-----`, "p7m"],
    ["atto.pdf.p7m", "\x30\x82\x0b\x10 altro", null],
    ["atto.bin", der, "p7m"],
    ["pagina.html", "<html>", null],
    ["vuoto.eml", "", null],
  ])("%s", (name, content, type) => {
    expect(scanType(name, bytes(content))).toBe(type);
  });

  test("no bytes make it fail", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom("a.eml", "a.p7m", "a.pdf"),
        (content, name) => void scanType(name, content),
      ),
    );
  });
});

const opensAt = new Date("2025-09-01T07:00:00Z");
const now = new Date("2025-11-03T09:00:00Z");

test.each([
  ["2025-11-03T09:00:00Z", null],
  ["2025-11-03T09:00:01Z", "in_the_future"],
  ["2025-09-01T07:00:00Z", null],
  ["2025-09-01T06:59:59Z", "before_opening"],
  ["2025-11-01T00:00:00Z", null],
])("what was received at %s is refused because %s: late is no reason", (at, why) => {
  expect(whyNotReceived(new Date(at), { opensAt }, now)).toBe(why);
});

test.each<[Parameters<typeof whyNotAnnul>[0], string | null]>([
  [{ state: "filed", entered: true, published: false }, null],
  [{ state: "ready", entered: true, published: false }, null],
  [{ state: "refused", entered: true, published: false }, null],
  [{ state: "filed", entered: false, published: false }, "wrong_state"],
  [{ state: "filed", entered: true, published: true }, "wrong_state"],
  [{ state: "published", entered: true, published: true }, "wrong_state"],
  [{ state: "annulled", entered: true, published: false }, "wrong_state"],
])("an entry %o can be annulled or not: %s", (entry, why) => {
  expect(whyNotAnnul(entry)).toBe(why);
});

describe("the first row of an import", () => {
  const good = ["id_esterno", "codice_fiscale", "tipo", "canale", "ricevuto_il", "titolo", "testo"];
  test("in Italian, in English, in capitals and with blanks", () => {
    expect(readHead(good, 0).errors).toEqual([]);
    expect(readHead(["External ID", "fiscal code", "KIND", "channel", "received_at", "title", "answer_1"], 1)).toEqual({
      keys: ["externalId", "fiscalCode", "kind", "channel", "receivedAt", "title", "answer:1"],
      errors: [],
    });
  });
  test.each<[string, string[], string[]]>([
    ["one column is missing", good.filter((name) => name !== "titolo"), ["titolo missing_column"]],
    ["nothing names the body", good.filter((name) => name !== "codice_fiscale"), ["codice_fiscale missing_column"]],
    ["there is no column of text", good.filter((name) => name !== "testo"), ["testo missing_column"]],
    ["one is there twice", [...good, "title"], ["title duplicate_column"]],
    ["one is not ours", [...good, "firma"], ["firma unknown_column"]],
    ["a question that the round does not ask", [...good, "risposta_3"], ["risposta_3 unknown_column"]],
    ["a million columns", Array.from({ length: 1_000_000 }, () => "x"), [" too_many_columns:60"]],
  ])("%s", (_, head, errors) => {
    expect(readHead(head, 2).errors.map(({ column, code }) => `${column} ${code}`)).toEqual(errors);
  });
});

const world: RowWorld = {
  now,
  round: { opensAt, kinds: ["demand", "contribution"], questions: [{ text: "Perché?" }] },
  lines: new Map([
    [1, "l1"],
    [3, "l3"],
  ]),
  districts: [{ id: "d8", code: "8", name: { it: "Ottava", en: "Eighth" } }],
  organisations: {
    byFiscalCode: new Map([
      ["00488410010", "org"],
      ["01234567897", "other"],
    ]),
    byIpaCode: new Map([["C_L219", "org"]]),
    byId: new Map([
      ["org", "org"],
      ["merged", "org"],
    ]),
  },
};
const keys = [
  "externalId",
  "fiscalCode",
  "ipaCode",
  "organisationId",
  "kind",
  "channel",
  "receivedAt",
  "protocolNumber",
  "protocolDate",
  "title",
  "text",
  "answer:1",
  "lines",
  "district",
  "thirdParties",
] as const;
const usual: Record<string, string> = {
  externalId: "A-1",
  fiscalCode: "00488410010",
  kind: "istanza",
  channel: "PEC",
  receivedAt: "31/10/2025 17:42",
  title: "Titolo",
  text: "Testo",
};
const read = (given: Record<string, string>) =>
  readRow(
    keys.map((key) => ({ ...usual, ...given })[key] ?? ""),
    keys,
    7,
    world,
  );

describe("a row of an import", () => {
  test("is read with Rome's clock, both forms of a date, and codes of lines", () => {
    expect(
      read({ protocolDate: "3/11/2025", lines: "1; 3,1", district: "8", thirdParties: "no", "answer:1": "Perché sì" }),
    ).toEqual({
      row: 7,
      externalId: "A-1",
      organisationId: "org",
      kind: "demand",
      channel: "pec",
      receivedAt: new Date("2025-10-31T16:42:00Z"),
      protocolNumber: null,
      protocolDate: "2025-11-03",
      title: "Titolo",
      answers: [{ question: "Perché?", text: "Perché sì" }],
      body: "Testo",
      lineIds: ["l1", "l3"],
      district: world.districts[0],
      thirdParties: "none",
    });
  });
  test.each<[string, Record<string, string>, Partial<ImportRow>]>([
    [
      "an instant with its offset",
      { receivedAt: "2025-10-31T17:42:00+01:00" },
      { receivedAt: new Date("2025-10-31T16:42:00Z") },
    ],
    ["summer time", { receivedAt: "2025-10-01 09:05" }, { receivedAt: new Date("2025-10-01T07:05:00Z") }],
    ["the body by IPA code", { fiscalCode: "", ipaCode: "c_l219" }, { organisationId: "org" }],
    ["the body by id", { fiscalCode: "", organisationId: "org" }, { organisationId: "org" }],
    ["an entry merged into another", { fiscalCode: "", organisationId: "merged" }, { organisationId: "org" }],
    [
      "a formula, which is a text like any other",
      { title: '=HYPERLINK("http://x")' },
      { title: '=HYPERLINK("http://x")' },
    ],
    ["a late one", { receivedAt: "02/11/2025 10:00" }, { receivedAt: new Date("2025-11-02T09:00:00Z") }],
    ["nothing said of third parties: somebody has to look", {}, { thirdParties: "marked" }],
  ])("%s", (_, given, expected) => {
    expect(read(given)).toMatchObject(expected);
  });
  test.each<[Record<string, string>, string]>([
    [{ externalId: "" }, "id_esterno required"],
    [{ externalId: "x".repeat(101) }, "id_esterno too_long:100"],
    [{ fiscalCode: "" }, "codice_fiscale required"],
    [{ fiscalCode: "Comune di Torino" }, "codice_fiscale organisation_unknown"],
    [{ fiscalCode: "01234567897", ipaCode: "C_L219" }, "codice_ipa two_organisations"],
    [{ organisationId: "niente" }, "id_organizzazione organisation_unknown"],
    [{ kind: "petizione" }, "tipo invalid_choice"],
    [{ kind: "analisi" }, "tipo kind_not_asked"],
    [{ kind: "" }, "tipo required"],
    [{ kind: "constructor" }, "tipo invalid_choice"],
    [{ channel: "sito" }, "canale invalid_choice"],
    [{ receivedAt: "" }, "ricevuto_il required"],
    [{ receivedAt: "31/10/2025" }, "ricevuto_il invalid_time"],
    [{ receivedAt: "30/02/2025 10:00" }, "ricevuto_il invalid_time"],
    [{ receivedAt: "31/10/2025 25:00" }, "ricevuto_il invalid_time"],
    [{ receivedAt: "275760-09-14T00:00:00Z" }, "ricevuto_il invalid_time"],
    [{ receivedAt: "03/11/2025 10:01" }, "ricevuto_il in_the_future"],
    [{ receivedAt: "01/08/2025 10:00" }, "ricevuto_il before_opening"],
    [{ protocolDate: "ieri" }, "data_protocollo invalid_date"],
    [{ title: "" }, "titolo required"],
    [{ title: "x".repeat(301) }, "titolo too_long:300"],
    [{ text: "" }, "testo empty_text"],
    [{ text: "---" }, "testo empty_text"],
    [{ text: "x".repeat(200_001) }, "testo too_long:200000"],
    [{ lines: "2" }, "linee line_unknown"],
    [{ lines: "uno" }, "linee line_unknown"],
    [{ district: "9" }, "circoscrizione invalid_choice"],
    [{ thirdParties: "forse" }, "dati_di_terzi invalid_choice"],
  ])("%o is refused by column", (given, error) => {
    const answer = read(given);
    expect(Array.isArray(answer) && answer.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      `7 ${error}`,
    ]);
  });
  test("everything wrong is told at once, and a row of another length as such", () => {
    expect(read({ externalId: "", title: "", kind: "?" })).toHaveLength(3);
    expect(readRow(["a", "b"], keys, 9, world)).toEqual([{ row: 9, column: "", code: `columns:${keys.length}` }]);
  });
  test("whatever stands in the cells, it is a row or its errors", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: keys.length, maxLength: keys.length }), (cells) => {
        const answer = readRow(cells, keys, 2, world);
        expect(Array.isArray(answer) ? answer.length > 0 : answer.externalId !== "").toBe(true);
      }),
    );
  });
});

test("every code has its words in both languages", () => {
  for (const lang of ["it", "en"] as const)
    for (const code of ["too_long:3", "columns:4", "csv_broken", "duplicate_row", "organisation_unknown"])
      expect(errorWords(textIn(lang), code)).not.toBe(code);
});

test.each(["it", "en"] as const)("the template in %s is read by the same rules", (lang) => {
  const text = template(lang, 2);
  expect(delimiterOf(text)).toBe(";");
  expect(readHead((text.replace("\uFEFF", "").split("\r\n")[0] ?? "").split(";"), 2).errors).toEqual([]);
});

test.each([
  ["a;b;c\r\n", ";"],
  ["a,b\n1;2;3;4", ","],
  ["a\tb\tc\n", "\t"],
  ['"a;b;c;d",e\n', ","],
  ["\uFEFFuno", ";"],
])("%j is separated by %j", (start, sign) => {
  expect(delimiterOf(start)).toBe(sign);
});
