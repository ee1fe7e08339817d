import { sql } from "drizzle-orm";
import type { SourceKindName } from "#app/features/sources/source.ts";
import { db, rowsOf } from "#db/client.server.ts";

const page = 500;

/**
 * Excerpts of published texts with each classification that holds on a line of the campaign, by coding, five hundred at
 * a time. No coder, no memo.
 */
export async function pagePublicExcerpts(campaignId: string, after: string | null) {
  const rows = rowsOf<PublicRow>(
    await db().execute(sql`
    select k.id as key, e.id, s.kind as "sourceKind", s.number as contribution, t.title,
      coalesce(n.name, '') as organisation, s.bench, l.code as line, k.kind,
      (select code from sub_themes m where m.id = k.sub_theme_id) as "subTheme", k.coded_at as "codedAt",
      e.start, e."end", e.exact, e.prefix, e.suffix, t.sha256 as "textSha256"
    from codings k
    join lines l on l.id = k.line_id
    join shown_excerpts e on e.id = k.excerpt_id
    join sources s on s.id = e.source_id and s.disowned_at is null
    join public_texts t on t.id = e.public_text_id
    left join organisation_names n on n.id = s.organisation_name_id
    where e.campaign_id = ${campaignId} and l.campaign_id = ${campaignId}
      and k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id) ${after ? sql`and k.id > ${after}` : sql``}
    order by k.id limit ${page}`),
  );
  return {
    rows: rows.map(({ key: _, ...row }) => ({ ...row, codedAt: new Date(row.codedAt) })),
    next: rows.length === page ? (rows.at(-1)?.key ?? null) : null,
  };
}

interface PublicRow {
  key: string;
  id: string;
  sourceKind: SourceKindName;
  contribution: string;
  title: string;
  organisation: string;
  bench: string;
  line: number;
  kind: string;
  subTheme: string | null;
  codedAt: string;
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
  textSha256: string;
}
