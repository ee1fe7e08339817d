/**
 * The columns of an import, in the order of the template. The template has the Italian names; the English ones are read
 * as well.
 */
export const columns = [
  { key: "externalId", it: "id_esterno", en: "external_id", required: true },
  { key: "fiscalCode", it: "codice_fiscale", en: "fiscal_code", required: false },
  { key: "ipaCode", it: "codice_ipa", en: "ipa_code", required: false },
  { key: "organisationId", it: "id_organizzazione", en: "organisation_id", required: false },
  { key: "kind", it: "tipo", en: "kind", required: true },
  { key: "channel", it: "canale", en: "channel", required: true },
  { key: "receivedAt", it: "ricevuto_il", en: "received_at", required: true },
  { key: "protocolNumber", it: "protocollo", en: "protocol_number", required: false },
  { key: "protocolDate", it: "data_protocollo", en: "protocol_date", required: false },
  { key: "title", it: "titolo", en: "title", required: true },
  { key: "text", it: "testo", en: "text", required: false },
  { key: "lines", it: "linee", en: "lines", required: false },
  { key: "district", it: "circoscrizione", en: "district", required: false },
  { key: "thirdParties", it: "dati_di_terzi", en: "third_parties", required: false },
] as const;

export type ColumnKey = (typeof columns)[number]["key"];
/** `answer:2` is the answer to the round's second question. */
export type HeadKey = ColumnKey | `answer:${number}`;

export interface RowError {
  row: number;
  column: string;
  code: string;
}

export const mostColumns = 60;

/** The place of each column, or what is wrong with the first row. `questions` is how many questions the round asks. */
export function readHead(
  cells: readonly string[],
  questions: number,
): { keys: (HeadKey | null)[]; errors: RowError[] } {
  if (cells.length > mostColumns)
    return { keys: [], errors: [{ row: 1, column: "", code: `too_many_columns:${mostColumns}` }] };
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );
  const keys = names.map((name) => keyOf(name, questions));
  const errors = names.flatMap((name, index): RowError[] => {
    if (name === "") return [];
    if (keys[index] === null) return [{ row: 1, column: name.slice(0, 60), code: "unknown_column" }];
    return keys.indexOf(keys[index] ?? null) < index ? [{ row: 1, column: name, code: "duplicate_column" }] : [];
  });
  const missing = columns
    .filter(({ key, required }) => required && !keys.includes(key))
    .map(({ it }): RowError => ({ row: 1, column: it, code: "missing_column" }));
  const body = (["fiscalCode", "ipaCode", "organisationId"] as const).some((key) => keys.includes(key))
    ? []
    : [{ row: 1, column: "codice_fiscale", code: "missing_column" }];
  const words = keys.some((key) => key === "text" || key?.startsWith("answer:"))
    ? []
    : [{ row: 1, column: "testo", code: "missing_column" }];
  return { keys, errors: [...errors, ...missing, ...body, ...words] };
}

function keyOf(name: string, questions: number): HeadKey | null {
  const known = columns.find(({ it, en }) => it === name || en === name);
  if (known) return known.key;
  const place = Number(/^(?:risposta|answer)_(\d{1,2})$/.exec(name)?.[1] ?? 0);
  return place >= 1 && place <= questions ? `answer:${place}` : null;
}

/** The column's name as errors and the template write it. */
export const columnName = (key: HeadKey): string =>
  columns.find((column) => column.key === key)?.it ?? key.replace("answer:", "risposta_");
