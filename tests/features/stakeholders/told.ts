import { asc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { notices } from "#db/schema/news.ts";

/** What a person was told, oldest first, without the words. */
export const toldTo = (personId: string) =>
  db()
    .select({ kind: notices.kind, facts: notices.facts, path: notices.path })
    .from(notices)
    .where(eq(notices.personId, personId))
    .orderBy(asc(notices.createdAt), asc(notices.id));

/** How often a body's own address was written to. */
export const toldToBody = (organisationId: string): Promise<number> =>
  db()
    .select({ payload: jobs.payload })
    .from(jobs)
    .where(eq(jobs.kind, "notice_to_body"))
    .then((rows) => rows.filter((row) => row.payload["organisation"] === organisationId).length);
