import type { Lang } from "#app/i18n/lang.ts";
import type { Text } from "#app/i18n/text.ts";
import { longDay, longTime } from "#app/i18n/time.ts";

/** How a head is called: the head of a day by its day, one that was made in between by its moment. */
export const headTitle = (t: Text["heads"], head: { day: string | null; at: Date }, lang: Lang): string =>
  head.day === null ? t.made(longTime(head.at, lang)) : t.ofDay(longDay(head.day, lang));
