import type { Lang } from "./lang.ts";

/**
 * The time zone of a body's terms. For null it is the one that every page and mail shows; what is missing until each
 * campaign shows its own is told in CONTRIBUTING.md.
 */
export const zoneOf = (body: { timeZone: string } | null): string => body?.timeZone ?? "Europe/Rome";

const zone = zoneOf(null);
const locales = { it: "it-IT", en: "en-GB" } as const;
const cached = new Map<string, Intl.DateTimeFormat>();

function formatter(lang: Lang, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`;
  let made = cached.get(key);
  if (!made) cached.set(key, (made = new Intl.DateTimeFormat(locales[lang], { timeZone: zone, ...options })));
  return made;
}

/** «12 luglio 2025», for an instant or for a calendar day (YYYY-MM-DD). The first of a month is «1º» in Italian. */
export function longDay(at: Date | string, lang: Lang): string {
  const text = formatter(lang, "day", { day: "numeric", month: "long", year: "numeric" }).format(asInstant(at));
  return lang === "it" ? text.replace(/^1 /, "1º ") : text;
}

/**
 * The Italian article, alone or in a preposition, before a day as `longDay` writes it: «il 12», but «l’8» and
 * «dall’11», which begin with a vowel.
 */
export function articled(article: "il" | "al" | "dal" | "del" | "nel" | "sul", day: string): string {
  if (!/^(8|11)(?!\d)/.test(day)) return `${article} ${day}`;
  return article === "il" ? `l’${day}` : `${article}l’${day}`;
}

/** «12 luglio 2025 alle ore 18:00». */
export function longTime(at: Date | string, lang: Lang): string {
  const instant = asInstant(at);
  const clock = formatter(lang, "clock", { hour: "2-digit", minute: "2-digit" }).format(instant);
  return lang === "it" ? `${longDay(instant, lang)} alle ore ${clock}` : `${longDay(instant, lang)} at ${clock}`;
}

export function monthYear(at: Date | string, lang: Lang): string {
  return formatter(lang, "month", { month: "long", year: "numeric" }).format(asInstant(at));
}

/** The calendar day in a time zone, YYYY-MM-DD. */
export const dayIn = (timeZone: string, at: Date): string =>
  // English puts the day first, so the reverse is the order of ISO 8601.
  formatter("en", `day in ${timeZone}`, { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(at)
    .reverse()
    .filter((p) => p.type !== "literal")
    .map((p) => p.value)
    .join("-");

/** The calendar day (YYYY-MM-DD) that terms and mandates count in. */
export const romeDay = (at: Date): string => dayIn(zone, at);

/** Days from one day to another (YYYY-MM-DD), negative where it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** The day (YYYY-MM-DD) that many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The value of a `datetime-local` field: YYYY-MM-DDTHH:MM as clocks in Rome show it. */
export function romeClock(at: Date): string {
  const clock = formatter("en", "clock", { hour: "2-digit", minute: "2-digit" }).format(at);
  return `${romeDay(at)}T${clock}`;
}

/**
 * The instant at which clocks in Rome show `local` (YYYY-MM-DDTHH:MM). An hour that happens twice means its first time;
 * for one that is skipped, the same minutes after the change are meant. Null when it is no date.
 */
export function fromRomeClock(local: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const asUtc = new Date(`${local}:00Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== local) return null;
  for (const hours of [2, 1]) {
    const guess = new Date(asUtc.getTime() - hours * 3_600_000);
    if (romeClock(guess) === local) return guess;
  }
  return new Date(asUtc.getTime() - 3_600_000);
}

const asInstant = (at: Date | string): Date =>
  typeof at === "string" ? new Date(at.length === 10 ? `${at}T12:00:00Z` : at) : at;

/** Made once, because making one takes longer than writing a hundred numbers with it. */
const numbers = { it: new Intl.NumberFormat(locales.it), en: new Intl.NumberFormat(locales.en) };

export const number = (value: number, lang: Lang): string => numbers[lang].format(value);
