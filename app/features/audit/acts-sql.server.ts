import { sql, type SQL } from "drizzle-orm";

/** Of an entry `a`: the id of what it changed. */
export const subjectId = sql`substr(a.subject, strpos(a.subject, ':') + 1)`;

/** Written out and no parameter, so that the database sees that two of them are the same. */
export const detail = (name: string): SQL => sql.raw(`(a.detail->>'${name}')`);

/** Who did it, by which designation, and when: what an entry `a` and its row both hold. */
export const byWhom = sql`coalesce(a.person_id, ''), coalesce(a.mandate_id, ''), a.at::text`;

/** An instant as the log's details write it. */
export const iso = (instant: SQL): SQL => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const sha256Of = (text: SQL): SQL => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** Numbers of texts in the order in which they were given, past 9999 and past New Year's Eve too. */
export const numberOrder = (number: SQL): SQL => sql`regexp_match(${number}, '(\\d+)-(\\d+)$')::int[]`;

/**
 * When backups were restored by an earlier version, which did removals again without an entry for each. The public
 * texts that it wrote have this very moment; its takedowns have the day of the removal, which lies before it.
 */
export const oldRestores = sql`(
  select r.at from audit_log r
  where r.campaign_id is null and r.action = 'backup.restore' and (r.detail->>'removals')::int > 0
    and not exists (select 1 from audit_log e where e.action = 'backup.repeat' and e.at = r.at))`;
