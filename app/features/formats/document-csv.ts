import { plainOf } from "./blocks.ts";
import { toCsv, type CsvColumn } from "./csv.ts";
import type { ExportModel, ExportParagraph, ExportSection, SourceNote } from "./model.ts";

interface Row {
  model: ExportModel;
  section: ExportSection;
  line: number | null;
  paragraph: ExportParagraph;
  source: SourceNote | null;
}

const columns: CsvColumn<Row>[] = [
  { name: "version", value: ({ model }) => model.content.number },
  { name: "line", value: ({ line }) => line },
  { name: "section", value: ({ section }) => section.title },
  { name: "paragraph_number", value: ({ paragraph }) => paragraph.number },
  { name: "paragraph_id", value: ({ paragraph }) => paragraph.id },
  { name: "paragraph_address", value: ({ paragraph }) => paragraph.address },
  { name: "linking_text", value: ({ paragraph }) => paragraph.linking },
  { name: "text", value: ({ paragraph }) => plainOf(paragraph.blocks) },
  { name: "role", value: ({ source }) => source && source.role },
  { name: "organisation", value: ({ source }) => source && source.organisation },
  { name: "bench", value: ({ source }) => source && source.bench },
  { name: "kind", value: ({ source }) => source && source.kind },
  { name: "quotation", value: ({ source }) => source && source.quotation },
  { name: "contribution", value: ({ source }) => source && source.contribution },
  { name: "contribution_title", value: ({ source }) => source && source.contributionTitle },
  { name: "objection", value: ({ source }) => source && source.objection },
  { name: "disowned", value: ({ source }) => source && source.disowned },
  { name: "excerpt_id", value: ({ source }) => source && source.excerptId },
  { name: "excerpt_address", value: ({ source }) => source && source.address },
  { name: "notice", value: ({ model }) => model.notices.join(" ") || null },
];

/**
 * A row for every citation, and one for a paragraph without any. Names of columns are the same in both languages, so
 * that scripts keep working.
 */
export function writeDocumentCsv(model: ExportModel): string {
  const rows = model.chapters.flatMap((chapter) =>
    chapter.sections.flatMap((section) =>
      section.paragraphs.flatMap((paragraph) => {
        const sources = paragraph.notes.filter((note) => note.type === "source");
        return (sources.length ? sources : [null]).map((source) => ({
          model,
          section,
          line: chapter.line?.code ?? null,
          paragraph,
          source,
        }));
      }),
    ),
  );
  return toCsv(columns, rows);
}
