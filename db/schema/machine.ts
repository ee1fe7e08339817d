import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";

/** Append-only by trigger; ids only; each row's hash covers the one before it. */
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
    // For the accesses, which belong to no campaign and are a few of many entries.
    index("audit_log_deed").on(t.action, t.seq),
    index("audit_log_subject").on(t.subject),
  ],
);

/** One row, locked by each writer: the chain has no gaps and no forks. */
export const auditHead = pgTable("audit_head", {
  one: integer().primaryKey(),
  seq: bigint({ mode: "number" }).notNull(),
  hash: text().notNull(),
});

/** Work to do after a commit, mails first of all. Written in the transaction that causes it. */
export const jobs = pgTable(
  "jobs",
  {
    id: id(),
    kind: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Two jobs with one key are one job: nothing is sent twice. */
    once: text().unique(),
    /** What it tells about, as `contribution:<id>`: a job that waits dies with a withdrawal. */
    about: text(),
    dueAt: instant().notNull(),
    tries: integer().notNull().default(0),
    doneAt: instant(),
    failedAt: instant(),
    /** A code, never the server's answer: that may hold an address. */
    failure: text(),
    createdAt: instant().notNull(),
  },
  // What is done stays for a while; looking for work must not walk over it.
  (t) => [
    index("jobs_due").on(t.dueAt, t.id).where(sql`done_at is null and failed_at is null`),
    index("jobs_about").on(t.about).where(sql`about is not null and done_at is null`),
  ],
);

/**
 * How often somebody wrote or searched, for limits that several processes count together: when a key has all its
 * requests back. Unlogged, so that counting costs little; a crash of the database forgets it.
 */
export const requestCounts = pgTable("request_counts", { key: text().primaryKey(), fullAt: instant().notNull() });
