import { tmpdir } from "node:os";
import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Lang } from "#app/i18n/lang.ts";
import { exportText } from "./build.ts";
import type { ExportModel } from "./model.ts";
import type { Paper } from "./paper.ts";
import { paperTemplate } from "./paper-template.ts";
import { alsoUa } from "./pdf-both.server.ts";
import { legible } from "./pdf-legible.ts";
import { pdfTemplate } from "./pdf-template.ts";
import { threadOf } from "./thread.ts";

/** Nothing is read from it: Typst wants a root, and the data is mapped into it. */
const workspace = join(tmpdir(), "tavolo-comune-typst");

/**
 * PDF/UA-1 and PDF/A-2a. Typst checks the document against both; whatever it refuses, and any warning (a missing font, a layout
 * that did not settle), throws.
 */
export const writePdf = (model: ExportModel): Uint8Array => write(pdfTemplate, pdfData(model));

/** The same for any other paper. */
export const writePaper = (paper: Paper): Uint8Array => write(paperTemplate, paperData(paper));

function write(template: string, data: unknown): Uint8Array {
  const [, pdfA] = compile(template, legible(data, isDrawn), ["ua-1", "a-2a"]);
  if (!pdfA) throw new Error("Typst gave no PDF/A");
  return alsoUa(pdfA);
}

function compile(source: string, data: unknown, standards: string[]): Uint8Array[] {
  const compiler = NodeCompiler.create({ workspace });
  compiler.mapShadow(join(workspace, "data.json"), Buffer.from(JSON.stringify(data)));
  const result = compiler.compile({ mainFileContent: source, resetRead: true });
  const diagnostics = result.takeDiagnostics();
  if (diagnostics) throw new Error(`Typst: ${JSON.stringify(compiler.fetchDiagnostics(diagnostics)).slice(0, 2000)}`);
  if (!result.result) throw new Error("Typst gave no document and no diagnostic");
  const document = result.result;
  const files = standards.map((pdfStandard) => new Uint8Array(compiler.pdf(document, { pdfStandard })));
  // Documents are written once and have nothing in common: what Typst remembers of one would only fill the memory.
  compiler.evictCache(0);
  return files;
}

/** Whether the fonts have the characters, in the four cuts that the template uses. */
function isDrawn(characters: string): boolean {
  const source = `#set document(title: "x")
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), fallback: false)
#let s = json("/data.json")
#s #strong(s) #emph(s) #strong(emph(s))`;
  try {
    compile(source, characters, ["ua-1", "a-2a"]);
    return true;
  } catch (error) {
    if (String(error).includes("could not be displayed") || String(error).includes("private area")) return false;
    throw error;
  }
}

function pdfData(model: ExportModel) {
  const t = exportText(model.lang);
  return marksOnce({
    ...languageAndDate(model.lang, new Date(model.publishedAt)),
    text: Object.fromEntries(Object.entries(t).filter(([, value]) => typeof value === "string")),
    title: model.title,
    campaign: model.campaign,
    office: model.office,
    version: `${model.content.number} (${model.stateLabel})`,
    description: [...model.notices, model.address].join(" "),
    header: model.runningHead,
    notices: model.notices,
    actLabel: model.actLabel,
    publishedLabel: model.publishedLabel,
    address: model.address,
    sha256: model.sha256,
    inBrief: model.inBrief.split(/\n{2,}/),
    chapters: model.chapters.map((chapter) => ({ ...chapter, thread: threadOf(chapter) })),
    bodies: model.bodies,
    bodiesApart: model.bodiesApart,
    sources: model.sources,
    notes: model.notes,
  });
}

function paperData({ at, author, runningHead, ...paper }: Paper) {
  return marksOnce({ ...paper, ...languageAndDate(paper.lang, at), text: { page: exportText(paper.lang).page }, office: author, header: runningHead });
}

function languageAndDate(lang: Lang, at: Date) {
  const date = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() };
  return { lang, region: lang === "it" ? "IT" : "GB", date };
}

/** The first reference to a note carries it; another one only points to it. */
function marksOnce(data: unknown): unknown {
  const seen = new Set<number>();
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) => {
    if (!isMark(value)) return value;
    const first = !seen.has(value.note);
    seen.add(value.note);
    return { note: value.note, first };
  }) as unknown;
}

const isMark = (value: unknown): value is { note: number } => typeof value === "object" && value !== null && typeof (value as { note?: unknown }).note === "number";
