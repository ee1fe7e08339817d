import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexNames } from "#app/features/organisations/name.ts";
import type { Place } from "#app/features/places/place.ts";
import { answerLifetime, linkState } from "#app/features/stakeholders/invitation.ts";
import { inviteColumns, inviteTemplate, readInviteHead } from "#app/features/participation/invite-columns.ts";
import {
  readInviteRow,
  repeatedRows,
  type InviteWorld,
  type KnownBody,
} from "#app/features/participation/invite-row.ts";
import { readRegisterFilter, registerQuery } from "#app/features/stakeholders/register-query.ts";
import {
  countViews,
  inView,
  isSilent,
  narrow,
  registerStanding,
  standings,
  views,
  wholeCity,
  type RegisterFacts,
  type Standing,
} from "#app/features/stakeholders/register.ts";

const row = (given: Partial<RegisterFacts> = {}): RegisterFacts => ({
  name: "Ente",
  distinction: "",
  bench: "unions",
  district: null,
  standing: "invited",
  deliveredAt: null,
  failedAt: null,
  filed: 0,
  joined: 0,
  over: false,
  ...given,
});

test.each([
  ["nobody wrote to it, it merely sits", null, false, false, "listed"],
  ["it was invited", "invited", false, false, "invited"],
  ["invited, and the office designated somebody meanwhile", "invited", true, true, "accepted"],
  ["it declined, and came in later all the same", "declined", true, true, "accepted"],
  ["it declined", "declined", false, false, "declined"],
  ["it declined after its delegate had gone", "declined", false, true, "declined"],
  ["designated by the office, now over", null, false, true, "accepted"],
  ["accepted, its delegate gone", "accepted", false, true, "accepted"],
] as const)("%s: where it stands", (_, stored, actsNow, everActed, expected) =>
  expect(registerStanding({ stored, actsNow, everActed })).toBe(expected),
);

test.each([
  ["invited and never heard", { standing: "invited" }, true],
  ["takes part and wrote nothing", { standing: "accepted" }, true],
  ["wrote", { standing: "accepted", filed: 1 }, false],
  ["joined a text of others", { standing: "accepted", joined: 1 }, false],
  ["declined", { standing: "declined" }, false],
  ["passed it on", { standing: "passed_on" }, false],
  ["represented by its confederation", { standing: "represented" }, false],
  ["not invited yet", { standing: "listed" }, false],
  ["has become another body", { standing: "accepted", over: true }, false],
] as const)("a body that %s: silent or not", (_, given, expected) => expect(isSilent(row(given))).toBe(expected));

test("each body stands in exactly one state, and is never both heard and silent", () => {
  const facts = fc.record({
    standing: fc.constantFrom<Standing>(...standings),
    filed: fc.nat(2),
    joined: fc.nat(2),
    over: fc.boolean(),
    failedAt: fc.constantFrom(null, new Date()),
    deliveredAt: fc.constantFrom(null, new Date()),
  });
  fc.assert(
    fc.property(fc.array(facts), (some) => {
      const rows = some.map((each) => row(each));
      const counts = countViews(rows);
      expect(standings.reduce((sum, each) => sum + counts[each], 0)).toBe(rows.length);
      for (const each of rows) expect(inView(each, "spoken") && inView(each, "silent")).toBe(false);
    }),
  );
});

const third: Place = { id: "d3", code: "3", name: { it: "Terza", en: "Third" } };

test("bench, district and words of the name narrow the register; the whole city is a district too", () => {
  const rows = [
    row({ name: "Unione Caffè", bench: "unions", district: third }),
    row({ name: "Bottega", bench: "employers" }),
    row({ name: "Caffè e botteghe", bench: "employers", district: third }),
  ];
  const names = (given: Partial<Parameters<typeof narrow>[1]>) =>
    narrow(rows, { bench: null, district: null, search: "", ...given }).map(({ name }) => name);
  expect(names({ bench: "employers" })).toEqual(["Bottega", "Caffè e botteghe"]);
  expect(names({ district: "3" })).toEqual(["Unione Caffè", "Caffè e botteghe"]);
  expect(names({ district: wholeCity })).toEqual(["Bottega"]);
  expect(names({ search: "CAFFE  bott" })).toEqual(["Caffè e botteghe"]);
});

