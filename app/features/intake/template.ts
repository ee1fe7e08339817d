import type { Lang } from "#app/i18n/lang.ts";
import { columns } from "./columns.ts";

const example: Record<string, { it: string; en: string }> = {
  externalId: { it: "esempio-1", en: "example-1" },
  fiscalCode: { it: "00000000000", en: "00000000000" },
  ipaCode: { it: "", en: "" },
  organisationId: { it: "", en: "" },
  kind: { it: "contributo", en: "contribution" },
  channel: { it: "pec", en: "pec" },
  receivedAt: { it: "31/10/2025 17:42", en: "2025-10-31T17:42" },
  protocolNumber: { it: "1234/2025", en: "1234/2025" },
  protocolDate: { it: "31/10/2025", en: "2025-10-31" },
  title: { it: "Un titolo di esempio", en: "An example title" },
  text: { it: "Il testo del contributo.", en: "The text of the contribution." },
  lines: { it: "1 3", en: "1 3" },
  district: { it: "", en: "" },
  thirdParties: { it: "", en: "" },
};

/**
 * A first row and one row to write over, separated by semicolons and with a byte order mark: Italian spreadsheets open
 * this without asking anything.
 */
export function template(lang: Lang, questions: number): string {
  const answers = Array.from({ length: questions }, (_, index) =>
    lang === "en" ? `answer_${index + 1}` : `risposta_${index + 1}`,
  );
  const head = [...columns.map((column) => column[lang]), ...answers];
  const row = [...columns.map(({ key }) => example[key]?.[lang] ?? ""), ...answers.map(() => "")];
  return `\uFEFF${[head, row].map((cells) => cells.join(";")).join("\r\n")}\r\n`;
}
