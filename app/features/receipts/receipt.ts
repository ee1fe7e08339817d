import { normalForm } from "#app/prose/normal-form.ts";

export interface ReceiptContent {
  title: string;
  /** As the organisation was called on the day of filing. */
  organisation: string;
  campaign: string;
  round: string;
  kind: string;
  lines: readonly { code: number; title: string }[];
  /** The code of the district that it is about. */
  district: string | null;
  answers: readonly { question: string; text: string }[];
  body: string;
  /** Sizes in bytes; SHA-256 in hexadecimal. */
  attachments: readonly { name: string; size: number; sha256: string }[];
}

/**
 * Equal for the eye, equal for the hash: LF, NFC, no byte order mark, no invisible controls, one line feed at the end.
 */
export function canonicalText(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\uFFFE\uFFFF]/g, "");
  return `${normalForm(clean).trimEnd()}\n`;
}

/**
 * The text that a receipt's hash is taken of, the same in every language of the interface. It names all that was filed:
 * words, lines, and each file by its hash. The number and the times are the receipt's own, given after it.
 */
export function receiptText(content: ReceiptContent): string {
  const head = [
    content.title,
    "",
    `Organizzazione: ${content.organisation}`,
    `Consultazione: ${content.campaign}`,
    `Fase di raccolta: ${content.round}`,
    `Tipo: ${content.kind}`,
    ...content.lines.map((line) => `Linea ${line.code}: ${line.title}`),
    ...(content.district === null ? [] : [`Circoscrizione: ${content.district}`]),
  ];
  const answers = content.answers.flatMap(({ question, text }) => ["", `Domanda: ${question}`, "", text]);
  const body = content.body === "" ? [] : ["", "Testo:", "", content.body];
  const files =
    content.attachments.length === 0
      ? []
      : [
          "",
          "Allegati:",
          ...content.attachments.map((file) => `- ${file.name} (${file.size} byte, SHA-256 ${file.sha256})`),
        ];
  return canonicalText([...head, ...answers, ...body, ...files].join("\n"));
}

/**
 * The same with the bodies that had joined it when it was filed: they joined the text, so its own hash has none of
 * them.
 */
export const withJoined = (text: string, names: readonly string[]): string =>
  names.length === 0
    ? text
    : canonicalText([text.trimEnd(), "", "Con l’adesione di:", ...names.map((name) => `- ${name}`)].join("\n"));

/** Whether a receipt lists a file: an integration may have left one out that stays with the earlier revision. */
export const listsFile = (text: string, sha256: string): boolean => text.includes(`SHA-256 ${sha256})`);
