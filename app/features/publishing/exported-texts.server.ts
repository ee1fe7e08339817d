import { sql } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";

const page = 200;

/**
 * Published contributions of a campaign for the data file, in the order of their ids, two hundred at a time. No person
 * is in it.
 */
export async function pagePublicContributions(campaignId: string, after: string | null) {
  const rows = rowsOf<PublicRow>(
    await db().execute(sql`
    select c.id, c.number, t.title, n.name as organisation, c.bench, c.kind, d.code as district, r.number as round, r.title as "roundTitle",
      coalesce((select json_agg(l.code order by l.position) from contribution_lines x join lines l on l.id = x.line_id where x.contribution_id = c.id and l.campaign_id = c.campaign_id), '[]'::json) as lines,
      coalesce((select json_agg(case when m.distinction = '' then m.name else m.name || ' (' || m.distinction || ')' end order by j.joined_at, j.id) from joins j join organisation_names m on m.id = j.organisation_name_id
        where j.revision_id = t.revision_id and j.withdrawn_at is null), '[]'::json) as joined,
      c.received_at as "receivedAt", c.published_at as "publishedAt", c.disowned_at as "disownedAt", t.plain as text, t.sha256 as "textSha256"
    from contributions c
    join public_texts t on t.id = c.public_text_id
    join organisation_names n on n.id = c.organisation_name_id
    join rounds r on r.id = c.round_id
    left join places d on d.id = c.district
    where c.campaign_id = ${campaignId} and c.state = 'published' and c.published_at is not null ${after ? sql`and c.id > ${after}` : sql``}
    order by c.id limit ${page}`),
  );
  return {
    rows: rows.map((row) => ({
      ...row,
      receivedAt: new Date(row.receivedAt),
      publishedAt: new Date(row.publishedAt),
      disownedAt: row.disownedAt === null ? null : new Date(row.disownedAt),
    })),
    next: rows.length === page ? (rows.at(-1)?.id ?? null) : null,
  };
}

interface PublicRow {
  id: string;
  number: string;
  title: string;
  organisation: string;
  bench: string;
  kind: string;
  district: string | null;
  round: number;
  roundTitle: string;
  lines: number[];
  joined: string[];
  receivedAt: string;
  publishedAt: string;
  disownedAt: string | null;
  text: string;
  textSha256: string;
}