test("what the address says of the filters is read back, and anything else chooses nothing", () => {
  for (const [view, district] of [...views, null].flatMap((each) => [
    [each, wholeCity] as const,
    [each, "3"] as const,
  ])) {
    const filter = { view, bench: "unions" as const, district, search: "è & co", page: 3 };
    expect(readRegisterFilter(new URLSearchParams(registerQuery(filter)), [third])).toEqual(filter);
  }
  expect(readRegisterFilter(new URLSearchParams("stato=x&componente=y&circoscrizione=9&pagina=-1"), [third])).toEqual({
    view: null,
    bench: null,
    district: null,
    search: "",
    page: 1,
  });
});

test("a link can be used until sixty days are over, and once", () => {
  const sentAt = new Date("2026-05-04T10:00:00Z");
  const after = (ms: number) => new Date(sentAt.getTime() + ms);
  expect(linkState(null, sentAt)).toBe("unknown");
  expect(linkState({ sentAt, spentAt: null }, after(answerLifetime - 1))).toBe("usable");
  expect(linkState({ sentAt, spentAt: null }, after(answerLifetime))).toBe("expired");
  expect(linkState({ sentAt, spentAt: after(1) }, after(answerLifetime * 2))).toBe("spent");
});

const known = (id: string, given: Partial<KnownBody> = {}): KnownBody => ({
  id,
  name: `Ente ${id}`,
  email: `${id}@example.org`,
  over: false,
  standing: "listed",
  listed: false,
  ...given,
});
const fourth: Place = { id: "d4", code: "4", name: { it: "Quarta", en: "Fourth" } };
const a = known("a");
const world: InviteWorld = {
  bodies: {
    byFiscalCode: new Map([
      ["00000000000", a],
      ["B", known("b", { email: null })],
    ]),
    byIpaCode: new Map([["IPA", a]]),
    byId: new Map([
      ["a", a],
      ["over", known("over", { over: true })],
      ["listed", known("listed", { listed: true })],
      ["there", known("there", { standing: "declined" })],
    ]),
  },
  names: indexNames([{ name: "Ente già noto", distinction: "" }]),
  districts: [fourth],
  kinds: new Map([["sindacato", "trade_union"]]),
};
const keys = inviteColumns.map(({ key }) => key);
const read = (given: Partial<Record<(typeof keys)[number], string>>) =>
  readInviteRow(
    keys.map((key) => given[key] ?? ""),
    keys,
    7,
    world,
  );

test("the template is read without an error in both languages, and its example row too", () => {
  for (const lang of ["it", "en"] as const) {
    const [head = "", example = ""] = inviteTemplate(lang).slice(1).split("\r\n");
    expect(readInviteHead(head.split(";"))).toEqual({ keys, errors: [] });
    expect(
      readInviteRow(example.split(";"), keys, 2, {
        ...world,
        kinds: new Map([
          ["terzo settore", "third_sector"],
          ["third sector", "third_sector"],
        ]),
      }),
    ).not.toBeInstanceOf(Array);
  }
});

