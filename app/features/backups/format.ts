/**
 * A backup is gzipped lines of JSON: a head; for each table its opening, its rows as arrays of the texts that the
 * database gives for the columns, and its end; and a last line. A file whose last line doesn't fit everything before it
 * is no backup.
 */
export const formatName = "tavolo-comune-backup";
export const formatVersion = 1;

/** The state of the database: how far it was migrated, and when it was read (ISO instant). */
export interface Head {
  format: typeof formatName;
  version: number;
  made: string;
  migrations: { when: number; hash: string }[];
}
export interface TableOpening {
  table: string;
  columns: string[];
}
/** SHA-256 over the lines of the rows, in the order of the table's key. */
export interface TableEnd {
  end: string;
  rows: number;
  sha256: string;
}
/**
 * SHA-256 over all lines before; the head of the audit log, so that a reader who has noted one can compare; the values
 * of sequences by name.
 */
export interface Last {
  finished: true;
  tables: number;
  rows: number;
  audit: { seq: number; hash: string };
  sequences: Record<string, string>;
  /**
   * Tables in the same schema that are not ours, and so not in the file. Backups of earlier releases lack this list.
   */
  foreign?: string[];
  sha256: string;
}

export type MarkLine = Head | TableOpening | TableEnd | Last;

/** Rows are arrays, so the first character of a line tells a row from everything else. */
export const isRow = (line: string): boolean => line.startsWith("[");

/**
 * Why a backup's migrations don't fit this program's: it has one that this program doesn't know, or one of the same
 * name with another text.
 */
export function whyNotMigrations(backup: Head["migrations"], known: Head["migrations"]): "newer" | "other" | null {
  if (backup.length > known.length) return "newer";
  return backup.every(
    (migration, index) => migration.when === known[index]?.when && migration.hash === known[index].hash,
  )
    ? null
    : "other";
}

/**
 * Tables that a backup leaves out, with the reason: who is signed in, and the counters of mistyped passwords and of
 * requests, are worth nothing after a restore. The keys of the request log are left out because in a backup they would
 * go on naming people after they were taken away.
 */
export const leftOut: readonly string[] = ["sessions", "sign_in_failures", "request_counts", "log_keys"];
