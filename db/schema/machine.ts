import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";

/** A trigger makes it append-only. It holds only ids; the hash of each row covers the row before. */
export const auditLog = pgTable(
  "audit_log",
  {
    seq: bigint({ mode: "number" }).primaryKey(),
    at: instant().notNull(),
    action: text().notNull(),
    personId: text(),
    mandateId: text(),
    campaignId: text(),
    subject: text().notNull(),
    /** Ids, numbers, codes, hashes; never text that somebody wrote. */
    detail: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index("audit_log_campaign").on(t.campaignId, t.seq),
    index("audit_log_action").on(t.campaignId, t.action, t.seq),
    // For the access log, whose entries belong to no campaign and are few among many.
    index("audit_log_deed").on(t.action, t.seq),
    index("audit_log_subject").on(t.subject),
  ],
);

/** A single row that each writer locks, so that the chain has no gaps and no forks. */
export const auditHead = pgTable("audit_head", {
  one: integer().primaryKey(),
  seq: bigint({ mode: "number" }).notNull(),
  hash: text().notNull(),
});

/** Work to be done after a commit, above all mails. Rows are written in the transaction that causes the work. */
export const jobs = pgTable(
  "jobs",
  {
    id: id(),
    kind: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Two jobs with one key are one job, so that nothing is sent twice. */
    once: text().unique(),
    /**
     * What the job tells of, as `contribution:<id>`: if the text is withdrawn, a job that still waits is taken away.
     */
    about: text(),
    dueAt: instant().notNull(),
    tries: integer().notNull().default(0),
    doneAt: instant(),
    failedAt: instant(),
    /** A code, never the server's answer, which may hold an address. */
    failure: text(),
    createdAt: instant().notNull(),
  },
  // Jobs that are done stay for a while; a search for work must not read them.
  (t) => [
    index("jobs_due").on(t.dueAt, t.id).where(sql`done_at is null and failed_at is null`),
    index("jobs_about").on(t.about).where(sql`about is not null and done_at is null`),
  ],
);

/**
 * For limits that several processes count together: by key, the instant at which it has all its requests back. The
 * table is unlogged, so that counting costs little; if the database crashes, the counts are lost.
 */
export const requestCounts = pgTable("request_counts", { key: text().primaryKey(), fullAt: instant().notNull() });
