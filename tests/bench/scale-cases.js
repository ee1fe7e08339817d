import { pages } from "#app/urls.js";

const REACH = 1.3;
const SEARCH = 3;

/**
 * @typedef {keyof typeof pages} Page
 * @typedef {Awaited<ReturnType<typeof import("./scale-keys.js").keysOf>>} Keys what is found in a filled database
 * @typedef {{ page: Page, name?: string, params?: Record<string, (keys: Keys, n: number) => string>,
 *   query?: (keys: Keys) => Record<string, string>, as?: Persona, status?: number, holds?: string, most?: number
 *   }} Case
 * @typedef {"visitor" | "lead" | "writer" | "admin"} Persona
 */

/**
 * What stands in an address where a case says nothing else.
 * @type {Record<string, (keys: Keys, n: number) => string>}
 */
const usual = {
  campaign: ({ campaign }) => campaign,
  line: ({ line }) => line,
  version: () => "1",
  round: () => "2",
  number: ({ numbers }, n) => numbers[n % numbers.length] ?? "",
};
const own = { number: (/** @type {Keys} */ { ownNumbers }, /** @type {number} */ n) => pick(ownNumbers, n) };
const waiting = { number: (/** @type {Keys} */ { waiting: some }, /** @type {number} */ n) => pick(some, n) };
const draft = { draft: (/** @type {Keys} */ keys) => keys.draft };
const body = { organisation: (/** @type {Keys} */ keys) => keys.body };
const legal = { page: () => "privacy" };

/** @param {string[]} some @param {number} n */
const pick = (some, n) => some[n % some.length] ?? "";

/** @typedef {"linea" | "componente" | "organizzazione" | "fase" | "tipo" | "circoscrizione"} Filter */
/** @type {Record<Filter, (keys: Keys) => string>} */
const filters = {
  linea: ({ line }) => line,
  componente: () => "unions",
  organizzazione: (keys) => keys.body,
  fase: () => "1",
  tipo: () => "demand",
  circoscrizione: () => "2",
};
const cards = "contributi/";

/** Cases with what they have in common. @param {Partial<Case>} common @param {Case[]} cases */
const each = (common, cases) => cases.map((one) => ({ ...common, ...one }));

/** The public list in all its forms. */
const lists = each({ holds: cards }, [
  { page: "contributions", name: "list", holds: cards },
  { page: "contributions", name: "list, half way by key", query: ({ half }) => ({ prima: half["all"] ?? "" }) },
  ...Object.entries(filters).map(([name, value]) => ({
    page: /** @type {const} */ ("contributions"),
    name: `list by ${name}`,
    query: (/** @type {Keys} */ keys) => ({ [name]: value(keys) }),
  })),
  .../** @type {const} */ (["componente", "organizzazione", "tipo", "circoscrizione"]).map((name) => ({
    page: /** @type {const} */ ("contributions"),
    name: `list by ${name}, half way`,
    query: (/** @type {Keys} */ keys) => ({ [name]: filters[name](keys), prima: keys.half[name] ?? "" }),
  })),
  {
    page: "contributions",
    name: "list by linea + componente",
    query: ({ line }) => ({ linea: line, componente: "unions" }),
  },
  {
    page: "contributions",
    name: "list by circoscrizione + tipo",
    query: () => ({ circoscrizione: "2", tipo: "demand" }),
  },
  { page: "contributions", name: "list by fase + componente", query: () => ({ fase: "1", componente: "unions" }) },
]);

/** Words that are in half of the texts, in one of a hundred, in none: what finds more takes longer. @type {Case[]} */
const searches = [
  ...["common word", "frequent word", "middle word", "rare word", "no such word"].map((word) => ({
    page: /** @type {const} */ ("contributions"),
    name: `search, ${word}`,
    query: (/** @type {Keys} */ { words }) => ({ cerca: words[word] ?? "" }),
    most: SEARCH,
  })),
  {
    page: "contributions",
    name: "search, common word + fase",
    query: ({ words }) => ({ fase: "1", cerca: words["common word"] ?? "" }),
    holds: cards,
    most: SEARCH,
  },
];

/** @type {Case[]} */
const open = [
  { page: "home" },
  { page: "campaigns" },
  { page: "campaign" },
  { page: "document", status: 302, holds: "" },
  { page: "version" },
  { page: "participants", holds: "Ente di prova" },
  { page: "line", holds: cards },
  { page: "contribution", holds: "PROVA-" },
  { page: "feed", holds: "<entry" },
  { page: "report", query: ({ numbers }) => ({ contributo: numbers[0] ?? "" }) },
  { page: "askToTakePart" },
  { page: "legal", params: legal },
  { page: "siteMap" },
  { page: "receipts" },
  { page: "receipt" },
  {
    page: "receiptProof",
    params: { number: ({ receipt }) => receipt.number },
    query: ({ receipt }) => ({ ricevuta: receipt.sha256 }),
    holds: "{",
  },
  { page: "heads" },
  { page: "headsFeed", holds: "<feed" },
  { page: "headFile", params: { size: ({ head }) => head, file: () => "impronta.txt" }, holds: "" },
];

const ofOneself = each({ as: "writer" }, [
  .../** @type {Page[]} */ (["profile", "news", "myData", "chooseMandate"]).map((page) => ({ page })),
  .../** @type {Page[]} */ (["spaceWriters", "spaceBench", "spaceCitations"]).map((page) => ({ page })),
  { page: "space", holds: "PROVA-" },
  { page: "space", name: "space, half way by key", query: ({ halfOwn }) => ({ prima: halfOwn }), holds: "PROVA-" },
  { page: "newDraft", query: ({ round }) => ({ fase: round }) },
  .../** @type {Page[]} */ (["draft", "draftPaper", "draftSummary", "draftConfidential", "draftJoins"]).map((page) => ({
    page,
    params: draft,
  })),
  .../** @type {Page[]} */ (["filed", "filedJoins", "filedOmissis", "withdraw", "disown"]).map((page) => ({
    page,
    params: own,
  })),
  { page: "joinDraft", params: { invitation: (keys) => keys.invitation } },
  { page: "joinFiled", params: { number: ({ toJoin }) => toJoin } },
  { page: "receiptText", params: own, holds: "" },
]);

