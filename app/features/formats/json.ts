import { exportText } from "./build.ts";
import type { ExportModel } from "./model.ts";

/** The whole version as it is stored, with the address of everything that has an id, and an explanation of the ids. */
export function writeJson(model: ExportModel): string {
  const t = exportText(model.lang);
  const paragraphs = model.chapters.flatMap((chapter) => chapter.sections).flatMap((section) => section.paragraphs);
  const excerpts = model.notes.flatMap((note) =>
    note.type === "source" && note.excerptId !== null ? [[note.excerptId, note.address] as const] : [],
  );
  return `${JSON.stringify(
    {
      format: "tavolo-comune/document-version",
      formatVersion: 1,
      ...(model.notices.length > 0 && { notice: model.notices.join(" ") }),
      address: model.address,
      sha256: model.sha256,
      definitions: {
        paragraph: t.idParagraph,
        excerpt: t.idExcerpt,
        contribution: t.idContribution,
        offsets: t.idOffsets,
      },
      addresses: {
        paragraphs: Object.fromEntries(paragraphs.map((paragraph) => [paragraph.id, paragraph.address])),
        excerpts: Object.fromEntries(excerpts),
        contributions: Object.fromEntries(model.sources.map((source) => [source.contribution, source.address])),
      },
      version: model.content,
    },
    null,
    2,
  )}\n`;
}
