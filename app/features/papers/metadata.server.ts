import { eq } from "drizzle-orm";
import { log, safeError } from "#app/core/log.server.ts";
import { workerPool, type WorkerLimits } from "#app/core/workers.server.ts";
import { db } from "#db/client.server.ts";
import { files } from "#db/schema/organisations.ts";
import { metadataKinds, unreadReasons, type Metadata, type MetadataFact } from "./metadata.ts";

/**
 * A pool of its own, apart from that of papers: the office's page of twenty attachments must not hold up anybody who
 * takes in a paper.
 */
const runWorker = workerPool(1);
const limits: WorkerLimits = { time: 20_000, heap: 512, answer: 256 * 1024 };

const isFact = (value: unknown): value is MetadataFact => {
  const fact = value as Partial<MetadataFact> | null;
  return (
    typeof fact === "object" &&
    fact !== null &&
    metadataKinds.some((kind) => kind === fact.kind) &&
    Number.isInteger(fact.count) &&
    Array.isArray(fact.values) &&
    fact.values.every((each) => typeof each === "string")
  );
};

function answerOf(text: string): Metadata {
  const { ok, facts, why } = JSON.parse(text) as { ok?: unknown; facts?: unknown; why?: unknown };
  if (ok === true && Array.isArray(facts) && facts.every(isFact)) return { ok, facts };
  return { ok: false, why: unreadReasons.find((reason) => reason === why) ?? "broken" };
}

/**
 * What a file says beside its content, read in a limited process of its own; or why it can't be read. No file makes it
 * throw.
 */
export async function readMetadata(bytes: Uint8Array, within: Partial<WorkerLimits> = {}): Promise<Metadata> {
  try {
    const worked = await runWorker("papers/metadata-worker.js", "", bytes, { ...limits, ...within });
    return worked.ok ? answerOf(worked.out.toString()) : worked;
  } catch (error) {
    log.warn({ error: safeError(error) }, "metadata not read");
    return { ok: false, why: "broken" };
  }
}

/**
 * What was read of the last few files, kept while the process lives and nowhere else. Bytes with one digest never
 * change.
 */
const known = new Map<string, Promise<Metadata>>();
const mostKnown = 100;

/** The same for a stored file, by its digest. */
export function metadataOf({ fileId, sha256 }: { fileId: string; sha256: string }): Promise<Metadata> {
  const before = known.get(sha256);
  if (before) return before;
  const reading = readStored(fileId);
  known.set(sha256, reading);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  reading.then(
    (found) => !found.ok && found.why === "took_too_long" && known.delete(sha256),
    () => known.delete(sha256),
  );
  return reading;
}

async function readStored(fileId: string): Promise<Metadata> {
  const [file] = await db().select({ content: files.content }).from(files).where(eq(files.id, fileId));
  return file ? readMetadata(file.content) : { ok: false, why: "broken" };
}
