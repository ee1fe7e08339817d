import { sql, type Column, type SQL } from "drizzle-orm";

/**
 * SQL: the id of the newest revision of a contribution, which is given by its id or by a column of the query that holds
 * it. A page of 50 contributions looks each up by an index.
 */
export const newestRevision = (contribution: string | Column): SQL<string> =>
  sql`(select r.id from revisions r where r.contribution_id = ${contribution} order by r.number desc limit 1)`;

/** SQL: the id of the newest public text of a contribution, or of one of its revisions. Ids sort by time. */
export const newestPublicText = (contribution: string | Column, revisionId?: string): SQL<string> =>
  sql`(select t.id from public_texts t where t.source_id = ${contribution}${
    revisionId === undefined ? sql`` : sql` and t.revision_id = ${revisionId}`
  } order by t.id desc limit 1)`;
