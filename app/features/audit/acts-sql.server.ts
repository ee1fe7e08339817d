import { sql, type SQL } from "drizzle-orm";

/** The id of what an entry `a` changed. */
export const subjectId = sql`substr(a.subject, strpos(a.subject, ':') + 1)`;

/**
 * The name is written into the query and is no parameter, so that PostgreSQL sees that two such expressions are the
 * same.
 */
export const detail = (name: string): SQL => sql.raw(`(a.detail->>'${name}')`);

/** Who did it, under which designation, and when: both an entry `a` and its row hold this. */
export const byWhom = sql`coalesce(a.person_id, ''), coalesce(a.mandate_id, ''), a.at::text`;

/** An instant as the log's details write it. */
export const iso = (instant: SQL): SQL => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const sha256Of = (text: SQL): SQL => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** Orders numbers of texts by when they were given, also beyond 9999 and across the turn of a year. */
export const numberOrder = (number: SQL): SQL => sql`regexp_match(${number}, '(\\d+)-(\\d+)$')::int[]`;

/**
 * The moments at which an earlier version restored backups. It did removals again without an entry for each: the public
 * texts that it wrote have exactly this moment, its takedowns the day of the removal, which is earlier.
 */
export const oldRestores = sql`(
  select r.at from audit_log r
  where r.campaign_id is null and r.action = 'backup.restore' and (r.detail->>'removals')::int > 0
    and not exists (select 1 from audit_log e where e.action = 'backup.repeat' and e.at = r.at))`;
