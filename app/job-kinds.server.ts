import { z } from "zod";

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/**
 * Every kind of job on one page, with what its rows carry; `app/jobs.server.ts` says what is done. A row may have been
 * written by another version of the program: a field that a version adds needs a default here, or the rows of the
 * version before fail when they run.
 */
export const jobKinds = {
  mail: { payload: z.object({ to: z.string(), subject: z.string(), text: z.string() }) },
  /** Writes a line into the ledger of removals. Its kind may be one that only another version of the program knows. */
  removal: {
    payload: z.object({ kind: z.string(), at: z.string(), facts: z.record(z.string(), z.string().nullable()) }),
    sendsNothing: true,
  },
  /** Makes the next head of the log, if one is due. */
  head: { payload: z.object({}), sendsNothing: true },
  /** Asks the authority to time-stamp the head of that size. */
  stamp: { payload: z.object({ size: z.number() }), sendsNothing: true },
  scan: { payload: z.object({ file: z.string() }), sendsNothing: true, slow: true },
  /** `personId` is null where nobody has the address: the answer takes as long as for somebody who exists. */
  sign_in_refused: {
    payload: z.object({ personId: z.string().nullable(), why: z.enum(["password", "code"]), at: z.string() }),
    sendsNothing: true,
  },
  access_link: { payload: z.object({ personId: z.string().nullable() }) },
  notice: { payload: z.object({ notice: z.string() }) },
  digest: { payload: z.object({ person: z.string() }) },
  notice_to_body: {
    payload: z.object({
      organisation: z.string(),
      kind: z.string(),
      facts,
      path: z.string(),
      happening: z.string().default(""),
    }),
  },
  /** One job for each term and day: a changed term has jobs of its own. */
  reminder: { payload: z.object({ round: z.string(), version: z.number(), days: z.literal([7, 1]) }) },
  stakeholder_invitation: { payload: z.object({ invitation: z.string(), secret: z.string() }) },
  /** Makes the files that a version lacks. */
  version_files: { payload: z.object({ version: z.string() }), sendsNothing: true, slow: true },
  import_check: { payload: z.object({ batch: z.string() }), slow: true },
  /** A slice of the rows: from which byte and row of the file, how many are done, and which attempt it belongs to. */
  import_run: {
    payload: z.object({
      batch: z.string(),
      offset: z.number(),
      row: z.number(),
      done: z.number(),
      attempt: z.number(),
      tell: z.boolean(),
    }),
    slow: true,
  },
  import_tell: {
    payload: z.object({ batch: z.string(), kind: z.enum(["imported_for_you", "import_undone"]), after: z.string() }),
  },
} satisfies Record<string, KindOfJob>;

interface KindOfJob {
  payload: z.ZodObject;
  /** The job sends nothing, so it isn't held back after a backup was restored. */
  sendsNothing?: true;
  /** The job may take minutes, so it is done beside the others. */
  slow?: true;
}

export type JobKind = keyof typeof jobKinds;
export type JobPayload<Kind extends JobKind> = z.output<(typeof jobKinds)[Kind]["payload"]>;
