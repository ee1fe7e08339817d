import { and, asc, desc, eq, gt, lt, sql } from "drizzle-orm";
import { nameOn, fullName } from "#app/features/organisations/name.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { auditHead, auditLog } from "#db/schema/machine.ts";
import { mandates, organisationNames } from "#db/schema/organisations.ts";
import { people, roles } from "#db/schema/people.ts";

export const entriesPerPage = 50;

/** Who acted, as the office may read it: people of the body by name, delegates by the body for which they act. */
export type Author = { kind: "person" | "organisation"; name: string } | { kind: "none" };
export interface LogEntry {
  seq: number;
  at: Date;
  action: string;
  author: Author;
  subject: string;
  number: string | null;
}

/**
 * Entries of one consultation, newest first; `before` is the key of the page. One more than a page tells that there is
 * another.
 */
export async function listEntries(
  campaignId: string,
  given: { action: string | null; before: number | null },
): Promise<LogEntry[]> {
  const rows = await db()
    .select({
      seq: auditLog.seq,
      at: auditLog.at,
      action: auditLog.action,
      subject: auditLog.subject,
      number: sql<string | null>`${auditLog.detail}->>'number'`,
      organisationId: mandates.organisationId,
      officeName: sql<
        string | null
      >`case when exists (select 1 from ${roles} where ${roles.personId} = ${auditLog.personId}) then ${people.name} end`,
    })
    .from(auditLog)
    .leftJoin(mandates, eq(mandates.id, auditLog.mandateId))
    .leftJoin(people, eq(people.id, auditLog.personId))
    .where(
      and(
        eq(auditLog.campaignId, campaignId),
        given.action ? eq(auditLog.action, given.action) : undefined,
        given.before === null ? undefined : lt(auditLog.seq, given.before),
      ),
    )
    .orderBy(desc(auditLog.seq))
    .limit(entriesPerPage + 1);
  const names = await namesOf(rows.flatMap((row) => row.organisationId ?? []));
  return rows.map(({ organisationId, officeName, ...row }) => ({
    ...row,
    author: author(organisationId, officeName, romeDay(row.at), names),
  }));
}

type Names = Map<string, { name: string; distinction: string; validFrom: string }[]>;

function author(organisationId: string | null, officeName: string | null, day: string, names: Names): Author {
  if (organisationId) {
    const name = nameOn(day, names.get(organisationId) ?? []);
    return name ? { kind: "organisation", name: fullName(name) } : { kind: "none" };
  }
  return officeName ? { kind: "person", name: officeName } : { kind: "none" };
}

async function namesOf(organisationIds: string[]): Promise<Names> {
  const names: Names = new Map();
  if (organisationIds.length === 0) return names;
  const rows = await db()
    .select({
      organisationId: organisationNames.organisationId,
      name: organisationNames.name,
      distinction: organisationNames.distinction,
      validFrom: organisationNames.validFrom,
    })
    .from(organisationNames)
    .where(sql`${organisationNames.organisationId} in ${[...new Set(organisationIds)]}`);
  for (const { organisationId, ...name } of rows)
    names.set(organisationId, [...(names.get(organisationId) ?? []), name]);
  return names;
}

/** The kinds of actions that occur in that consultation's entries. */
export async function listActions(campaignId: string): Promise<string[]> {
  // Goes from one action to the next by the index: the log grows, but the number of actions doesn't.
  const rows = rowsOf<{ action: string }>(
    await db().execute(sql`
    with recursive found (action) as (
      select min(action) from audit_log where campaign_id = ${campaignId}
      union all
      select (select min(a.action) from audit_log a where a.campaign_id = ${campaignId} and a.action > found.action) from found where found.action is not null)
    select action from found where action is not null order by 1`),
  );
  return rows.map((row) => row.action);
}

/** The newest entry of the whole chain. */
export async function getChainHead(): Promise<{ seq: number; hash: string }> {
  const [head] = await db().select({ seq: auditHead.seq, hash: auditHead.hash }).from(auditHead);
  if (!head) throw new Error("The audit chain has no head");
  return head;
}

export interface RawEntry {
  seq: number;
  at: Date;
  action: string;
  personId: string | null;
  mandateId: string | null;
  subject: string;
  detail: Record<string, string | number | boolean | null>;
  previous: string;
  hash: string;
}

export const rawColumns = {
  seq: auditLog.seq,
  at: auditLog.at,
  action: auditLog.action,
  personId: auditLog.personId,
  mandateId: auditLog.mandateId,
  subject: auditLog.subject,
  detail: auditLog.detail,
  previous: auditLog.previous,
  hash: auditLog.hash,
};
const rawPage = 1_000;

/**
 * Every entry of one consultation as it was written, oldest first, a thousand at a time by key: ids and hashes, no
 * names.
 */
export async function pageRawEntries(
  campaignId: string,
  after: string | null,
): Promise<{ rows: RawEntry[]; next: string | null }> {
  const rows = await db()
    .select(rawColumns)
    .from(auditLog)
    .where(and(eq(auditLog.campaignId, campaignId), gt(auditLog.seq, Number(after ?? 0))))
    .orderBy(asc(auditLog.seq))
    .limit(rawPage);
  return { rows, next: rows.length === rawPage ? String(rows.at(-1)?.seq) : null };
}
