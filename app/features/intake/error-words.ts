import type { Text } from "#app/i18n/text.ts";

/** `too_long:300` in the reader's words; an unknown code is shown as it is. */
export function errorWords(text: Text, code: string): string {
  const [key = "", argument = ""] = code.split(":");
  const words: Record<string, string | ((argument: string) => string)> = text.intake.import.codes;
  const found = Object.hasOwn(words, key) ? words[key] : undefined;
  return typeof found === "function" ? found(argument) : (found ?? code);
}
