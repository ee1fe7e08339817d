import type { Text } from "#app/i18n/text.ts";

/** What can happen to somebody; the words stand in `app/i18n/<lang>/news.ts`. */
export type NewsKind = keyof Text["news"]["kinds"];

/** What strangers can cause by the dozen: the mails about it wait a little, and go together. */
export const gathered: readonly NewsKind[] = ["reported", "participation_asked"];

/** What a notice's words are made of: numbers, titles of public things, instants as ISO text, reasons. */
export type Facts = Record<string, string | number | null>;

/** How a person wants news by mail: each as it happens, one mail a day, or only in the product. */
export type NewsMode = "at_once" | "daily" | "product_only";
export const newsModes = ["at_once", "daily", "product_only"] as const satisfies readonly NewsMode[];

/** The words of a notice in a language; null for a kind that an older or newer version of the software wrote. */
export function noticeWords(
  t: Text["news"],
  notice: { kind: string; facts: Facts },
): { subject: string; text: string } | null {
  if (!Object.hasOwn(t.kinds, notice.kind)) return null;
  const { subject, text } = t.kinds[notice.kind as NewsKind];
  return { subject: subject(notice.facts), text: text(notice.facts) };
}
