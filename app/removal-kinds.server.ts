import { z } from "zod";

/** An id, a code, a number or an instant: never a text that somebody wrote, since the ledger outlives the database. */
const fact = z.string().regex(/^[\w:.+-]{0,100}$/);

/**
 * Every kind of removal, with the facts that its lines in the ledger carry; `app/features/backups/repeats.server.ts`
 * says how each is done again in a restored database. Lines are older than the program that reads them: a fact that is
 * added to a kind must be optional.
 */
export const removalKinds = {
  /** `kind` is a kind of source, `attachment`, `paragraph` or `version`. */
  takedown: z.object({
    takedown: fact,
    campaign: fact,
    kind: fact,
    subject: fact,
    version: fact.nullable(),
    by: fact,
  }),
  takedown_lifted: z.object({ takedown: fact, by: fact }),
  /** `attachment` is null where the whole text is sealed. */
  sealed: z.object({ contribution: fact, campaign: fact, attachment: fact.nullable(), by: fact }),
  /** Offsets within the revision; one line for each passage. */
  omissis: z.object({ contribution: fact, revision: fact, start: fact, end: fact, reason: fact, by: fact }),
  /** `paragraph` is null where something else of the version was covered. */
  reissue: z.object({ campaign: fact, version: fact, edition: fact, paragraph: fact.nullable(), by: fact }),
  /** Named by its digest, because the public file may have been replaced since. */
  file: z.object({ attachment: fact, sha256: fact }),
  file_back: z.object({ attachment: fact }),
  /** The words of a source that were taken away by the rules of its own kind. */
  forgotten: z.object({ source: fact }),
  erasure: z.object({ person: fact, by: fact.nullable() }),
} satisfies Record<string, z.ZodType<Record<string, string | null>>>;

export type RemovalKind = keyof typeof removalKinds;
export type RemovalFacts<Kind extends RemovalKind> = z.output<(typeof removalKinds)[Kind]>;
