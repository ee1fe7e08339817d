import { z } from "zod";
import type { FieldErrors } from "./refusal.ts";

/** Zod's issues become codes that the page translates; a schema may give its own code as the message. */
const codeOf: z.core.$ZodErrorMap = (issue) => {
  const hasLength = "origin" in issue && (issue.origin === "string" || issue.origin === "array");
  switch (issue.code) {
    case "too_big":
      return `${hasLength ? "too_long" : "too_big"}:${issue.maximum}`;
    case "too_small":
      if (!hasLength) return `too_small:${issue.minimum}`;
      return Number(issue.minimum) <= 1 ? "required" : `too_short:${issue.minimum}`;
    case "invalid_type":
      return issue.input === undefined || issue.input === "" || issue.input === null ? "required" : "invalid";
    case "invalid_format":
      if (issue.format === "email") return "invalid_email";
      if (issue.format === "url") return "invalid_url";
      return issue.format === "date" ? "invalid_date" : "invalid";
    case "invalid_value":
      return issue.input === undefined || issue.input === "" ? "required" : "invalid_choice";
    default:
      return "invalid";
  }
};

/** What somebody sent, as the schema gives it, or the code of what is wrong with each field. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): { input: z.output<Schema>; wrong: null } | { input: null; wrong: FieldErrors } {
  const { success, data, error } = schema.safeParse(raw, { error: codeOf });
  if (success) return { input: data, wrong: null };
  const wrong: FieldErrors = {};
  for (const issue of error.issues) wrong[issue.path.join(".") || "form"] ??= issue.message;
  return { input: null, wrong };
}

/** A line of text: trimmed, without line breaks. */
export const line = (max: number) =>
  z
    .string()
    .transform((s) => s.replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1).max(max));
export const optionalLine = (max: number) =>
  z
    .string()
    .default("")
    .transform((s) => s.replace(/\s+/g, " ").trim())
    .pipe(z.string().max(max));
/** Text of several lines; Markdown where it is shown as prose. */
export const longText = (max: number) =>
  z
    .string()
    .default("")
    .transform((s) => s.trim())
    .pipe(z.string().max(max));
export const idField = z.string().min(1).max(64);
export const idList = z.array(idField).max(200).default([]);
export const email = z
  .string()
  .transform((s) => s.trim().toLowerCase())
  .pipe(z.email().max(254));
/**
 * Counts from 1. The limit is that of the database's integers: a larger number must be refused here, not by the
 * database.
 */
export const counter = z.coerce.number().int().min(1).max(2_147_483_646);
/** What a check box sends, or nothing. */
export const checkBox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
/** Whether a day can be meant: the database's dates reach much further, and its calendar has no year 0. */
export const thinkable = (text: string): boolean => text >= "1900-01-01" && text < "2200-01-01";
/** A calendar day. */
export const day = z.iso.date().refine(thinkable, "invalid_date");
/** A calendar day or nothing. */
export const optionalDay = z
  .union([z.literal(""), day])
  .optional()
  .transform((value) => value || null);
/** An id or a code or nothing. */
export const optionalId = z
  .string()
  .max(64)
  .optional()
  .transform((value) => value || null);

export { z };
