import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { bodies } from "./places.ts";

export const people = pgTable(
  "people",
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull(),
    /** Null until the invitation is accepted. */
    passwordHash: text(),
    language: text({ enum: ["it", "en"] })
      .notNull()
      .default("it"),
    demo: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    /** When name and address were erased; acts stay with the organisation. */
    erasedAt: instant(),
  },
  (t) => [uniqueIndex("people_email_key").on(sql`lower(${t.email})`)],
);

/** Lucia's table: its adapter expects the names `userId` and `expiresAt`. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    /** Browser and system in words, for the person's own list of sessions. */
    device: text().notNull(),
    /** The mandate under which this session acts; null until one is chosen. */
    mandateId: text(),
    /** When the second factor was given; null where none was asked for. */
    secondFactorAt: instant(),
  },
  (t) => [index("sessions_user").on(t.userId)],
);

/** One-time links. Only their hashes are kept, so that a person who reads the database can't use them. */
export const tokens = pgTable(
  "tokens",
  {
    hash: text().primaryKey(),
    kind: text({ enum: ["invitation", "reset"] }).notNull(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    spentAt: instant(),
  },
  (t) => [index("tokens_person").on(t.personId)],
);

/** Failed sign-ins by account and by device; the key is a keyed hash, never an address or an e-mail. */
export const signInFailures = pgTable("sign_in_failures", {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant().notNull(),
});

/**
 * Roles of the office. A role is held in a campaign; or for a body, in what belongs to it and to no campaign; or, by
 * admins, everywhere, and then both columns are null.
 */
export const roles = pgTable(
  "roles",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    campaignId: text(),
    bodyId: text().references((): AnyPgColumn => bodies.id),
    role: text({ enum: ["admin", "lead", "planner", "auditor"] }).notNull(),
    grantedBy: text(),
    grantedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index("roles_person").on(t.personId),
    index("roles_campaign").on(t.campaignId),
    check("roles_of_body", sql`body_id is null or (campaign_id is null and role <> 'admin')`),
  ],
);

export const settings = pgTable("settings", { key: text().primaryKey(), value: text().notNull() });

/** The privacy notices that a person has accepted, and when. */
export const acceptances = pgTable(
  "acceptances",
  {
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    document: text().notNull(),
    version: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.document, t.version] })],
);
