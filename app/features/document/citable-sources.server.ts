import { sql } from "drizzle-orm";
import type { ExcerptKind } from "#app/features/tagging/excerpt.ts";
import type { SourceKindName } from "#app/features/sources/source.ts";
import { db, rowsOf } from "#db/client.server.ts";

export interface Source {
  id: string;
  exact: string;
  kind: SourceKindName;
  number: string;
  /** Empty where no body has said that the words are its own. */
  organisation: string;
  bench: string;
  kinds: ExcerptKind[];
  cited: number;
}
export const sourcePage = 60;

/**
 * What a section may cite: excerpts of published texts of the campaign on its line, by kind and bench, each with the
 * number of paragraphs that cite it; sixty at a time by key.
 */
export async function listSources(
  campaignId: string,
  lineId: string,
  filter: { kinds: readonly ExcerptKind[]; bench?: string | undefined; uncited?: boolean | undefined },
  after: string | null,
): Promise<{ rows: Source[]; next: string | null }> {
  const kinds =
    filter.kinds.length > 0
      ? sql`and k.kind in (${sql.join(
          filter.kinds.map((kind) => sql`${kind}`),
          sql`, `,
        )})`
      : sql``;
  const times = sql`(select count(distinct p.id)::int from citations x join paragraphs p on p.id = x.paragraph_id where x.excerpt_id = e.id and p.deleted_at is null)`;
  const rows = rowsOf<Source>(
    await db().execute(sql`
    select e.id, e.exact, s.kind, s.number, coalesce(n.name, '') as organisation, s.bench, json_agg(distinct k.kind) as kinds, ${times} as cited
    from codings k
    join shown_excerpts e on e.id = k.excerpt_id
    join sources s on s.id = e.source_id and s.disowned_at is null
    left join organisation_names n on n.id = s.organisation_name_id
    where k.line_id = ${lineId} and k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id)
      and e.campaign_id = ${campaignId} ${kinds}
      ${filter.bench ? sql`and s.bench = ${filter.bench}` : sql``}
      ${filter.uncited ? sql`and ${times} = 0` : sql``}
      ${after ? sql`and e.id > ${after}` : sql``}
    group by e.id, e.exact, s.id, n.id
    order by e.id limit ${sourcePage + 1}`),
  );
  const page = rows.slice(0, sourcePage);
  return { rows: page, next: rows.length > sourcePage ? (page.at(-1)?.id ?? null) : null };
}
