/** Words for the terminal; like all that this program says there, they are English. */
interface Verified {
  what: string;
  checked: number;
  wrong: string[];
  withheld?: number;
  notes?: string[];
}
interface Written {
  manifest: { last: { rows: number; tables: number; audit: { seq: number; hash: string }; foreign?: string[] } };
  bytes: number;
  sha256: string;
}
interface Restored {
  manifest: { head: { made: string }; last: { rows: number; tables: number } };
  migrated: number;
  lostHeads: number;
  removals: { found: boolean; known: number; repeated: number; covered: string[] };
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

export const verifyWords = (results: readonly Verified[]): string =>
  results
    .map(
      ({ what, checked, wrong, withheld, notes = [] }) =>
        `${what.padEnd(14)} ${String(checked).padStart(8)} checked  ${wrong.length === 0 ? "ok" : `${wrong.length} WRONG: ${wrong.slice(0, 20).join(", ")}`}${withheld ? `  ${withheld} withheld` : ""}\n${notes.map((note) => `${" ".repeat(15)}${note}\n`).join("")}`,
    )
    .join("");

export function backupWords(file: string, { manifest: { last }, bytes, sha256 }: Written, seconds: number): string {
  return [
    `${file}: ${last.rows} rows of ${last.tables} tables, ${megabytes(bytes)}, ${seconds.toFixed(1)} s; read back and whole.`,
    `SHA-256 of the file  ${sha256}`,
    `Head of the log      ${last.audit.seq} ${last.audit.hash}`,
    ...(last.foreign?.length ? [`Not in it, because no table of this program: ${last.foreign.join(", ")}.`] : []),
    "It holds everything, people's data included: keep it as you keep the database.\n",
  ].join("\n");
}

export function restoreWords(
  { manifest: { head, last }, migrated, lostHeads, removals }: Restored,
  sendMails: boolean,
): string {
  return [
    `Restored as of ${head.made}: ${last.rows} rows of ${last.tables} tables, each table with the hash it had.`,
    migrated > 0 ? `Migrated forward by ${migrated}.` : "It has this program's version.",
    removals.found
      ? `Removals known from the ledger: ${removals.known}; done again: ${removals.repeated}.`
      : "No ledger of removals was found: what was erased or taken off after that moment is back. See --removals.",
    ...(removals.covered.length > 0
      ? [
          `Words covered again in: ${removals.covered.join(", ")}. The ledger doesn't know of an omissis that was lifted afterwards: have the office look at these texts, and lift it again.`,
        ]
      : []),
    ...(lostHeads > 0
      ? [
          `Published heads of the log that it no longer covers: ${lostHeads}. The log says so, and so does /registro-impronte.`,
        ]
      : []),
    `Everybody is signed out, and links sent by mail are over; bodies that had not answered their invitation are invited anew from the register. ${sendMails ? "What waited in the outbox will be sent." : "What waited in the outbox is held: npm run release-mails sends it, with -- --drop throws it away."}\n`,
  ].join("\n");
}

export const newKeyWords = ({ size, note }: { size: number; note: string }): string =>
  `A new key signs the heads of the log from now on. This is the first one, of ${size} entries:\n\n${note}`;
