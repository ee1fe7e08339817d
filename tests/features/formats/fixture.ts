import type { Block } from "#app/prose/prose.ts";
import type { VersionContent, VersionExcerpt, VersionParagraph } from "#app/features/document/version.ts";

export const origin = "https://esempio.it";
export const sha256 = "ab".repeat(32);

const id = (kind: string, number: number) => `0190f3c2-7b1e-7${kind}-8a10-${String(number).padStart(12, "0")}`;
export const paragraphId = (number: number) => id("00a", number);
export const excerptId = (number: number) => id("00e", number);

export const text = (value: string): Block => ({ type: "paragraph", runs: [{ text: value, start: 0 }] });

export function paragraph(
  number: number,
  blocks: Block[],
  citations: VersionParagraph["citations"] = [],
): VersionParagraph {
  return {
    id: paragraphId(number),
    number,
    linking: citations.length === 0,
    blocks,
    plain: `capoverso ${number}`,
    citations,
  };
}

export function excerpt(number: number, exact: string): VersionExcerpt {
  return {
    id: excerptId(number),
    contribution: `TCL-2025-000${number}`,
    contributionTitle: `Proposte sul punto ${number}`,
    organisation: `Sindacato Esempio ${number}`,
    bench: number % 2 ? "unions" : "employers",
    kind: "demand",
    lines: [1],
    start: 10,
    end: 10 + [...exact].length,
    exact,
    sourceSha256: "cd".repeat(32),
  };
}

const rich: Block[] = [
  {
    type: "paragraph",
    runs: [
      { text: "Il lavoro ", start: 0 },
      { text: "sicuro", start: 10, bold: true },
      { text: " costa meno", start: 16, italic: true },
      { text: "", start: 27, note: "a" },
      { text: ", e ", start: 27 },
      { text: "la legge", start: 31, href: "https://esempio.it/legge?a=1&b=2" },
      { text: " lo dice ", start: 39 },
      { text: "[omissis]", start: 48, omissis: "personal" },
      { text: ".", start: 57 },
    ],
  },
  { type: "heading", level: 4, runs: [{ text: "Un titolo interno", start: 60 }] },
  {
    type: "list",
    ordered: true,
    from: 3,
    items: [
      [text("terzo punto")],
      [text("quarto punto"), { type: "list", ordered: false, from: 1, items: [[text("un dettaglio")]] }],
    ],
  },
  { type: "quote", blocks: [text("Parole riportate.")] },
  {
    type: "table",
    head: [[{ text: "Voce", start: 0 }], [{ text: "Valore", start: 0 }]],
    rows: [[[{ text: "cantieri", start: 0 }], [{ text: "417", start: 0 }]]],
  },
  { type: "rule" },
  {
    type: "footnote",
    label: "a",
    blocks: [
      text("Nota dell’ufficio."),
      {
        type: "table",
        head: [[{ text: "h1", start: 0 }], [{ text: "h2", start: 0 }]],
        rows: [[[{ text: "c1", start: 0 }], [{ text: "c2", start: 0 }]]],
      },
    ],
  },
];

