import { Document, InsertedTextRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { writePaper } from "#app/features/pdf/pdf.server.ts";
import type { SentFile } from "#app/features/attachments/attachments.server.ts";

/** A paper of a demo body: a title, a few words, a table. It is invented, like everything in the demo. */
export interface DemoPaper {
  name: string;
  body: string;
  title: string;
  words: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  at: Date;
}

/** The paper as a PDF. */
export async function pdfPaper({ name, body, title, words, head, rows, at }: DemoPaper): Promise<SentFile> {
  const run = (text: string) => [{ text }];
  const bytes = await writePaper({
    lang: "it",
    title,
    italianTitle: true,
    author: body,
    description: "Dati dimostrativi.",
    runningHead: title,
    at,
    notices: ["Dati dimostrativi: organizzazione, persone e cifre sono inventate."],
    facts: [{ name: "A cura di", value: run(body) }],
    sections: [
      {
        title: "In sintesi",
        italian: true,
        blocks: [
          { type: "paragraph", runs: run(words) },
          { type: "table", head: head.map(run), rows: rows.map((row) => row.map(run)) },
        ],
      },
    ],
    notes: [],
  });
  return { name: `${name}.pdf`, bytes: new Uint8Array(bytes) };
}

/**
 * The paper as people write it in Word: with its author among the properties and, where `added` is given, with a change
 * that nobody accepted.
 */
export async function wordPaper(
  { name, body, title, words, head, rows, at }: DemoPaper,
  added = "",
): Promise<SentFile> {
  const line = (text: string) => new Paragraph({ children: [new TextRun(text)] });
  const row = (cells: readonly string[]) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: [line(cell)] })) });
  const change = added
    ? [new InsertedTextRun({ text: ` ${added}`, id: 1, author: `Segreteria ${body}`, date: at.toISOString() })]
    : [];
  const document = new Document({
    creator: `Segreteria ${body}`,
    lastModifiedBy: `Segreteria ${body}`,
    title,
    description: "Dati dimostrativi",
    sections: [
      {
        children: [
          new Paragraph({ heading: "Heading1", text: title }),
          new Paragraph({ children: [new TextRun(words), ...change] }),
          new Table({ rows: [row(head), ...rows.map(row)] }),
          line("Dati dimostrativi: organizzazione, persone e cifre sono inventate."),
        ],
      },
    ],
  });
  return { name: `${name}.docx`, bytes: new Uint8Array(await Packer.toBuffer(document)) };
}