const desk = each({ as: "lead" }, [
  { page: "desk" },
  { page: "deskCampaign", name: "desk of the consultation" },
  .../** @type {Page[]} */ (["deskSettings", "deskLines", "deskRounds", "deskRound", "deskState", "deskConclude"]).map(
    (page) => ({ page }),
  ),
  { page: "deskQueue", name: "queue", holds: "PROVA-" },
  { page: "deskQueue", name: "queue, further on by key", query: ({ queued }) => ({ dopo: queued }), holds: "PROVA-" },
  { page: "deskEnter" },
  { page: "deskImports" },
  { page: "deskImport", params: { batch: (keys) => keys.batch } },
  .../** @type {Page[]} */ (["deskContribution", "deskFiles", "deskRedact", "deskDisown"]).map((page) => ({ page })),
  { page: "deskContribution", name: "deskContribution, waiting", params: waiting },
  { page: "deskSeal", params: waiting },
  { page: "coding" },
  { page: "codingText", holds: "PROVA-" },
  { page: "deskLine", name: "desk line" },
  { page: "deskDocument", name: "document editor" },
  { page: "deskSection", params: { section: (keys) => keys.section } },
  .../** @type {Page[]} */ (["deskPublish", "deskVersions", "deskVersion", "deskWithdraw", "deskReissue"]).map(
    (page) => ({ page }),
  ),
  { page: "deskTakeDown", query: ({ numbers }) => ({ contributo: numbers[0] ?? "" }) },
  .../** @type {Page[]} */ (["deskTakedowns", "deskReports", "deskObjections", "deskMessages"]).map((page) => ({
    page,
  })),
  { page: "uncited", holds: "PROVA-" },
  { page: "deskRegister", name: "register", holds: "Ente di prova" },
  .../** @type {Page[]} */ (["deskInvite", "deskBulkInvite", "deskRequests", "deskPeople", "deskAppoint"]).map(
    (page) => ({ page }),
  ),
  { page: "deskInvitations", params: { batch: ({ invitations }) => invitations } },
  { page: "deskRequest", params: { request: (keys) => keys.request } },
  { page: "deskStakeholder", params: body },
  { page: "deskMandate", params: { mandate: (keys) => keys.mandate } },
  { page: "deskLog", name: "log", holds: "PROVA-" },
  { page: "deskLog", name: "log, half way by key", query: ({ halfLog }) => ({ prima: halfLog }), holds: "PROVA-" },
  { page: "systemOrganisations" },
  { page: "systemOrganisation", params: body },
]);

const system = each({ as: "admin" }, [
  .../** @type {Page[]} */ (["system", "newCampaign", "systemPeople", "systemPages", "systemProcessing"]).map(
    (page) => ({ page }),
  ),
  { page: "systemAccess" },
  { page: "systemNamings" },
  { page: "systemMerge", params: body },
  { page: "systemPerson", params: { person: (keys) => keys.person } },
  { page: "systemPage", params: legal },
]);

/** Each page of app/urls.js that is read, at least once: `tests/architecture/scale-cases.test.ts` wants it. */
export const scaleCases = [...lists, ...searches, ...open, ...ofOneself, ...desk, ...system];

/** Why a page that is read has no case. @type {Partial<Record<Page, string>>} */
export const notMeasured = {
  guide: "a page of the guide, which is a file",
  guidePage: "a page of the guide, which is a file",
  signIn: "a form that reads nothing that grows",
  signInCode: "a form that reads nothing that grows",
  signOut: "a form that reads nothing that grows",
  forgotten: "a form that reads nothing that grows",
  secondFactor: "a form that reads nothing that grows",
  acceptNotice: "a form that reads nothing that grows",
  resetPassword: "a form behind a link: one row by its hash",
  invitation: "a form behind a link: one row by its hash",
  bodyInvitation: "a form behind a link: one row by its hash",
  contributionsCsv: "a file of the whole, by definition",
  excerptsCsv: "a file of the whole, by definition",
  deskLogCsv: "a file of the whole, by definition",
  accessCsv: "a file of the whole, by definition",
  deskRegisterCsv: "a file of the whole, by definition",
  myDataFile: "a file of the whole, by definition",
  importErrors: "a file of one import, by definition whole",
  processingCsv: "a file that says what the code says",
  importTemplate: "a file that says what the code says",
  inviteTemplate: "a file that says what the code says",
  versionFile: "a stored file",
  attachment: "a stored file",
  mandateLetter: "a stored file",
  dossier: "a PDF of one text, made by another process",
};

/**
 * The addresses of the cases in one database.
 * @param {Keys} keys
 */
export const addressesOf = (keys) =>
  scaleCases.map(({ page, name = page, params = {}, query, as = "visitor", status = 200, holds = "<main", most }) => ({
    name,
    as,
    status,
    holds,
    most: most ?? REACH,
    path: (/** @type {number} */ n) => {
      const path = pages[page][0].replace(/:(\w+)/g, (_, /** @type {string} */ part) =>
        encodeURIComponent((params[part] ?? usual[part])?.(keys, Math.abs(n)) ?? ""),
      );
      return query ? `${path}?${new URLSearchParams(query(keys)).toString()}` : path;
    },
  }));
