import type { TablesWith } from "#db/classification/index.ts";

type Row = Record<string, unknown>;

/** The tables with a part in one's own data, and the name of the section of each in the JSON. */
export const sectionOf = {
  people: "person",
  roles: "roles",
  mandates: "mandates",
  sessions: "sessions",
  acceptances: "acceptances",
  secondFactors: "secondFactor",
  newsPreferences: "preferences",
  headReaders: "heads",
  mailFailures: "failures",
  notices: "notices",
  revisions: "filings",
  joins: "joins",
  participationRequests: "requests",
  stakeholderInvitations: "invitations",
  reports: "reports",
  auditLog: "log",
  jobs: "mails",
} as const satisfies Record<OwnTable, string>;
export type OwnTable = TablesWith<{ people: { own: true } }>;
export type OwnData = Record<(typeof sectionOf)[OwnTable], Row[]>;
interface Words {
  lang: string;
  title: string;
  made: string;
  none: string;
  sections: Record<keyof OwnData, string>;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
};

/**
 * A page that needs nothing but a browser: a table for each section, with the columns' own names, which are also those
 * in the JSON beside it.
 */
export function ownDataHtml(data: OwnData, words: Words): string {
  const sections = (Object.entries(words.sections) as [keyof OwnData, string][]).map(
    ([name, title]) => `<h2>${escaped(title)}</h2>\n${tableOf(data[name], words.none)}`,
  );
  return `<!doctype html>\n<html lang="${words.lang}">\n<head><meta charset="utf-8"><title>${escaped(words.title)}</title></head>\n<body>\n<h1>${escaped(words.title)}</h1>\n<p>${escaped(words.made)}</p>\n${sections.join("\n")}\n</body>\n</html>\n`;
}

function tableOf(rows: readonly Row[], none: string): string {
  const [first] = rows;
  if (!first) return `<p>${escaped(none)}</p>`;
  const names = Object.keys(first);
  const head = names.map((name) => `<th scope="col">${escaped(name)}</th>`).join("");
  const body = rows
    .map((row) => `<tr>${names.map((name) => `<td>${escaped(cell(row[name]))}</td>`).join("")}</tr>`)
    .join("\n");
  return `<table border="1" cellpadding="6">\n<tr>${head}</tr>\n${body}\n</table>`;
}