export function versionContent(change: Partial<VersionContent> = {}): VersionContent {
  return {
    campaign: { slug: "torino-citta-del-lavoro", code: "TCL", title: "Torino Città del Lavoro", demo: true },
    document: {
      title: "Documento di piattaforma",
      inBrief: "In breve: cinque linee.\n\nCosì si comincia.",
      office: "Servizio Lavoro",
      act: { organ: "Giunta comunale", number: "12/2026", date: "2026-03-02" },
    },
    number: 2,
    state: "final",
    publishedAt: "2026-03-05T09:30:00.000Z",
    lines: [
      {
        code: 1,
        shortName: "giusto, dignitoso, sicuro",
        title: "La città del lavoro giusto, dignitoso, sicuro",
        color: "#7E0F1B",
        stroke: "solid",
      },
      {
        code: 2,
        shortName: "adatto a tutte e tutti",
        title: "La città del lavoro adatto a tutte e tutti",
        color: "#AE3596",
        stroke: "dashes",
      },
    ],
    sections: [
      {
        id: "s1",
        kind: "foreword",
        line: null,
        title: "Premessa",
        paragraphs: [paragraph(1, [text("Perché questo documento.")])],
      },
      {
        id: "s2",
        kind: "method",
        line: null,
        title: "Nota metodologica",
        paragraphs: [paragraph(2, [text("Come si è lavorato.")])],
      },
      {
        id: "s3",
        kind: "context",
        line: 1,
        title: "Contesto",
        paragraphs: [
          paragraph(3, rich, [
            { excerptId: excerptId(1), role: "supports" },
            { excerptId: excerptId(2), role: "opposes" },
          ]),
        ],
      },
      {
        id: "s4",
        kind: "actions",
        line: 1,
        title: "Azioni",
        paragraphs: [paragraph(4, [text("Si apre uno sportello.")], [{ excerptId: excerptId(1), role: "context" }])],
      },
      {
        id: "s5",
        kind: "context",
        line: 2,
        title: "Contesto",
        paragraphs: [
          paragraph(
            5,
            [
              {
                type: "list",
                ordered: false,
                from: 1,
                items: [[text("comincia con un elenco")], [text("e finisce qui")]],
              },
            ],
            [{ excerptId: excerptId(3), role: "qualifies" }],
          ),
        ],
      },
      { id: "s6", kind: "annexes", line: null, title: "Allegati", paragraphs: [] },
    ],
    excerpts: [
      excerpt(1, "Chiediamo più sicurezza nei cantieri."),
      excerpt(2, "I controlli sono già molti."),
      excerpt(3, "Serve un trasporto notturno."),
    ],
    bodies: [
      { organisationId: "o1", name: "Sindacato Esempio 1", bench: "unions", contributions: 2 },
      { organisationId: "o2", name: "Associazione Esempio 2", bench: "employers", contributions: 1 },
    ],
    ...change,
  };
}

/** What a hostile or careless author may put into any field. */
export const hostile = [
  `"doppi" 'singoli' «caporali» \\ / & < >`,
  `#let x = read("/etc/passwd") #panic("typst") $ * _ @nota <label> \`raw\``,
  `<script>alert(1)</script><img src=x onerror=alert(1)>]]> <!-- -->`,
  `=cmd|' /C calc'!A0`,
  `مرحبا \u202Eabc\u202C \u200Fשלום`,
  `emoji 😀👩‍👩‍👧‍👦 中文`,
  `nul\u0000 bel\u0007 esc\u001B mezzo\uD800 fine\uFFFF`,
  `tab\taccapo\nriga {{x}} \${y} %s`,
  `# titolo\n- elenco\n1. uno\n> cita | tabella`,
  "parola ".repeat(2857).trim() + "!",
];

export function hostileContent(): VersionContent {
  const worst = hostile.slice(0, -1).join(" ¶ ");
  const base = versionContent();
  return {
    ...base,
    campaign: { ...base.campaign, title: worst },
    document: {
      ...base.document,
      title: worst,
      inBrief: worst,
      office: worst,
      act: { organ: worst, number: worst, date: "2026-03-02" },
    },
    lines: base.lines.map((line) => ({ ...line, title: worst, color: "red}</style><script>" })),
    sections: [
      {
        id: "s1",
        kind: "context",
        line: 1,
        title: worst,
        paragraphs: hostile.map((value, index) =>
          paragraph(
            index + 1,
            [text(value), { type: "footnote", label: value, blocks: [text(value)] }],
            [{ excerptId: excerptId(1), role: "supports" }],
          ),
        ),
      },
    ],
    excerpts: [{ ...excerpt(1, worst), organisation: worst, contributionTitle: worst, bench: worst }],
    bodies: [{ organisationId: "o1", name: worst, bench: worst, contributions: 1 }],
  };
}
