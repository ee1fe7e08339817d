import { sql } from "drizzle-orm";
import { contributions } from "#db/schema/contributions.ts";

/**
 * The title under which the office lists a filed text, and is told of it; for queries on `contributions`. One that was
 * replaced because it names somebody stays under the omissis: it comes only with the original. That of a sealed text is
 * empty.
 */
export const officeTitle = sql<string>`case when ${contributions.sealedAt} is not null then '' else coalesce(
  (select t.title from public_texts t where t.source_id = ${contributions.id} order by t.id desc limit 1),
  (select r.title from revisions r where r.contribution_id = ${contributions.id} order by r.number desc limit 1), '') end`;
