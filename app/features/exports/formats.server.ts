import type { VersionContent } from "#app/features/document/version.ts";
import { writeDocumentCsv } from "#app/features/formats/document-csv.ts";
import { writeDocx } from "#app/features/docx-odt/docx.ts";
import { writeHtml } from "#app/features/formats/html.ts";
import { writeJson } from "#app/features/formats/json.ts";
import { writeMarkdown } from "#app/features/formats/markdown.ts";
import type { ExportModel } from "#app/features/formats/model.ts";
import { writeOdt } from "#app/features/docx-odt/odt.ts";
import { writePdf } from "#app/features/pdf/pdf.server.ts";

export const formatCodes = ["html", "docx", "odt", "pdf", "md", "json", "csv"] as const;
export type FormatCode = (typeof formatCodes)[number];

export const isFormatCode = (code: string): code is FormatCode => (formatCodes as readonly string[]).includes(code);

export interface ExportFormat {
  extension: string;
  mediaType: string;
  /** The whole file; whatever goes wrong throws, and then there is no file. */
  write(model: ExportModel): Promise<Uint8Array>;
}

const utf8 = new TextEncoder();
const text = (extension: string, mediaType: string, write: (model: ExportModel) => string): ExportFormat => ({
  extension,
  mediaType: `${mediaType}; charset=utf-8`,
  write: async (model) => utf8.encode(write(model)),
});
const binary = (
  extension: string,
  mediaType: string,
  write: (model: ExportModel) => Uint8Array | Promise<Uint8Array>,
): ExportFormat => ({
  extension,
  mediaType,
  write: async (model) => write(model),
});

export const exportFormats: Record<FormatCode, ExportFormat> = {
  html: text("html", "text/html", writeHtml),
  docx: binary("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", writeDocx),
  odt: binary("odt", "application/vnd.oasis.opendocument.text", writeOdt),
  pdf: binary("pdf", "application/pdf", writePdf),
  md: text("md", "text/markdown", writeMarkdown),
  json: { ...text("json", "application/json", writeJson), mediaType: "application/json" },
  csv: text("csv", "text/csv", writeDocumentCsv),
};

/** `tcl-documento-v2.docx`; characters that a file name or a header can't have are left out of the campaign's code. */
export function exportName(content: Pick<VersionContent, "campaign" | "number">, format: FormatCode): string {
  const code =
    content.campaign.code
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "consultazione";
  return `${code}-documento-v${content.number}.${exportFormats[format].extension}`;
}
