import type { Page } from "playwright-core";
import type { PageName } from "#app/core/paths.ts";
import { pages } from "#app/urls.js";
import type { Persona } from "#tests/support/browser/persona.ts";

export const campaign = "torino-citta-del-lavoro";
const desk = `/gestione/${campaign}`;
const site = `/consultazioni/${campaign}`;

/**
 * Whose page it is, and where its address comes from: fixed values, or the first link to it on another page of the same
 * reader.
 */
export interface Visit {
  as: Persona | "visitor";
  /** Every combination is a page of its own. */
  params?: Record<string, string>[];
  linkOn?: string;
  /** The page that `linkOn` links to, on which the link stands. */
  through?: PageName;
  /** Written by the test before the matrix runs: drafts and one-time links. */
  made?: "draft" | "invitation" | "bodyInvitation" | "reset" | "post";
}

/** What a page isn't: what it answers instead, tested elsewhere. */
export type NoPage = "download" | "saves" | "redirect";

/** One entry for every name of app/urls.js. */
export const visits: Record<PageName, Visit | NoPage> = {
  home: { as: "visitor" },
  campaigns: { as: "visitor" },
  campaign: { as: "visitor", params: [{ campaign }, { campaign: "voci-di-quartiere" }] },
  participants: { as: "visitor", params: [{ campaign }] },
  line: { as: "visitor", params: [{ campaign, line: "1" }] },
  contributions: { as: "visitor", params: [{ campaign }] },
  contribution: { as: "visitor", linkOn: `${site}/contributi` },
  document: "redirect",
  version: { as: "visitor", params: [{ campaign, version: "1" }] },
  versionFile: "download",
  contributionsCsv: "download",
  excerptsCsv: "download",
  feed: "download",
  report: { as: "visitor", linkOn: `${site}/documento/v/1` },
  askToTakePart: { as: "visitor", params: [{ campaign }] },
  guide: { as: "visitor" },
  guidePage: { as: "visitor", params: [{ page: "organizzazioni" }, { page: "redazione" }, { page: "sistema" }] },
  legal: { as: "visitor", params: [{ page: "privacy" }, { page: "note-legali" }, { page: "accessibilita" }] },
  siteMap: { as: "visitor" },
  heads: { as: "visitor" },
  headsFeed: "download",
  headFile: "download",
  receiptProof: "download",

  signIn: { as: "visitor" },
  signOut: { as: "visitor" },
  forgotten: { as: "visitor" },
  resetPassword: { as: "visitor", made: "reset" },
  invitation: { as: "visitor", made: "invitation" },
  bodyInvitation: { as: "visitor", made: "bodyInvitation" },
  news: { as: "signatory" },
  profile: { as: "signatory" },
  signInCode: { as: "visitor" },
  secondFactor: { as: "drafter" },
  acceptNotice: "redirect",
  myData: { as: "signatory" },
  myDataFile: "download",
  chooseMandate: { as: "several" },
  space: { as: "signatory" },
  newDraft: { as: "signatory" },
  draft: { as: "signatory", made: "draft" },
  draftPaper: { as: "signatory", made: "draft" },
  draftSummary: { as: "signatory", made: "draft" },
  draftConfidential: { as: "signatory", made: "draft" },
  draftSave: "saves",
  draftPreview: "saves",
  draftPaste: "saves",
  filed: { as: "signatory", linkOn: "/spazio" },
  disown: { as: "signatory", made: "post" },
  spaceWriters: { as: "signatory" },
  spaceBench: { as: "signatory" },
  draftJoins: { as: "signatory", made: "draft" },
  joinDraft: { as: "asked", linkOn: "/spazio" },
  joinFiled: { as: "several", params: [{ number: "TCL-2025-0001" }] },
  filedJoins: { as: "signatory", linkOn: "/spazio", through: "filed" },
  filedOmissis: { as: "signatory", params: [{ number: "TCL-2025-0009" }] },
  withdraw: { as: "signatory", linkOn: "/spazio", through: "filed" },
  receiptText: "download",
  receipts: { as: "visitor" },
  receipt: { as: "visitor", params: [{ number: "TCL-2025-0001" }] },
  attachment: "download",
  desk: { as: "lead" },
  deskCampaign: { as: "planner", params: [{ campaign }] },
  deskSettings: { as: "lead", params: [{ campaign }] },
  deskLines: { as: "lead", params: [{ campaign }] },
  deskRounds: { as: "lead", params: [{ campaign }] },
  deskRound: { as: "lead", linkOn: `${desk}/impostazioni/fasi` },
  deskState: { as: "lead", params: [{ campaign }] },
  deskConclude: { as: "lead", params: [{ campaign }] },
  newCampaign: { as: "admin" },
  deskQueue: { as: "lead", params: [{ campaign }] },
  deskEnter: { as: "planner", params: [{ campaign }] },
  deskImports: { as: "lead", params: [{ campaign }] },
  importTemplate: "download",
  deskImport: { as: "lead", linkOn: `${desk}/arrivi/importa` },
  importErrors: "download",
  deskContribution: { as: "planner", linkOn: `${desk}/arrivi` },
  dossier: "download",
  deskDisown: { as: "lead", params: [{ campaign, number: "TCL-2025-0001" }] },
  deskSeal: { as: "lead", params: [{ campaign, number: "TCL-2025-0001" }] },
  deskFiles: {
    as: "planner",
    params: [
      { campaign, number: "TCL-2025-0001" },
      { campaign, number: "TCL-2026-0008" },
    ],
  },
  coding: { as: "planner", params: [{ campaign }] },
  codingText: { as: "planner", linkOn: `${desk}/codifica` },
  deskLine: { as: "planner", params: [{ campaign, line: "3" }] },
  deskDocument: { as: "planner", params: [{ campaign }] },
  deskSection: { as: "planner", linkOn: `${desk}/documento` },
  deskPublish: { as: "lead", params: [{ campaign }] },
  spaceCitations: { as: "signatory" },
  deskRedact: { as: "planner", linkOn: `${desk}/arrivi?stato=published`, through: "deskContribution" },
  deskVersions: { as: "lead", params: [{ campaign }] },
  deskVersion: { as: "lead", params: [{ campaign, version: "1" }] },
  deskWithdraw: { as: "lead", params: [{ campaign, version: "1" }] },
  deskReissue: { as: "lead", params: [{ campaign, version: "1" }] },
  deskTakeDown: { as: "lead", linkOn: `${desk}/versioni/1` },
  deskTakedowns: { as: "lead", params: [{ campaign }] },
  deskReports: { as: "planner", params: [{ campaign }] },
  deskObjections: { as: "planner", params: [{ campaign }] },
  uncited: { as: "planner", params: [{ campaign }] },
  deskLog: { as: "auditor", params: [{ campaign }] },
  deskLogCsv: "download",
  deskMessages: { as: "lead", params: [{ campaign }] },
  deskRegister: { as: "lead", params: [{ campaign }] },
  deskRegisterCsv: "download",
  deskInvite: { as: "lead", params: [{ campaign }] },
  deskBulkInvite: { as: "lead", params: [{ campaign }] },
  inviteTemplate: "download",
  deskInvitations: { as: "lead", linkOn: `${desk}/portatori/inviti` },
  deskRequests: { as: "lead", params: [{ campaign }] },
  deskRequest: { as: "lead", linkOn: `${desk}/portatori/richieste` },
  deskStakeholder: { as: "lead", linkOn: `${desk}/portatori?stato=silent` },
  deskPeople: { as: "lead", params: [{ campaign }] },
  deskAppoint: { as: "lead", params: [{ campaign }] },
  deskMandate: { as: "lead", linkOn: `${desk}/persone` },
  mandateLetter: "download",
  system: { as: "admin" },
  systemOrganisations: { as: "admin" },
  systemOrganisation: { as: "admin", linkOn: "/sistema/organizzazioni" },
  systemMerge: { as: "admin", linkOn: "/sistema/organizzazioni", through: "systemOrganisation" },
  systemPeople: { as: "admin" },
  systemPerson: { as: "admin", linkOn: "/sistema/persone" },
  systemPages: { as: "admin" },
  systemPage: { as: "admin", params: [{ page: "privacy" }] },
  legalPreview: "saves",
  legalPaste: "saves",
  systemProcessing: { as: "admin" },
  processingCsv: "download",
  systemAccess: { as: "admin" },
  accessCsv: "download",
  systemNamings: { as: "admin" },
};

