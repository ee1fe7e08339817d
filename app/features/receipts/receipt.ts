import { normalForm } from "#app/prose/normal-form.ts";

export interface ReceiptContent {
  title: string;
  /** The name of the organisation on the day of filing. */
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
 * Texts that look the same get the same hash: LF, NFC, no byte order mark, no invisible controls, one line feed at the
 * end.
 */
export function canonicalText(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\uFFFE\uFFFF]/g, "");
  return `${normalForm(clean).trimEnd()}\n`;
}

/**
 * The text over which a receipt's hash is taken, the same in every language of the interface. It names all that was
 * filed: words, lines, and each file by its hash. Number and times are left out, because they are given afterwards.
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
 * The same with the bodies that had joined it when it was filed. They joined the text itself, so the text's own hash
 * does not cover them.
 */
export const withJoined = (text: string, names: readonly string[]): string =>
  names.length === 0
    ? text
    : canonicalText([text.trimEnd(), "", "Con l’adesione di:", ...names.map((name) => `- ${name}`)].join("\n"));

/**
 * Whether a receipt lists a file: an integration may have left out a file, which then stays with the earlier revision.
 */
export const listsFile = (text: string, sha256: string): boolean => text.includes(`SHA-256 ${sha256})`);
