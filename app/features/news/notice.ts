import type { Text } from "#app/i18n/text.ts";

/** What can happen to somebody; its words are in `app/i18n/<lang>/news.ts`. */
export type NewsKind = keyof Text["news"]["kinds"];

/** Kinds that strangers can cause in large numbers: their mails wait a little, and are sent together. */
export const gathered: readonly NewsKind[] = ["reported", "participation_asked"];

/** What the words of a notice are made of: numbers, titles of public things, instants as ISO text, reasons. */
export type Facts = Record<string, string | number | null>;

/** How a person wants news by mail: each as it happens, one mail a day, or only in the product. */
export type NewsMode = "at_once" | "daily" | "product_only";
export const newsModes = ["at_once", "daily", "product_only"] as const satisfies readonly NewsMode[];

/** The words of a notice in a language; null for a kind that only an older or newer version of the program knows. */
export function noticeWords(
  t: Text["news"],
  notice: { kind: string; facts: Facts },
): { subject: string; text: string } | null {
  if (!Object.hasOwn(t.kinds, notice.kind)) return null;
  const { subject, text } = t.kinds[notice.kind as NewsKind];
  return { subject: subject(notice.facts), text: text(notice.facts) };
}
