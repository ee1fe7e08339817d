import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { CannotStart, type Tx } from "#db/client.server.ts";
import { canonicalJson } from "./hash.server.ts";
import { enqueue } from "./jobs.server.ts";
import { settings } from "./settings.server.ts";

/** Something that was taken away for good reason and must stay away in a restored backup. `facts` are ids, codes and instants. */
export interface Removal { kind: string; at: string; facts: Record<string, string | null> }
/** Does it again in a restored database; true when there was something to do. It meets data from before and after the removal alike. */
type Repeat = (tx: Tx, removal: Removal, now: Date) => Promise<boolean>;

const repeats = new Map<string, Repeat>();
const machineWord = /^[\w:.+-]{0,100}$/;

/** One function a kind, beside the command that removes. */
export function repeatRemovals(kind: string, repeat: Repeat): void {
  repeats.set(kind, repeat);
}

/** The file in DATA_DIR that outlives the database. */
export const removalsFile = (): string => join(settings().DATA_DIR, "removals.jsonl");

/**
 * Notes a removal, or its lifting, in the ledger once the caller's transaction is committed. Throws when a fact could be a text that
 * somebody wrote: the ledger is no place for what was removed.
 */
export async function recordRemoval(tx: Tx, kind: string, facts: Removal["facts"], now: Date): Promise<void> {
  for (const [name, value] of Object.entries(facts)) {
    if (value !== null && !machineWord.test(value)) throw new Error(`The fact ${name} of a removal is neither an id nor a code`);
  }
  await enqueue(tx, "removal", { kind, at: now.toISOString(), facts }, now);
}

/** A crash after the lines and before the end of their job writes them twice: doing them again changes nothing. */
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

/** A power cut within a line leaves a half one, whose job runs again: the next line must not grow together with it. */
function dropHalfLine(path: string): void {
  const content = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (content.length > 0 && content.at(-1) !== 10) truncateSync(path, content.lastIndexOf(10) + 1);
}

/**
 * The ledger's lines; none where there is no file, unless it must be there. Throws CannotStart with the number of a line that is none; a
 * last line cut off by a power cut is left out, since its job runs again.
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

/** The kinds among them that this program can't do again. */
export const unknownRemovals = (removals: readonly Removal[]): string[] => [...new Set(removals.map(({ kind }) => kind))].filter((kind) => !repeats.has(kind));

/** In the order they were done, which is not that of the lines where several processes wrote them; gives those that changed something. */
export async function repeatAll(tx: Tx, removals: readonly Removal[], now: Date): Promise<Removal[]> {
  const changed: Removal[] = [];
  for (const removal of removals.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const repeat = repeats.get(removal.kind);
    if (!repeat) throw new Error(`Nothing repeats removals of kind ${removal.kind}`);
    if (await repeat(tx, removal, now)) changed.push(removal);
  }
  return changed;
}
