import { cleanText, typedValues } from "#app/core/form.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { saltPattern, verifyReceipt } from "#app/features/receipts/receipts.server.ts";
import type { VerifyAnswer } from "./verify-form.tsx";

/**
 * Answers the verification form. Missing or malformed fields are told before anything is looked up, so that the time of
 * the answer doesn't depend on the number.
 */
export async function answerVerification(form: FormData, lang: Lang): Promise<VerifyAnswer> {
  const t = textIn(lang).contributions.receipt;
  const word = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? cleanText(value).trim() : "";
  };
  const file = form.get("file");
  const text = file instanceof File && file.size > 0 ? await file.text() : word("text");
  const [number, salt] = [word("number").toUpperCase().slice(0, 60), word("salt").toLowerCase()];
  const errors: Record<string, string> = {};
  if (number === "") errors["number"] = textIn(lang).errors.fields.required;
  if (salt === "") errors["salt"] = t.saltMissing;
  else if (!saltPattern.test(salt)) errors["salt"] = t.saltWrong;
  if (text.trim() === "") errors["text"] = t.textMissing;
  const values = typedValues(form);
  if (Object.keys(errors).length > 0) return { number, matches: null, errors, values };
  return { number, ...(await verifyReceipt({ number, salt, text })), errors, values };
}