export const shown = Object.entries(visits).flatMap(([name, visit]) =>
  typeof visit === "string" ? [] : [{ name: name as PageName, visit }],
);

const filled = (path: string, params: Record<string, string>): string =>
  path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? `:${key}`);

/** The Italian addresses of a page, found with that reader's own page. */
export async function addressesOf(
  name: PageName,
  visit: Visit,
  page: Page,
  made: Record<NonNullable<Visit["made"]>, string>,
): Promise<string[]> {
  const path: string = pages[name][0];
  if (visit.made) return [path.replace(/:(\w+)/g, made[visit.made])];
  if (!visit.linkOn) return (visit.params ?? [{}]).map((params) => filled(path, params));
  const at = visit.through ? await linkTo(visit.through, visit.linkOn, page) : visit.linkOn;
  return [await linkTo(name, at, page)];
}

const parts = (path: string): number => path.match(/:\w+/g)?.length ?? 0;
const matching = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, "[\\w-]+")}$`);

/** The first link on that page to a page of that name, and to none with a closer path. */
async function linkTo(name: PageName, from: string, page: Page): Promise<string> {
  await page.goto(from);
  const path: string = pages[name][0];
  const closer = Object.values(pages)
    .map(([other]) => other)
    .filter((other) => parts(other) < parts(path))
    .map(matching);
  const links = await page.locator("a[href]").evaluateAll((all) =>
    all.map((link) => {
      const { pathname, search } = new URL((link as HTMLAnchorElement).href);
      return { pathname, address: pathname + search };
    }),
  );
  const found = links.find(
    ({ pathname }) => matching(path).test(pathname) && !closer.some((other) => other.test(pathname)),
  );
  if (!found) throw new Error(`${from} has no link to ${path}.`);
  return found.address;
}

/** What makes up the English address of the same page. */
export const english = (path: string): string => (path === "/" ? "/en" : `/en${path}`);
