import type { Lang } from "#app/i18n/lang.ts";
import { exportText } from "#app/features/formats/build.ts";
import type { ExportModel } from "#app/features/formats/model.ts";
import type { Paper } from "./paper.ts";
import { paperTemplate } from "./paper-template.ts";
import { alsoUa } from "./pdf-both.server.ts";
import { compilePdf } from "./pdf-process.server.ts";
import { pdfTemplate } from "./pdf-template.ts";
import { threadOf } from "#app/features/formats/thread.ts";

/**
 * The document as PDF/UA-1 and PDF/A-2a. Typst checks it against both; whatever it refuses, and any warning, throws.
 */
export const writePdf = (model: ExportModel): Promise<Uint8Array> => write(pdfTemplate, pdfData(model));

/** The same for any other paper. */
export const writePaper = (paper: Paper): Promise<Uint8Array> => write(paperTemplate, paperData(paper));

const write = async (template: string, data: unknown): Promise<Uint8Array> => alsoUa(await compilePdf(template, data));

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
  return marksOnce({
    ...paper,
    ...languageAndDate(paper.lang, at),
    text: { page: exportText(paper.lang).page },
    office: author,
    header: runningHead,
  });
}

function languageAndDate(lang: Lang, at: Date) {
  const date = {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
  return { lang, region: lang === "it" ? "IT" : "GB", date };
}

/** The first reference to a note holds it; another reference only points to it. */
function marksOnce(data: unknown): unknown {
  const seen = new Set<number>();
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) => {
    if (!isMark(value)) return value;
    const first = !seen.has(value.note);
    seen.add(value.note);
    return { note: value.note, first };
  }) as unknown;
}

const isMark = (value: unknown): value is { note: number } =>
  typeof value === "object" && value !== null && typeof (value as { note?: unknown }).note === "number";
