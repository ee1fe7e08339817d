import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { optionalDay, z } from "#app/core/validation.server.ts";
import { dayAfter, fromRomeClock } from "#app/i18n/time.ts";
import type { Actor } from "#app/permissions.ts";
import { db } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { people, roles } from "#db/schema/people.ts";
import { entriesPerPage, rawColumns, type RawEntry } from "./log-entries.server.ts";

/**
 * The acts that the access log shows: sign-ins of people of the body, and attempts; what was exported; which originals
 * were opened; requests to name a session of the request log; resets of second factors.
 */
export const accessActions = [
  "session.open",
  "session.refuse",
  "second_factor.give",
  "second_factor.set",
  "second_factor.reset",
  "original.open",
  "digest.ask",
  "digest.answer",
  "digest.open",
  "dossier.export",
  "log.export",
  "access.export",
  "data.export",
  "data.erase",
  "person.erase",
  "backup.restore",
] as const;
const aboutAccounts = ["session.open", "second_factor.give", "second_factor.set", "data.export", "data.erase"] as const;

export interface AccessFilter {
  from: string | null;
  to: string | null;
  action: string | null;
}

/** Where the reader may look: admins everywhere, auditors in their consultations and in what belongs to none. */
function within(reader: Actor): SQL | undefined {
  if (reader.grants.some((grant) => grant.role === "admin")) return undefined;
  const own = reader.grants.flatMap((grant) =>
    grant.role === "auditor" && grant.campaignId ? [grant.campaignId] : [],
  );
  return or(isNull(auditLog.campaignId), own.length > 0 ? inArray(auditLog.campaignId, own) : sql`false`);
}

/**
 * Of the entries about accounts, only those of people who hold or held a role of the body are shown, because sign-ins
 * of delegates are their own affair. A refused sign-in may be an attempt by somebody else, so it is shown whoever it
 * is. Days are whole days in Europe/Rome.
 */
function chosen(reader: Actor, { from, to, action }: AccessFilter): SQL | undefined {
  const office = sql`exists (select 1 from ${roles} where ${roles.personId} = ${auditLog.personId})`;
  const actions = accessActions.filter((each) => action === null || each === action);
  const begins = from ? (fromRomeClock(`${from}T00:00`) ?? undefined) : undefined;
  const ends = to ? (fromRomeClock(`${dayAfter(to, 1)}T00:00`) ?? undefined) : undefined;
  return and(
    within(reader),
    inArray(auditLog.action, [...actions]),
    or(sql`${auditLog.action} not in ${[...aboutAccounts]}`, office),
    begins && gte(auditLog.at, begins),
    ends && lt(auditLog.at, ends),
  );
}

export interface AccessEntry {
  seq: number;
  at: Date;
  action: string;
  subject: string;
  by: string | null;
  whom: string | null;
  why: string | null;
  number: string | null;
  secondFactor: string | null;
  /** What an auditor answered about a digest, or whether it named somebody; null for any other act. */
  outcome: "allowed" | "refused" | "named" | "nobody" | null;
  terminal: boolean;
}

const outcomeOfDigest = sql<AccessEntry["outcome"]>`case
  when ${auditLog.action} = 'digest.answer' and ${auditLog.detail}->>'allowed' = 'true' then 'allowed'
  when ${auditLog.action} = 'digest.answer' then 'refused'
  when ${auditLog.action} = 'digest.open' and ${auditLog.detail}->>'named' = 'true' then 'named'
  when ${auditLog.action} = 'digest.open' then 'nobody'
end`;

/** Entries, newest first, one more than a page; `before` is the key of the page. */
export function listAccess(reader: Actor, filter: AccessFilter, before: number | null): Promise<AccessEntry[]> {
  return db()
    .select({
      seq: auditLog.seq,
      at: auditLog.at,
      action: auditLog.action,
      subject: auditLog.subject,
      by: people.name,
      whom: sql<
        string | null
      >`case when ${auditLog.subject} like 'person:%' then (select w.name from people w where w.id = substr(${auditLog.subject}, 8)) end`,
      why: sql<string | null>`${auditLog.detail}->>'why'`,
      number: sql<string | null>`${auditLog.detail}->>'number'`,
      secondFactor: sql<string | null>`${auditLog.detail}->>'secondFactor'`,
      outcome: outcomeOfDigest,
      terminal: sql<boolean>`${auditLog.personId} is null`,
    })
    .from(auditLog)
    .leftJoin(people, eq(people.id, auditLog.personId))
    .where(and(chosen(reader, filter), before === null ? undefined : lt(auditLog.seq, before)))
    .orderBy(desc(auditLog.seq))
    .limit(entriesPerPage + 1);
}

const rawPage = 1_000;

/** The same entries as the chain holds them, oldest first, a thousand at a time by key. */
export async function pageRawAccess(
  reader: Actor,
  filter: AccessFilter,
  after: string | null,
): Promise<{ rows: RawEntry[]; next: string | null }> {
  const rows = await db()
    .select(rawColumns)
    .from(auditLog)
    .where(and(chosen(reader, filter), gt(auditLog.seq, Number(after ?? 0))))
    .orderBy(asc(auditLog.seq))
    .limit(rawPage);
  return { rows, next: rows.length === rawPage ? String(rows.at(-1)?.seq) : null };
}

const interval = z.object({ from: optionalDay, to: optionalDay });

/** Records an export with its interval, before it leaves. */
export const recordAccessExport = command({
  name: "access.export",
  input: interval,
  quiet: true,
  run: ({ input, log }) => log("log:access", { from: input.from, to: input.to }),
});

/** Records that the log of a consultation left as a file. */
export const recordLogExport = command({
  name: "log.export",
  input: z.object({ campaignId: z.string() }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  quiet: true,
  run: ({ input, log }) => log(`campaign:${input.campaignId}`),
});
