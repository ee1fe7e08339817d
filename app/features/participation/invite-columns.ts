import type { Lang } from "#app/i18n/lang.ts";

/**
 * The columns of a list of invitations, in the order of the template. The template has the Italian names; the English
 * ones are read as well.
 */
export const inviteColumns = [
  { key: "fiscalCode", it: "codice_fiscale", en: "fiscal_code" },
  { key: "ipaCode", it: "codice_ipa", en: "ipa_code" },
  { key: "organisationId", it: "id_organizzazione", en: "organisation_id" },
  { key: "name", it: "denominazione", en: "name" },
  { key: "distinction", it: "precisazione", en: "distinction" },
  { key: "kind", it: "tipo", en: "kind" },
  { key: "email", it: "email_organizzazione", en: "organisation_email" },
  { key: "district", it: "circoscrizione", en: "district" },
  { key: "contactName", it: "persona", en: "person" },
  { key: "contactEmail", it: "email_persona", en: "person_email" },
  { key: "language", it: "lingua", en: "language" },
  { key: "note", it: "nota", en: "note" },
] as const;

export type InviteKey = (typeof inviteColumns)[number]["key"];

export interface RowError {
  row: number;
  column: string;
  code: string;
}

export const columnOf = (key: InviteKey): string => inviteColumns.find((column) => column.key === key)?.it ?? key;

/**
 * The place of each column, or what is wrong with the first row. A file must have a column that names the body and one
 * that says where the invitation goes.
 */
export function readInviteHead(cells: readonly string[]): { keys: (InviteKey | null)[]; errors: RowError[] } {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );
  const keys = names.map((name) => inviteColumns.find(({ it, en }) => it === name || en === name)?.key ?? null);
  const errors = names.flatMap((name, index): RowError[] => {
    if (name === "") return [];
    const key = keys[index] ?? null;
    if (key === null) return [{ row: 1, column: name.slice(0, 60), code: "unknown_column" }];
    return keys.indexOf(key) < index ? [{ row: 1, column: name, code: "duplicate_column" }] : [];
  });
  const has = (some: readonly InviteKey[]) => some.some((key) => keys.includes(key));
  const body = has(["fiscalCode", "ipaCode", "organisationId", "name"])
    ? []
    : [{ row: 1, column: columnOf("fiscalCode"), code: "missing_column" }];
  return { keys, errors: [...errors, ...body] };
}

const example: Record<InviteKey, { it: string; en: string }> = {
  fiscalCode: { it: "", en: "" },
  ipaCode: { it: "", en: "" },
  organisationId: { it: "", en: "" },
  name: { it: "Associazione di esempio", en: "Example association" },
  distinction: { it: "", en: "" },
  kind: { it: "terzo settore", en: "third sector" },
  email: { it: "segreteria@example.org", en: "office@example.org" },
  district: { it: "", en: "" },
  contactName: { it: "Nome Cognome", en: "Name Surname" },
  contactEmail: { it: "persona@example.org", en: "person@example.org" },
  language: { it: "it", en: "en" },
  note: { it: "", en: "" },
};

/**
 * A first row and one row to write over, separated by semicolons and with a byte order mark: Italian spreadsheets open
 * this without asking anything.
 */
export const inviteTemplate = (lang: Lang): string =>
  `\uFEFF${[inviteColumns.map((column) => column[lang]), inviteColumns.map(({ key }) => example[key][lang])].map((cells) => cells.join(";")).join("\r\n")}\r\n`;
