import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { joinsHash } from "#app/features/drafts/joins-hold.server.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { joins } from "#db/schema/joining.ts";
import { auditLog } from "#db/schema/machine.ts";
import { oldRestores } from "./acts-sql.server.ts";
import { storyOf, whyNotJoins, type JoinRow, type StoryEntry } from "./story.ts";

const batch = 500;

/**
 * Compares each contribution with its entries of the log: its state, the text that the public reads, what is sealed or
 * disowned, and who joined. Reads by key, a batch at a time.
 */
export async function checkStanding(): Promise<{ checked: number; wrong: string[] }> {
  const result = { checked: 0, wrong: await withoutContribution() };
  const restored = await lastOldRestore();
  let after = "";
  for (;;) {
    const rows = await pageOf(after);
    const ids = rows.map((row) => row.id);
    const entries = await entriesOf(rows);
    const joined = await joinsOf(ids);
    for (const row of rows) {
      result.checked += 1;
      const story = storyOf(entries.get(row.id) ?? [], row.batchId !== null);
      result.wrong.push(...faults(row, story, restored).map((fault) => `${row.number} ${fault}`));
      result.wrong.push(
        ...whyNotJoins(story, joined.get(row.id) ?? [], hashOfBodies).map((fault) => `${row.number} ${fault}`),
      );
    }
    const last = rows.at(-1);
    if (!last) return result;
    after = last.id;
  }
}

const hashOfBodies = (ids: string[]): string => joinsHash(ids.map((organisationId) => ({ organisationId })));

function pageOf(after: string) {
  return db()
    .select({
      id: contributions.id,
      number: contributions.number,
      batchId: contributions.batchId,
      state: contributions.state,
      stateAt: contributions.stateAt,
      sealedAt: contributions.sealedAt,
      disownedAt: contributions.disownedAt,
      textId: contributions.publicTextId,
      text: publicTexts.sha256,
      madeAt: publicTexts.madeAt,
    })
    .from(contributions)
    .leftJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .where(after === "" ? undefined : gt(contributions.id, after))
    .orderBy(asc(contributions.id))
    .limit(batch);
}
type Row = Awaited<ReturnType<typeof pageOf>>[number];

/** A restore by an earlier version wrote no entries for removals, so rows from before it may know more than the log. */
function faults(row: Row, story: ReturnType<typeof storyOf>, restored: Date | null): string[] {
  const excused = (at: Date | null) => restored !== null && at !== null && at <= restored;
  const wrong: string[] = [];
  if (row.state !== story.state && !excused(row.stateAt)) wrong.push(`is ${row.state}, by the log ${story.state}`);
  if ((row.textId === null ? null : (row.text ?? "none")) !== story.text && !excused(row.madeAt))
    wrong.push("shows another text than the log says");
  if ((row.sealedAt !== null) !== story.sealed && !excused(row.sealedAt))
    wrong.push("is sealed or not, against the log");
  if ((row.disownedAt !== null) !== story.disowned) wrong.push("is disowned or not, against the log");
  return wrong;
}

function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Entries by contribution. The undoing of an import is an entry of every contribution that came with it. */
async function entriesOf(rows: readonly Row[]): Promise<Map<string, StoryEntry[]>> {
  const ofBatch = grouped(
    rows.filter((row) => row.batchId !== null),
    (row) => `import:${row.batchId ?? ""}`,
  );
  const subjects = [...rows.map((row) => `contribution:${row.id}`), ...ofBatch.keys()];
  const found = new Map<string, StoryEntry[]>();
  if (subjects.length === 0) return found;
  const entries = await db()
    .select({
      subject: auditLog.subject,
      action: auditLog.action,
      at: auditLog.at,
      personId: auditLog.personId,
      mandateId: auditLog.mandateId,
      detail: auditLog.detail,
    })
    .from(auditLog)
    .where(and(inArray(auditLog.subject, subjects), sql`${auditLog.detail}->>'what' is distinct from 'chunk'`))
    .orderBy(asc(auditLog.seq));
  for (const { subject, ...entry } of entries) {
    const ids = ofBatch.get(subject)?.map((row) => row.id) ?? [subject.slice("contribution:".length)];
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), entry]);
  }
  return found;
}

async function joinsOf(ids: readonly string[]): Promise<Map<string, JoinRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({
      contributionId: joins.contributionId,
      revision: revisions.number,
      organisationId: joins.organisationId,
      personId: joins.personId,
      mandateId: joins.mandateId,
      joinedAt: joins.joinedAt,
      withdrawnAt: joins.withdrawnAt,
      withdrawnBy: joins.withdrawnBy,
      voidedAt: joins.voidedAt,
    })
    .from(joins)
    .innerJoin(revisions, eq(revisions.id, joins.revisionId))
    .where(inArray(joins.contributionId, [...ids]));
  return grouped(rows, (row) => row.contributionId ?? "");
}

/** Entries about contributions that no longer exist. */
async function withoutContribution(): Promise<string[]> {
  const rows = rowsOf<{ id: string }>(
    await db().execute(sql`
    select distinct substr(a.subject, 14) as id from audit_log a
    where a.subject like 'contribution:%' and not exists (
      select 1 from contributions c where c.id = substr(a.subject, 14)) order by 1 limit 100`),
  );
  return rows.map(({ id }) => `contribution ${id} without its row`);
}

async function lastOldRestore(): Promise<Date | null> {
  const [row] = rowsOf<{ at: string | null }>(
    await db().execute(sql`select max(r.at)::text as at from ${oldRestores} r`),
  );
  return row?.at ? new Date(row.at) : null;
}
