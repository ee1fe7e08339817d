import type { Text } from "#app/i18n/text.ts";

/** What can happen to somebody; the words stand in `app/i18n/<lang>/news.ts`. */
export type NewsKind = keyof Text["news"]["kinds"];

/** What a notice's words are made of: numbers, titles of public things, instants as ISO text, reasons. */
export type Facts = Record<string, string | number | null>;
