import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { notices, people } from "#db/schema/index.ts";

/** What lies in inboxes of one kind: whose, and the end of its key (`v2 7d`), in the order of the names. */
export async function inboxes(db: Db, kind: string): Promise<string[]> {
  const rows = await db
    .select({ name: people.name, once: notices.once })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
    .where(eq(notices.kind, kind))
    .orderBy(asc(people.name), asc(notices.once));
  return rows.map((row) => `${row.name} ${row.once.split(" ").slice(-2).join(" ")}`);
}
