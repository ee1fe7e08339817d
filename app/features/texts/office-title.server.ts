import { sql } from "drizzle-orm";
import { contributions } from "#db/schema/contributions.ts";
import { newestPublicText, newestRevision } from "./newest.server.ts";

/**
 * The title under which the office lists a filed text and is told of it; for queries on `contributions`. A title that
 * was replaced because it names somebody is not used: it comes only with the original. The title of a sealed text is
 * empty.
 */
export const officeTitle = sql<string>`case when ${contributions.sealedAt} is not null then '' else coalesce(
  (select shown.title from public_texts shown where shown.id = ${newestPublicText(contributions.id)}),
  (select filed.title from revisions filed where filed.id = ${newestRevision(contributions.id)}), '') end`;
