import { toCsv } from "#app/features/formats/csv.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import type { Kept, Sensitivity } from "#db/classification/classified.ts";
import { describedTables } from "#db/classification/tables.ts";
import { purposesInItalian } from "./purposes-it.ts";

export interface ProcessedColumn {
  name: string;
  sensitivity: Sensitivity;
  purpose: string;
  /** The language in which the purpose is written. */
  lang: Lang;
  kept: Kept;
}
export interface ProcessedTable {
  name: string;
  title: string;
  columns: ProcessedColumn[];
}

const aboutPeople = (sensitivity: Sensitivity): boolean => sensitivity === "personal" || sensitivity === "special";

/** The classification of every column, in words; only that of columns about people unless `all`. */
export function listProcessing(lang: Lang, all: boolean): ProcessedTable[] {
  return describedTables().flatMap(({ key, name, kept, columns }) => {
    const shown = Object.entries(columns)
      .filter(([, [sensitivity]]) => all || aboutPeople(sensitivity))
      .map(([column, [sensitivity, purpose, until]]): ProcessedColumn => {
        const italian = lang === "it" ? purposesInItalian[purpose] : undefined;
        return {
          name: column,
          sensitivity,
          purpose: italian ?? purpose,
          lang: italian === undefined ? "en" : "it",
          kept: until ?? kept,
        };
      });
    return shown.length > 0 ? [{ name: key, title: name[lang === "it" ? 0 : 1], columns: shown }] : [];
  });
}

/** The same as one whole table. */
export function processingCsv(lang: Lang): string {
  const t = textIn(lang).privacy.register;
  const rows = listProcessing(lang, true).flatMap((table) => table.columns.map((column) => ({ table, column })));
  return toCsv(
    [
      { name: "table", value: ({ table }) => table.name },
      { name: "title", value: ({ table }) => table.title },
      { name: "column", value: ({ column }) => column.name },
      { name: "sensitivity", value: ({ column }) => t.levels[column.sensitivity] },
      { name: "purpose", value: ({ column }) => column.purpose },
      { name: "kept", value: ({ column }) => t.kepts[column.kept] },
    ],
    rows,
  );
}
