import { asc, eq, gt, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { checkTallies } from "#app/features/campaigns/tallies-check.server.ts";
import { receiptHash } from "#app/features/receipts/receipts.server.ts";
import { checkVersionFiles } from "#app/features/exports/version-files.server.ts";
import type { Kept } from "#app/features/heads/proof-file.ts";
import { matchesSource } from "#app/features/tagging/excerpt.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { versions } from "#db/schema/document.ts";
import { files } from "#db/schema/organisations.ts";
import { sources } from "#db/schema/sources.ts";
import { excerpts } from "#db/schema/tagging.ts";
import { checkActs } from "./acts.server.ts";
import { checkStanding } from "./verify-states.server.ts";
import { verifyLog, type KeptCompared } from "./verify-log.server.ts";
import { verifyOmissis } from "./verify-omissis.server.ts";

export interface Verified {
  what:
    | "log"
    | "heads"
    | "heads_here"
    | "heads_given"
    | "acts"
    | "standing"
    | "receipts"
    | "public_texts"
    | "excerpts"
    | "versions"
    | "files"
    | "version_files"
    | "places"
    | "removals"
    | "omissis"
    | "counts";
  checked: number;
  wrong: string[];
  /** How many of the checked things nobody may read now. */
  withheld?: number;
  notes?: string[];
}

const batch = 500;

/**
 * Computes every hash again, and compares the log with the rows and with heads that are kept outside of the database:
 * those in DATA_DIR and those given. Reads in batches, so that its memory doesn't grow with the data.
 */
export async function verifyAll(given: Kept | null = null): Promise<Verified[]> {
  const { log, heads, own, kept } = await verifyLog(given);
  return [
    { what: "log", ...log },
    { what: "heads", ...heads },
    keptLine("heads_here", own),
    ...(kept ? [keptLine("heads_given", kept)] : []),
    { what: "acts", ...(await checkActs()) },
    { what: "standing", ...(await checkStanding()) },
    await verifyReceipts(),
    await verifyPublicTexts(),
    await verifyExcerpts(),
    await verifyVersions(),
    await verifyFiles(),
    { what: "version_files", ...(await checkVersionFiles()) },
    await verifyPlaces(),
    await verifyRemovals(),
    await verifyOmissis(),
    { what: "counts", ...(await checkTallies()) },
  ];
}

/** The heads that somebody keeps, as one line and the sentences below it. */
function keptLine(
  what: "heads_here" | "heads_given",
  { checked, unsigned, differing, changed, firstDifferent, declared }: KeptCompared,
): Verified {
  const between =
    firstDifferent &&
    (firstDifferent.first === firstDifferent.last
      ? `entry ${firstDifferent.first}`
      : `one of the entries ${firstDifferent.first} to ${firstDifferent.last}`);
  return {
    what,
    checked,
    wrong: [
      ...differing.map((size) => `head of ${size} entries`),
      ...changed.map((seq) => `entry ${seq}`),
      ...unsigned.map((size) => `head of ${size} entries, signed by no key of this log`),
    ],
    notes: [
      ...(between ? [`the first entry that differs is ${between}`] : []),
      ...declared.map(
        ({ size, first, last }) =>
          `head of ${size} entries: ripristino dichiarato (declared restore), entries ${first} to ${last} are lost`,
      ),
    ],
  };
}

/** Walks through a table by its id. A row that is sealed or forgotten is withheld from everybody. */
async function walk<R extends { id: string; sealedAt?: Date | null; forgotten?: boolean }>(
  what: Verified["what"],
  page: (after: string) => Promise<R[]>,
  holds: (row: R) => boolean,
): Promise<Verified> {
  const result: Verified = { what, checked: 0, wrong: [] };
  let after = "";
  for (;;) {
    const rows = await page(after);
    for (const row of rows) {
      result.checked += 1;
      if (!holds(row)) result.wrong.push(row.id);
      if (row.sealedAt !== undefined || row.forgotten)
        result.withheld = (result.withheld ?? 0) + (row.sealedAt || row.forgotten ? 1 : 0);
    }
    const last = rows.at(-1);
    if (!last) return result;
    after = last.id;
  }
}

const after = (column: AnyPgColumn, id: string) => (id === "" ? sql`true` : gt(column, id));

const verifyReceipts = () =>
  walk(
    "receipts",
    (id) =>
      db()
        .select({
          id: revisions.id,
          salt: revisions.salt,
          sha256: revisions.sha256,
          receiptText: revisions.receiptText,
          sealedAt: contributions.sealedAt,
        })
        .from(revisions)
        .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
        .where(after(revisions.id, id))
        .orderBy(asc(revisions.id))
        .limit(batch),
    (row) => receiptHash(row.salt, row.receiptText) === row.sha256,
  );

/** A forgotten source has no words left, and no hash with which they could be guessed. */
const isForgotten = sql<boolean>`${sources.state} = 'forgotten'`;

const verifyPublicTexts = () =>
  walk(
    "public_texts",
    (id) =>
      db()
        .select({
          id: publicTexts.id,
          title: publicTexts.title,
          blocks: publicTexts.blocks,
          plain: publicTexts.plain,
          sha256: publicTexts.sha256,
          forgotten: isForgotten,
        })
        .from(publicTexts)
        .innerJoin(sources, eq(sources.id, publicTexts.sourceId))
        .where(after(publicTexts.id, id))
        .orderBy(asc(publicTexts.id))
        .limit(batch),
    ({ title, blocks, plain, ...row }) =>
      row.forgotten
        ? title + plain + row.sha256 === "" && blocks.length === 0
        : sha256(canonicalJson({ title, blocks, plain })) === row.sha256,
  );

const verifyExcerpts = () =>
  walk(
    "excerpts",
    (id) =>
      db()
        .select({
          id: excerpts.id,
          start: excerpts.start,
          end: excerpts.end,
          exact: excerpts.exact,
          plain: publicTexts.plain,
          forgotten: isForgotten,
          around: sql<string>`${excerpts.prefix} || ${excerpts.suffix}`,
        })
        .from(excerpts)
        .innerJoin(publicTexts, eq(publicTexts.id, excerpts.publicTextId))
        .innerJoin(sources, eq(sources.id, excerpts.sourceId))
        .where(after(excerpts.id, id))
        .orderBy(asc(excerpts.id))
        .limit(batch),
    (row) => (row.forgotten ? row.exact + row.around === "" : matchesSource(row.plain, row)),
  );

const verifyVersions = () =>
  walk(
    "versions",
    (id) =>
      db()
        .select({ id: versions.id, content: versions.content, canonical: versions.canonical, sha256: versions.sha256 })
        .from(versions)
        .where(after(versions.id, id))
        .orderBy(asc(versions.id))
        .limit(batch),
    (row) => sha256(row.canonical) === row.sha256 && canonicalJson(row.content) === row.canonical,
  );

/** Of a letter of designation whose person was erased, only the hash is left. */
const verifyFiles = () =>
  walk(
    "files",
    (id) =>
      db()
        .select({
          id: files.id,
          sha256: files.sha256,
          content: files.content,
          sealedAt: files.sealedAt,
          sealedReason: files.sealedReason,
        })
        .from(files)
        .where(after(files.id, id))
        .orderBy(asc(files.id))
        .limit(20),
    (row) => (row.sealedReason === "erased" ? row.content.length === 0 : sha256(row.content) === row.sha256),
  );

/**
 * Checks where quotations stand in a later public text, word for word; excerpts that have no place there are withheld.
 */
async function verifyPlaces(): Promise<Verified> {
  const rows = rowsOf<{ checked: number; withheld: number; wrong: string[] | null }>(
    await db().execute(sql`
      select count(*)::int as checked,
        (select count(*)::int from excerpts e where not exists (select 1 from shown_excerpts s where s.id = e.id)) as withheld,
        array_agg(p.excerpt_id) filter (where substr(t.plain, p.start + 1, p."end" - p.start) <> e.exact) as wrong
      from excerpt_places p join excerpts e on e.id = p.excerpt_id join public_texts t on t.id = p.public_text_id`),
  );
  const [row] = rows;
  return { what: "places", checked: row?.checked ?? 0, wrong: row?.wrong ?? [], withheld: row?.withheld ?? 0 };
}

/** Checks that what is taken down or sealed is still stored and really withheld. */
async function verifyRemovals(): Promise<Verified> {
  const rows = rowsOf<{ id: string; holds: boolean }>(
    await db().execute(sql`
      select t.id, case t.subject_kind
        when 'attachment' then exists (select 1 from attachments a where a.id = t.subject_id and a.withheld_reason <> '')
        when 'version' then exists (select 1 from versions v where v.id = t.subject_id)
        when 'paragraph' then exists (select 1 from versions v, jsonb_array_elements(v.content->'sections') s, jsonb_array_elements(s->'paragraphs') p where v.id = t.version_id and p->>'id' = t.subject_id)
        else exists (select 1 from sources s where s.id = t.subject_id and s.kind = t.subject_kind and s.state <> 'published')
        end as holds
      from takedowns t where t.restored_at is null
      union all select c.id, c.state <> 'published' from contributions c where c.sealed_at is not null and not exists (select 1 from takedowns t where t.subject_kind = 'contribution' and t.subject_id = c.id and t.restored_at is null)
      order by 1`),
  );
  return {
    what: "removals",
    checked: rows.length,
    wrong: rows.filter((row) => !row.holds).map((row) => row.id),
    withheld: rows.length,
  };
}
