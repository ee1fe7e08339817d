/**
 * A backup is gzipped lines of JSON: a head; for each table its opening, its rows as arrays of the texts that the
 * database gives for the columns, its end; and a last line. A file without a last line that fits everything before it
 * is no backup.
 */
export const formatName = "tavolo-comune-backup";
export const formatVersion = 1;

/** Where the database stood: how far it was migrated, and when it was read (ISO instant). */
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
 * SHA-256 over all lines before; the head of the audit log, so that whoever has noted one can compare; sequences by
 * name.
 */
export interface Last {
  finished: true;
  tables: number;
  rows: number;
  audit: { seq: number; hash: string };
  sequences: Record<string, string>;
  /** Tables of others in the same schema, which are not in the file; backups made before this was told lack it. */
  foreign?: string[];
  sha256: string;
}

export type MarkLine = Head | TableOpening | TableEnd | Last;

/** Rows are arrays, so a line's first sign tells which it is. */
export const isRow = (line: string): boolean => line.startsWith("[");

/**
 * Why a backup's migrations don't fit this program's: it has one that we don't know, or knows one of ours by another
 * text.
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
 * What a backup leaves out, by table: who is signed in, and who has mistyped a password or asks often, ends with it.
 * So do the keys of the request log: in a backup they would go on naming people after they were taken away.
 */
export const leftOut: readonly string[] = ["sessions", "sign_in_failures", "request_counts", "log_keys"];
