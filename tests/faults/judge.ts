import type { Asked } from "./client.ts";
import type { Counted } from "./count.ts";
import { isMeasurable, type Storm } from "./storm.ts";

/** What a run found. */
export interface Found extends Counted {
  faults: Record<string, number>;
  seconds: number;
  retries: number;
  storms: Storm[];
  /** Requests of people at work that took too long, or failed, after the database was back. */
  slow: Asked[];
  odd: string[];
}
export interface Row {
  what: string;
  found: number | string;
  /** Without it the row only tells. */
  wanted?: number | string;
}
export interface Whole {
  found: Found;
  rows: Row[];
  /** The rows that are not as they must be. */
  wrong: Row[];
}

/** Every promise of the service with what became of it. */
export function whole(found: Found): Whole {
  const rows: Row[] = [
    ...Object.entries(found.faults).map(([what, n]) => ({ what, found: n })),
    { what: "seconds", found: found.seconds },
    { what: "requests made again", found: found.retries },
    { what: "filings acknowledged", found: found.filings },
    { what: "  of them lost", found: found.lost, wanted: 0 },
    { what: "  filed twice", found: found.doubled, wanted: 0 },
    { what: "  without a receipt by mail", found: found.filingsWithoutReceipt, wanted: 0 },
    { what: "numbers given twice", found: found.numbersDoubled, wanted: 0 },
    { what: "numbers missing in a row", found: found.numbersMissing, wanted: 0 },
    { what: "files acknowledged", found: found.files },
    { what: "  of them lost", found: found.filesLost, wanted: 0 },
    { what: "  there twice", found: found.filesDoubled, wanted: 0 },
    { what: "publications acknowledged", found: found.publications },
    { what: "  of them lost", found: found.publicationsLost, wanted: 0 },
    { what: "rows of imports acknowledged", found: found.imported },
    { what: "  of them lost", found: found.importedLost, wanted: 0 },
    { what: "versions acknowledged", found: found.versions },
    { what: "  of them lost", found: found.versionsLost, wanted: 0 },
    { what: "  without some of their files", found: found.versionsWithoutFiles, wanted: 0 },
    { what: "mails", found: found.mails },
    { what: "  made twice", found: found.mailsOfTwoIds.length, wanted: 0 },
    { what: "  handed over again under the same Message-ID", found: found.mailsHandedOverAgain },
    { what: "answers nobody expected", found: found.odd.length, wanted: 0 },
    { what: "storms of 200 requests at once", found: found.storms.length },
    ...waiting(found),
  ];
  return { found, rows, wrong: rows.filter(isWrong) };
}

/**
 * On a machine that has no time, while nothing is wrong, for two hundred, nothing is said of waiting; only that each
 * connection answered.
 */
function waiting({ storms, slow }: Found): Row[] {
  const [healthy, ...after] = storms;
  const among = (what: string, isSo: (each: Storm) => boolean): Row => ({
    what,
    found: after.filter(isSo).length,
    wanted: 0,
  });
  const answers = among("  after which a connection had answered nobody", ({ slots, ofSlots }) => slots !== ofSlots);
  if (healthy && !isMeasurable(healthy))
    return [answers, { what: "  waiting is not judged: too busy a machine", found: healthy.slowest }];
  return [
    answers,
    among("  in which somebody met a fault", ({ failed }) => failed > 0),
    among("  in which somebody waited too long", ({ slowest, limit }) => slowest > limit),
    { what: "others who waited too long after a recovery", found: slow.length, wanted: 0 },
  ];
}

const isWrong = ({ found, wanted }: Row): boolean => wanted !== undefined && found !== wanted;

/** The table, what was wrong in detail, and all of it as JSON. */
export function print({ found, rows }: Whole, more: Row[]): void {
  for (const row of [...rows, ...more])
    console.log(
      `${row.what.padEnd(50)} ${String(row.found).padStart(8)}${isWrong(row) ? `   WRONG, wanted ${row.wanted}` : ""}`,
    );
  const details = [
    ...found.mailsOfTwoIds,
    ...found.odd,
    ...found.slow.map(({ path, from, to, status }) => `${path}: ${status} after ${Math.round(to - from)} ms`),
  ];
  for (const each of details.slice(0, 20)) console.log(`  ${each}`);
  for (const { after, slowest, failed, slots, ofSlots, limit } of found.storms)
    console.log(
      `  200 at once after ${after}: slowest ${slowest} ms of ${limit}, ${failed} failed, ${slots} of ${ofSlots} connections`,
    );
  console.log(JSON.stringify(found));
}

/** Whether anything was done at all, and no promise was broken. */
export const isGreen = ({ found, wrong }: Whole, verify: string): boolean =>
  found.filings > 0 && wrong.length === 0 && verify === "green";
