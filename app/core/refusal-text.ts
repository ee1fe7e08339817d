import type { Text } from "#app/i18n/text.ts";
import type { FieldErrors } from "./refusal.ts";
import type { RefusalCode } from "#app/refusals.ts";

/** The sentence of a refusal, with the reason that somebody gave for it. */
export const refusalText = (t: Text, code: RefusalCode, reason?: string): string =>
  reason ? `${t.errors.refusals[code]} ${t.errors.because(reason)}` : t.errors.refusals[code];

/**
 * `too_long:200` in the reader's words. An unknown code is a fault of the program, but the reader still gets a
 * sentence.
 */
export function fieldText(t: Text, code: string): string {
  const [key = "", argument = ""] = code.split(":");
  const fields: Record<string, string | ((argument: string) => string)> = t.errors.fields;
  const refusals: Record<string, string> = t.errors.refusals;
  const found = fields[key] ?? refusals[key] ?? t.errors.fields.invalid;
  return typeof found === "function" ? found(argument) : found;
}

export function fieldTexts(t: Text, fields: FieldErrors): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, code]) => [name, fieldText(t, code)]));
}
