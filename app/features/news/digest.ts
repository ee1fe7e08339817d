import { fromRomeClock, romeClock, romeDay } from "#app/i18n/time.ts";

/** The hour by Rome's clocks at which daily mails are sent. */
const hour = "07:00";

/** The next seven o'clock in Rome after an instant: what happens later waits for that of the next day. */
export function nextDigest(now: Date): Date {
  const today = romeDay(now);
  const day = romeClock(now) < `${today}T${hour}` ? today : romeDay(new Date(noonOf(today).getTime() + 86_400_000));
  const at = fromRomeClock(`${day}T${hour}`);
  if (!at) throw new Error(`No seven o'clock on ${day}`);
  return at;
}

/** Noon is used because 24 hours after it lies the next calendar day, even where the clocks change. */
const noonOf = (day: string): Date => new Date(`${day}T11:00:00Z`);
