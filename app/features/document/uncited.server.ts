import { sql, type SQL } from "drizzle-orm";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { nameRowOn } from "#app/features/organisations/organisation-queries.server.ts";
import type { QueueKey } from "#app/features/publishing/queue.server.ts";
import { db, rowsOf } from "#db/client.server.ts";

export interface Uncited {
  id: string;
  number: string;
  title: string;
  bench: string;
  publishedAt: Date;
  excerpts: number;
}
interface UncitedBody {
  organisationId: string;
  /** Its name of today. */
  organisation: string;
}
/** An entry under which a body filed, and how many of its texts no paragraph cites. */
type UncitedEntry = UncitedBody & { entry: string; count: number };

const uncitedPage = 50;

/** A paragraph of a working draft cites a passage of it. */
const citing: SQL = sql`
  citations k join paragraphs p on p.id = k.paragraph_id and p.deleted_at is null join excerpts e on e.id = k.excerpt_id`;

/**
 * Published contributions that no paragraph of the working draft cites, by body in the order of their names on `day`,
 * the first published first, fifty at a time by key; `total` and `bodies` count them all.
 */
export async function listUncited(
  campaignId: string,
  day: string,
  after: QueueKey | null,
): Promise<{
  total: number;
  bodies: number;
  page: (UncitedBody & { rows: Uncited[] })[];
  next: QueueKey | null;
}> {
  const entries = await listEntries(campaignId, day);
  const from = after ? await bodyOfText(after.id) : null;
  const begins = Math.max(
    0,
    entries.findIndex((each) => each.organisationId === from),
  );
  const key = after && entries[begins]?.organisationId === from ? after : null;
  const wanted = entriesFrom(entries.slice(begins), key && from);
  const rows = await listOf(campaignId, wanted, key && { ...key, body: from ?? "" });
  const shown = rows.slice(0, uncitedPage);
  const last = shown.at(-1);
  const groups = new Map<string, UncitedBody & { rows: Uncited[] }>();
  for (const { place, ...row } of shown) {
    const { organisationId = "", organisation = "" } = wanted[place - 1] ?? {};
    const group = groups.get(organisationId) ?? { organisationId, organisation, rows: [] };
    group.rows.push(row);
    groups.set(organisationId, group);
  }
  return {
    total: entries.reduce((sum, { count }) => sum + count, 0),
    bodies: new Set(entries.map((each) => each.organisationId)).size,
    page: [...groups.values()],
    next: rows.length > uncitedPage && last ? { at: last.publishedAt, id: last.id } : null,
  };
}

/** Counted by tallies, less what is cited: the work grows with bodies and citations, not with contributions. */
async function listEntries(campaignId: string, day: string): Promise<UncitedEntry[]> {
  return rowsOf<UncitedEntry>(
    await db().execute(sql`
      with cited as (
        select s.organisation_id, count(distinct s.id)::int as n from ${citing}
        join sources s on s.id = e.source_id
        where s.campaign_id = ${campaignId} and s.kind = 'contribution' and s.state = 'published'
          and s.disowned_at is null
        group by 1),
      counted as (
        select organisation_id, sum(n)::int as n from text_tallies
        where campaign_id = ${campaignId} and grain = 'body' and state = 'published' and not disowned group by 1)
      select b.id as "organisationId", b.name as organisation, b.entry, b.n as count
      from (
        select ${bodyOf(sql`t.organisation_id`)} as id, t.organisation_id as entry, t.n - coalesce(c.n, 0) as n,
          named.name
        from counted t left join cited c using (organisation_id)
        join lateral ${nameRowOn(bodyOf(sql`t.organisation_id`), day)} named on true) b
      where b.n > 0 order by b.name, b.id, b.entry`),
  );
}

/**
 * As many bodies as fill a page. The body in the middle of which the page begins is not counted, because it is not
 * known how many of its texts are left.
 */
function entriesFrom(entries: UncitedEntry[], goesOnIn: string | null): UncitedEntry[] {
  let counted = 0;
  const end = entries.findIndex(({ organisationId, count }, index) => {
    const isNextBody = organisationId !== entries[index - 1]?.organisationId;
    if (counted > uncitedPage && isNextBody) return true;
    if (organisationId !== goesOnIn) counted += count;
    return false;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

/** `place` is the number of the entry in the list, beginning with 1. */
async function listOf(
  campaignId: string,
  entries: readonly UncitedEntry[],
  key: (QueueKey & { body: string }) | null,
): Promise<(Uncited & { place: number })[]> {
  if (entries.length === 0) return [];
  const bodies = entries.map((each) => each.organisationId);
  const places = sql.join(
    entries.map(({ entry, organisationId }, index) => {
      const begins = key?.body === organisationId ? key : null;
      const since = sql`${begins?.at.toISOString() ?? "-infinity"}::timestamptz, ${begins?.id ?? ""}::text`;
      return sql`(${index + 1}::int, ${bodies.indexOf(organisationId)}::int, ${entry}::text, ${since})`;
    }),
    sql`, `,
  );
  const rows = rowsOf<Omit<Uncited, "publishedAt"> & { publishedAt: string; place: number }>(
    await db().execute(sql`
      select a.place, c.id, c.number, c.bench, t.title, c.published_at as "publishedAt",
        (select count(*)::int from shown_excerpts e where e.source_id = c.id) as excerpts
      from (values ${places}) a (place, body, entry, at, id)
      cross join lateral (
        select c.id, c.number, c.bench, c.published_at, c.public_text_id from contributions c
        where c.campaign_id = ${campaignId} and c.organisation_id = a.entry and c.state = 'published'
          and c.disowned_at is null and (c.published_at, c.id) > (a.at, a.id)
          and not exists (select 1 from ${citing} where e.source_id = c.id)
        order by c.published_at, c.id limit ${uncitedPage + 1}) c
      join public_texts t on t.id = c.public_text_id
      order by a.body, c.published_at, c.id limit ${uncitedPage + 1}`),
  );
  return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }));
}

/** The entry that stands for the body to which a text belongs. */
async function bodyOfText(id: string): Promise<string | null> {
  const [row] = rowsOf<{ body: string }>(
    await db().execute(sql`select ${bodyOf(sql`c.organisation_id`)} as body from contributions c where c.id = ${id}`),
  );
  return row?.body ?? null;
}