describe("a row", () => {
  test.each([
    [
      "of a body known by its code goes to the body's address",
      { fiscalCode: " 000 0000 0000" },
      { known: "a", made: null, contact: { name: "", email: "a@example.org", language: "it" }, skipped: null },
    ],
    [
      "with a person goes to the person",
      { ipaCode: "ipa", contactName: "Ada  Bo", contactEmail: "Ada@Example.org", language: "en" },
      { known: "a", contact: { name: "Ada Bo", email: "ada@example.org", language: "en" } },
    ],
    [
      "of a body that the register has leaves its note as it is",
      { organisationId: "listed", note: "Nuova" },
      { skipped: null, noteStays: true },
    ],
    ["without a note of such a body says nothing of it", { organisationId: "listed" }, { noteStays: false }],
    [
      "of a body that the register has not brings its note",
      { organisationId: "a", note: "Nuova" },
      { note: "Nuova", noteStays: false },
    ],
    ["of a body that has answered is skipped", { organisationId: "there" }, { skipped: "declined" }],
    [
      "of a new body makes it",
      { name: "Nuovo ente", kind: "Sindacato", email: "n@example.org", district: "4" },
      {
        known: null,
        made: {
          name: "Nuovo ente",
          distinction: "",
          kind: "trade_union",
          fiscalCode: null,
          ipaCode: null,
          email: "n@example.org",
          district: "d4",
        },
      },
    ],
  ])("%s", (_, given, expected) => expect(read(given)).toMatchObject(expected));

  test.each([
    ["nothing in it but a note", { note: "x" }, [["codice_fiscale", "which_body"]]],
    ["codes of two bodies", { fiscalCode: "B", ipaCode: "IPA" }, [["codice_ipa", "two_organisations"]]],
    ["an id that nobody has", { organisationId: "nessuna" }, [["id_organizzazione", "organisation_unknown"]]],
    ["a body that has become another", { organisationId: "over" }, [["id_organizzazione", "body_over"]]],
    [
      "a code that nobody has, without a name",
      { fiscalCode: "12345678903" },
      [["denominazione", "unknown_needs_name"]],
    ],
    ["a new body without a kind", { name: "Nuovo", email: "n@example.org" }, [["tipo", "required"]]],
    ["a kind that isn't one", { name: "Nuovo", kind: "boh", email: "n@example.org" }, [["tipo", "invalid_choice"]]],
    [
      "a wrong fiscal code",
      { name: "Nuovo", kind: "sindacato", fiscalCode: "123", email: "n@example.org" },
      [["codice_fiscale", "invalid_fiscal_code"]],
    ],
    [
      "a name that another bears, in other letters",
      { name: "ENTE gia’ Noto", kind: "sindacato", email: "n@example.org" },
      [["denominazione", "name_taken"]],
    ],
    ["a person without an address", { organisationId: "a", contactName: "Ada" }, [["email_persona", "required"]]],
    ["no address at all", { fiscalCode: "B" }, [["email_persona", "no_address"]]],
    ["an address that is none", { organisationId: "a", contactEmail: "ada@" }, [["email_persona", "invalid_email"]]],
    ["a district that isn't there", { organisationId: "a", district: "9" }, [["circoscrizione", "invalid_choice"]]],
    ["a language that we don't write", { organisationId: "a", language: "fr" }, [["lingua", "invalid_choice"]]],
    [
      "a name too long",
      { name: "x".repeat(201), kind: "sindacato", email: "n@example.org" },
      [["denominazione", "too_long:200"]],
    ],
  ])("with %s says so by column", (_, given, expected) => {
    const found = read(given);
    expect(
      Array.isArray(found) ? found.map(({ row: at, column, code }) => (expect(at).toBe(7), [column, code])) : [],
    ).toEqual(expected);
  });

  test("with a cell too many or too few is no row", () =>
    expect(readInviteRow(["x"], keys, 3, world)).toEqual([{ row: 3, column: "", code: `columns:${keys.length}` }]));
});

test("a body named twice is told at its second row, two new ones of one name too", () => {
  const rows = [
    { organisationId: "a" },
    { fiscalCode: "00000000000" },
    { name: "Nuovo", kind: "sindacato", email: "n@example.org" },
    { name: "nuovo", kind: "sindacato", email: "m@example.org" },
  ].map((given, index) => ({ ...(read(given) as Exclude<ReturnType<typeof read>, unknown[]>), row: index + 2 }));
  expect(repeatedRows(rows)).toEqual([
    { row: 3, column: "codice_fiscale", code: "duplicate_row" },
    { row: 5, column: "denominazione", code: "name_taken" },
  ]);
});

test.each([
  ["a column that isn't ours", ["codice_fiscale", "colore"], [["colore", "unknown_column"]]],
  ["a column twice, once in English", ["denominazione", "name"], [["name", "duplicate_column"]]],
  ["no column that says which body", ["persona", "email_persona"], [["codice_fiscale", "missing_column"]]],
  ["blanks and capitals in its names", [" Codice Fiscale ", "E-mail persona"], [["e_mail_persona", "unknown_column"]]],
])("a head with %s", (_, cells, expected) =>
  expect(readInviteHead(cells).errors.map(({ column, code }) => [column, code])).toEqual(expected),
);
