import { fromRomeClock, romeClock, romeDay } from "#app/i18n/time.ts";

/** The hour on Rome's clocks at which daily mails go out. */
const hour = "07:00";

/** The next seven o'clock in Rome after an instant: what happens after it waits for the one of the day after. */
export function nextDigest(now: Date): Date {
  const today = romeDay(now);
  const day = romeClock(now) < `${today}T${hour}` ? today : romeDay(new Date(noonOf(today).getTime() + 86_400_000));
  const at = fromRomeClock(`${day}T${hour}`);
  if (!at) throw new Error(`No seven o'clock on ${day}`);
  return at;
}

/** A day later than noon is the next calendar day, also where the clocks change. */
const noonOf = (day: string): Date => new Date(`${day}T11:00:00Z`);
