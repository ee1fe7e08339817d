import { AlignmentType, LevelFormat, LineRuleType, type INumberingOptions, type IStylesOptions } from "docx";

const serif = "Cambria";
const sans = "Calibri";
const shown = { quickFormat: true } as const;
/** Without its rule a line height is taken by some programs for an exact one, and large letters overlap. */
const lines = (height: number) => ({ line: Math.round(240 * height), lineRule: LineRuleType.AUTO });

/** Word's own styles under their own names, so that an office can restyle the file by its template. Sizes are half points. */
export function docxStyles(): IStylesOptions {
  // Without the outline level a heading is only big: LibreOffice, Word's navigation and screen readers don't take it for one.
  const head = (outlineLevel: number, size: number, before: number) => ({
    run: { font: sans, size, bold: true, color: "17324D" }, paragraph: { outlineLevel, spacing: { before, after: 120, ...lines(1.1) }, keepNext: true, keepLines: true },
  });
  const capoverso = { left: 567, hanging: 567 };
  return {
    default: {
      document: { run: { font: serif, size: 22, language: { value: "it-IT" } }, paragraph: { spacing: { after: 140, ...lines(1.2) } } },
      title: { run: { font: sans, size: 44, bold: true, color: "17324D" }, paragraph: { spacing: { before: 240, after: 240, ...lines(1.1) } } },
      heading1: head(0, 32, 480),
      heading2: head(1, 26, 320),
      heading3: head(2, 22, 240),
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 60, ...lines(1) } } },
    },
    paragraphStyles: [
      { id: "Capoverso", name: "Capoverso", basedOn: "Normal", ...shown, paragraph: { indent: capoverso } },
      { id: "CapoversoSegue", name: "Capoverso (segue)", basedOn: "Normal", ...shown, paragraph: { indent: { left: 567 } } },
      { id: "Quote", name: "Quote", basedOn: "Normal", ...shown, run: { italics: true }, paragraph: { indent: { left: 1134, right: 567 } } },
      { id: "Avvertenza", name: "Avvertenza", basedOn: "Normal", ...shown, run: { bold: true, font: sans }, paragraph: { border: box, spacing: { after: 240 } } },
      { id: "Dato", name: "Dato", basedOn: "Normal", ...shown, run: { font: sans, size: 20 }, paragraph: { spacing: { after: 40 } } },
      { id: "Fonte", name: "Fonte", basedOn: "Normal", ...shown, paragraph: { indent: { left: 284, hanging: 284 } } },
      { id: "TableHead", name: "Intestazione tabella", basedOn: "Normal", run: { bold: true, font: sans, size: 20 }, paragraph: { spacing: { after: 40 }, keepNext: true } },
      { id: "TableText", name: "Testo tabella", basedOn: "Normal", run: { size: 20 }, paragraph: { spacing: { after: 40 } } },
      { id: "TOCHeading", name: "TOC Heading", basedOn: "Normal", run: { font: sans, size: 32, bold: true, color: "17324D" }, paragraph: { spacing: { before: 360, after: 120 }, keepNext: true } },
      { id: "Header", name: "header", basedOn: "Normal", run: { font: sans, size: 18 } },
      { id: "Footer", name: "footer", basedOn: "Normal", run: { font: sans, size: 18 }, paragraph: { alignment: AlignmentType.CENTER } },
    ],
    characterStyles: [
      { id: "NumeroCapoverso", name: "Numero di capoverso", run: { font: sans, bold: true, size: 18, color: "17324D" } },
      { id: "Raccordo", name: "Testo di raccordo", run: { font: sans, italics: true, size: 18 } },
    ],
  };
}

const edge = { style: "single", size: 8, space: 6, color: "8A5A00" } as const;
const box = { top: edge, bottom: edge, left: edge, right: edge };

/** One definition for bullets and one for every number a list starts with. */
export function docxNumbering(starts: number[]): INumberingOptions {
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (depth: number) => string, start = 1) =>
    [0, 1, 2, 3].map((depth) => ({
      level: depth, format, text: text(depth), start: depth === 0 ? start : 1, alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 927 + 360 * depth, hanging: 360 } } },
    }));
  return {
    config: [
      { reference: "bullets", levels: level(LevelFormat.BULLET, () => "•") },
      ...starts.map((start) => ({ reference: `ordered-${start}`, levels: level(LevelFormat.DECIMAL, (depth) => `%${depth + 1}.`, start) })),
    ],
  };
}
