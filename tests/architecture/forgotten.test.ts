import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { textIn } from "#app/i18n/text.ts";
import { pages } from "#app/urls.js";
import { describedTables } from "#db/classification/tables.ts";
import { ROOT, sourceFiles } from "./files.ts";

/** What a new room can do without, as far as types can tell, and nobody would miss until somebody looked for it. */
const app = sourceFiles(["app"]);

test("every page is led to by another file than its own", () => {
  const led = Object.entries(pages).filter(([name, [, file]]) =>
    app.some(
      ({ path, text }) =>
        path !== "app/urls.js" && !path.startsWith(`app/routes/${file}.`) && text.includes(`"${name}"`),
    ),
  );
  expect(Object.keys(pages).filter((name) => !led.some(([each]) => each === name))).toEqual([]);
});

test("whatever the log speaks of has a word on the log's page, in each language", () => {
  const subjects = app.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:log\(\s*|subject: )`([a-z_]+):/g)].map((found) => found[1] ?? ""),
  );
  expect(subjects.length).toBeGreaterThan(100);
  for (const lang of ["it", "en"] as const) {
    const words = textIn(lang).audit.subjects;
    expect([...new Set(subjects)].filter((subject) => !(subject in words)).sort()).toEqual([]);
  }
});

test("what a consultation is set up with is copied when it is the template of another", () => {
  const text = app.find(({ path }) => path.endsWith("/copy-template.server.ts"))?.text ?? "";
  const setUp = describedTables().filter(({ kept }) => kept === "consultation");
  const ofItsOwn: Record<string, string> = {
    campaigns: "made by the command itself, with a name and an act of its own",
    milestones: "days of that consultation alone",
    campaignSteps: "what was decided of that consultation",
    benchSeats: "who takes part is asked anew",
    bulkMails: "what was sent in that consultation",
    documents: "made by the work of that consultation",
    sections: "follow the lines when the document is begun",
    paragraphs: "made by the work of that consultation",
    citations: "made by the work of that consultation",
    versions: "made by the work of that consultation",
    versionFiles: "made by the work of that consultation",
    versionCitations: "made by the work of that consultation",
    takedowns: "what was done in that consultation",
    citationObjections: "what was done in that consultation",
    legalPages: "of the installation",
  };
  const silent = setUp
    .map(({ key }) => key)
    .filter((key) => !(key in ofItsOwn) && !new RegExp(`\\b${key}\\b`).test(text));
  expect(silent).toEqual([]);
  expect(Object.keys(ofItsOwn).filter((key) => !setUp.some((table) => table.key === key))).toEqual([]);
});

describe("the guide", () => {
  /** Under which heading of the guide a page at work is told of. */
  const told: Record<string, string[]> = {
    "Chi può scrivere": ["chooseMandate", "space", "spaceWriters"],
    "La vostra componente": ["spaceBench"],
    "Scrivere il testo": ["newDraft", "draft", "draftPaper"],
    "Chiedere che un passaggio resti riservato": ["draftConfidential"],
    "Inviare e avere la ricevuta": ["draftSummary", "filed"],
    "Aderire al testo di un’altra organizzazione": ["draftJoins", "joinDraft", "joinFiled", "filedJoins"],
    "Integrare e ritirare un testo inviato": ["withdraw"],
    "Se un testo non è vostro": ["disown"],
    "Che cosa si pubblica": ["filedOmissis"],
    "Dove è finito il testo": ["spaceCitations"],
    "Preparare una consultazione": ["desk", "deskCampaign", "deskSettings", "deskLines", "deskRounds", "newCampaign"],
    "Chi viene ascoltato": [
      "deskRegister",
      "deskInvite",
      "deskBulkInvite",
      "deskInvitations",
      "deskRequests",
      "deskRequest",
      "deskStakeholder",
    ],
    "Chi rappresenta le organizzazioni": ["deskPeople", "deskAppoint", "deskMandate", "deskDisown"],
    "Scrivere a molte organizzazioni": ["deskMessages"],
    "Cambiare un termine": ["deskRound"],
    "Sospendere, riprendere, concludere": ["deskState", "deskConclude"],
    "Quello che arriva per PEC, e-mail o su carta": ["deskEnter"],
    "Importare contributi da un CSV": ["deskImports", "deskImport"],
    "Leggere e pubblicare i testi": ["deskQueue", "deskContribution", "deskFiles"],
    "Classificare i passaggi": ["coding", "codingText", "deskLine"],
    "Scrivere il documento": ["deskDocument", "deskSection", "uncited"],
    "Pubblicare una versione": ["deskPublish", "deskVersions", "deskVersion"],
    "Quando qualcosa va tolto": [
      "deskTakeDown",
      "deskTakedowns",
      "deskReports",
      "deskRedact",
      "deskReissue",
      "deskWithdraw",
      "deskSeal",
    ],
    "Quando un’organizzazione contesta una citazione": ["deskObjections"],
    "Che cosa si fa dalle pagine": [
      "system",
      "systemOrganisations",
      "systemOrganisation",
      "systemMerge",
      "systemPeople",
      "systemPerson",
    ],
    "I ruoli": ["deskLog"],
    "Persone e dati": ["systemPages", "systemPage", "systemProcessing", "systemAccess", "systemNamings"],
  };
  const headings = (lang: "it" | "en") => {
    const folder = join(ROOT, "app/guide", lang);
    const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
    return files.map((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/^## (.+)$/gm)].map((at) => at[1]),
    );
  };

  test("tells of every page at which somebody works, under a heading that is there", () => {
    const work = Object.entries(pages).filter(([, [, file]]) => /^(desk|space)\//.test(file));
    expect(Object.values(told).flat().sort()).toEqual(work.map(([name]) => name).sort());
    expect(Object.keys(told).filter((heading) => !headings("it").flat().includes(heading))).toEqual([]);
  });

  test("has the same headings in each language, one for one", () => {
    expect(headings("en").map((each) => each.length)).toEqual(headings("it").map((each) => each.length));
  });
});
