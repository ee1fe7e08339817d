import { normalForm } from "#app/prose/normal-form.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { number } from "#app/i18n/time.ts";

const megabyte = 1024 * 1024;

export const attachmentLimits = { files: 10, bytes: 10 * megabyte, request: 20 * megabyte } as const;

/** The types that can be attached, as the first bytes tell them; the file's name gets the ending that fits. */
export const attachmentTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  png: "image/png",
  jpeg: "image/jpeg",
  p7m: "application/pkcs7-mime",
} as const;
export type AttachmentType = keyof typeof attachmentTypes;
/** Where the office enters what came by another way, messages are kept as well. */
type NamedType = AttachmentType | "eml";

const endings: Record<NamedType, RegExp> = {
  pdf: /\.pdf$/i,
  docx: /\.docx$/i,
  odt: /\.odt$/i,
  png: /\.png$/i,
  jpeg: /\.jpe?g$/i,
  eml: /\.eml$/i,
  p7m: /\.p7m$/i,
};

/** Characters that reverse or hide what a name says, and characters that file systems don't take. */
const unwanted = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>:"|?*\\/]/gu;

/** Characters. Of a longer name only the end is used, because tidying takes time that is quadratic in them. */
const longestName = 1_000;

/**
 * A file's name without path, tricks or a false ending: at most 120 characters, always with the ending of what the file
 * really is.
 */
export function attachmentName(name: string, type: NamedType): string {
  const last = name.slice(-longestName).toWellFormed().split(/[\\/]/).at(-1) ?? "";
  const clean = normalForm(last.replace(unwanted, ""))
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const stem = clean.replace(endings[type], "").replace(/^[.\s]+|[.\s]+$/g, "") || "allegato";
  return `${[...stem].slice(0, 115).join("")}.${type === "jpeg" ? "jpg" : type}`;
}

/** A code that says why the files can't be added to those already there, or null. */
export function whyNotAttach(
  files: readonly { size: number }[],
  already: number,
): "too_many_files" | "too_large" | null {
  if (files.length + already > attachmentLimits.files) return "too_many_files";
  const total = files.reduce((sum, file) => sum + file.size, 0);
  return total > attachmentLimits.request || files.some((file) => file.size > attachmentLimits.bytes)
    ? "too_large"
    : null;
}

export interface FileStanding {
  state: string;
  takenDown: boolean;
  scan: string;
  sealedAt: Date | null;
}
export type FileDecision = "release" | "withhold" | "replace";

/**
 * A code that says why the office can't decide so on an attachment of a filed text, or null. Whether this person may
 * decide is checked elsewhere.
 */
export function whyNotDecide(
  decision: FileDecision,
  { state, takenDown, scan, sealedAt }: FileStanding,
): "wrong_state" | "file_taken_down" | "file_infected" | "file_sealed" | null {
  if (!["filed", "ready", "published", "taken_down"].includes(state)) return "wrong_state";
  if (takenDown && decision !== "replace") return "file_taken_down";
  if (decision !== "release") return null;
  return sealedAt ? "file_sealed" : scan === "infected" ? "file_infected" : null;
}

interface Kept {
  scan: string;
  sealedAt: Date | null;
}
export interface DecidedFile extends Kept {
  takenDown: boolean;
  shown: boolean;
  releasedAt: Date | null;
  reason: string;
  replacement: Kept | null;
}
export type FileOutcome =
  | "undecided"
  | "released"
  | "public"
  | "withheld"
  | "replaced"
  | "public_replaced"
  | "taken_down"
  | "infected"
  | "sealed";

/** What the public gets of an attachment. A file that nobody may open isn't public, whatever was decided. */
export function fileOutcome(file: DecidedFile): FileOutcome {
  const given = file.replacement ?? file;
  if (given.sealedAt) return "sealed";
  if (given.scan === "infected") return file.reason !== "" && !file.takenDown ? "withheld" : "infected";
  if (file.takenDown) return "taken_down";
  if (file.reason !== "") return "withheld";
  if (!file.releasedAt) return "undecided";
  if (file.replacement) return file.shown ? "public_replaced" : "replaced";
  return file.shown ? "public" : "released";
}

/**
 * The names under which files of a text are public, or will be after this decision: a covered word may stand in one.
 */
export function publicNames(files: readonly NamedFile[]): string[] {
  return files.flatMap(({ role, name, outcome, replacement }) => {
    if (role !== "attachment") return [];
    if (outcome === "undecided" || outcome === "released" || outcome === "public") return [name];
    return replacement && (outcome === "replaced" || outcome === "public_replaced") ? [replacement.name] : [];
  });
}
interface NamedFile {
  role: string;
  name: string;
  outcome: FileOutcome;
  replacement: { name: string } | null;
}

/** The kind of signature that a file carries; null for a file without one. */
export const signatureOf = (file: { signed: boolean; mediaType: string }): "p7m" | "pdf" | null =>
  !file.signed ? null : file.mediaType === attachmentTypes.p7m ? "p7m" : "pdf";

/** A size in the words that people use: «240 KB», «1,4 MB». */
export function sizeInWords(bytes: number, lang: Lang): string {
  const [value, unit] = bytes >= megabyte ? [bytes / megabyte, "MB"] : [Math.max(1, Math.round(bytes / 1024)), "KB"];
  return `${number(Math.round(value * 10) / 10, lang)} ${unit}`;
}

/** «relazione (con omissis).pdf»: the name under which the public gets what stands in for an attachment. */
export function replacementName(name: string, type: AttachmentType): string {
  const clean = attachmentName(name, type);
  const stem = clean.slice(0, clean.lastIndexOf("."));
  return /omissis/i.test(stem)
    ? clean
    : `${[...stem].slice(0, 100).join("")} (con omissis)${clean.slice(clean.lastIndexOf("."))}`;
}
