import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { removalKinds, type RemovalFacts, type RemovalKind } from "#app/removal-kinds.server.ts";
import { CannotStart, type Tx } from "#db/client.server.ts";
import type { AuditEntry } from "./audit.server.ts";
import { canonicalJson } from "./hash.server.ts";
import { enqueue } from "./jobs.server.ts";
import { settings } from "./settings.server.ts";

/**
 * A line of the ledger: something that was taken away for good reason and must stay away in a restored backup. Its kind
 * may belong to another version of the program. `facts` are ids, codes and instants.
 */
export type Removal = JobPayload<"removal">;
/** What the log says when a removal is done again. */
export type Repeated = Pick<AuditEntry, "subject" | "detail">;
/** When something was removed, and when that is done again in a restored database. */
export interface When {
  at: Date;
  now: Date;
}

/** The file in DATA_DIR that outlives the database. */
export const removalsFile = (): string => join(settings().DATA_DIR, "removals.jsonl");

/**
 * Notes a removal, or its lifting, in the ledger once the caller's transaction is committed. Throws when a fact could
 * be a text that somebody wrote: the ledger is no place for what was removed.
 */
export async function recordRemoval<Kind extends RemovalKind>(
  tx: Tx,
  kind: Kind,
  facts: RemovalFacts<Kind>,
  now: Date,
): Promise<void> {
  const { error } = removalKinds[kind].safeParse(facts);
  if (error) throw new Error(`The fact ${error.issues[0]?.path.join(".")} of a removal is neither an id nor a code`);
  await enqueue(tx, "removal", { kind, at: now.toISOString(), facts }, now);
}

/** Makes the ledger at the first start, empty: the runbook's restore then finds the file that it names. */
export function startLedger(): void {
  mkdirSync(settings().DATA_DIR, { recursive: true, mode: 0o700 });
  closeSync(openSync(removalsFile(), "a", 0o600));
}

/**
 * Appends lines to the ledger. A crash after this and before the end of the job writes them twice, which does no harm:
 * a removal can be done again.
 */
export function appendRemovals(removals: readonly Removal[]): void {
  mkdirSync(settings().DATA_DIR, { recursive: true, mode: 0o700 });
  dropHalfLine(removalsFile());
  const file = openSync(removalsFile(), "a", 0o600);
  try {
    writeSync(file, removals.map((removal) => `${canonicalJson(removal)}\n`).join(""));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * A power cut may leave half a line, whose job then runs again: it is taken off, or the next line would be joined to
 * it.
 */
function dropHalfLine(path: string): void {
  const content = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (content.length > 0 && content.at(-1) !== 10) truncateSync(path, content.lastIndexOf(10) + 1);
}

/**
 * The lines of the ledger; an empty list where there is no file, unless `must` says that there has to be one. Throws
 * CannotStart with the number of a line that can't be read. A last line that a power cut left unfinished is left out,
 * since its job runs again.
 */
export function readRemovals(file: string, must = false): Removal[] {
  if (!existsSync(file)) {
    if (must) throw new CannotStart(`${file} is not there.`);
    return [];
  }
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.flatMap((line, index) => {
    if (line === "") return [];
    const removal = parsed(line);
    if (!removal) throw new CannotStart(`${file}: line ${index + 1} is no removal.`);
    return [removal];
  });
}

function parsed(line: string): Removal | null {
  try {
    const { kind, at, facts } = JSON.parse(line) as Partial<Removal>;
    return typeof kind === "string" && typeof at === "string" && typeof facts === "object" ? { kind, at, facts } : null;
  } catch {
    return null;
  }
}
