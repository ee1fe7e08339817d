import { sql } from "drizzle-orm";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { db, rowsOf } from "#db/client.server.ts";

/** The contributions of each line, read from the rows themselves; `*` is any line with a passage. */
const ofLines = sql`
  select distinct x.contribution_id, x.line_id from (
    select contribution_id, line_id from contribution_lines
    union all
    select e.source_id, unnest(array[k.line_id, '*']) from codings k join shown_excerpts e on e.id = k.excerpt_id
    where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id)) x`;

const truth = sql`
  with texts as (select c.*, coalesce(c.district, '') as place, c.disowned_at is not null as gone from contributions c),
    lined as (select t.*, l.line_id from (${ofLines}) l join texts t on t.id = l.contribution_id and t.state = 'published'),
    joined as (select j.contribution_id, j.revision_id, j.voided_at, ${bodyOf(sql`j.organisation_id`)} as body from joins j where j.withdrawn_at is null),
    said as (select w.campaign_id, k.line_id, k.kind, s.bench, s.kind as source_kind, e.id as excerpt_id, s.id as source_id
      from codings k join shown_excerpts e on e.id = k.excerpt_id join sources s on s.id = e.source_id and s.disowned_at is null join lines w on w.id = k.line_id
      where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id))
  select concat_ws('/', 'all', campaign_id, state, round_id, bench, kind, place, gone) as key, count(*) as n from texts group by 1
  union all select concat_ws('/', 'body', campaign_id, organisation_id, state, gone), count(*) from texts group by 1
  union all select concat_ws('/', 'body_texts', campaign_id, organisation_id, round_id, bench, kind, place, gone), count(*) from texts where state = 'published' group by 1
  union all select concat_ws('/', 'line', campaign_id, line_id, round_id, bench, kind, place, gone), count(*) from lined group by 1
  union all select concat_ws('/', 'line_body', campaign_id, line_id, organisation_id, round_id, bench, kind, place, gone), count(*) from lined group by 1
  union all select concat_ws('/', 'joined', t.campaign_id, j.body), count(distinct t.id) from joined j join texts t on t.id = j.contribution_id and t.state = 'published' and not t.gone
    join public_texts p on p.id = t.public_text_id and p.revision_id = j.revision_id group by 1
  union all select concat_ws('/', 'held', t.campaign_id, j.body), count(distinct t.id) from joined j join texts t on t.id = j.contribution_id and t.state not in ('withdrawn', 'annulled') and not t.gone
    where j.voided_at is null group by 1
  union all select concat_ws('/', 'passages', campaign_id, line_id, kind, bench, source_kind), count(distinct excerpt_id) from said group by 1
  union all select concat_ws('/', 'passages', campaign_id, line_id, '', bench, source_kind), count(distinct excerpt_id) from said group by 1
  union all select concat_ws('/', 'passages', campaign_id, '', '', bench, source_kind), count(distinct excerpt_id) from said group by 1
  union all select concat_ws('/', 'texts', campaign_id, line_id, '', bench, source_kind), count(distinct source_id) from said group by 1
  union all select concat_ws('/', 'integration', t.campaign_id, t.id), 1 from texts t join public_texts p on p.id = t.public_text_id
    where t.state = 'published' and exists (select 1 from revisions r join revisions held on held.id = p.revision_id where r.contribution_id = t.id and r.number > held.number)
  union all select concat_ws('/', 'in line', line_id, id, published_at), 1 from lined where line_id <> '*'
  union all select concat_ws('/', 'source', id, number, campaign_id, organisation_id, organisation_name_id, bench, source_state(state), state_at, public_text_id, disowned_at), 1 from texts`;

const kept = sql`
  select case grain
      when 'all' then concat_ws('/', grain, campaign_id, state, round_id, bench, kind, district, disowned)
      when 'body' then concat_ws('/', grain, campaign_id, organisation_id, state, disowned)
      when 'body_texts' then concat_ws('/', grain, campaign_id, organisation_id, round_id, bench, kind, district, disowned)
      when 'line' then concat_ws('/', grain, campaign_id, line_id, round_id, bench, kind, district, disowned)
      when 'line_body' then concat_ws('/', grain, campaign_id, line_id, organisation_id, round_id, bench, kind, district, disowned)
      else concat_ws('/', grain, campaign_id, organisation_id) end as key, sum(n) as n from text_tallies group by 1 having sum(n) <> 0
  union all select concat_ws('/', 'passages', campaign_id, line_id, kind, bench, source_kind), sum(passages) from passage_tallies group by 1 having sum(passages) <> 0
  union all select concat_ws('/', 'texts', campaign_id, line_id, '', bench, source_kind), sum(texts) from passage_tallies where line_id <> '' and kind = '' group by 1 having sum(texts) <> 0
  union all select concat_ws('/', 'integration', campaign_id, contribution_id), 1 from waiting_integrations
  union all select concat_ws('/', 'in line', line_id, contribution_id, published_at), 1 from line_texts where line_id <> '*'
  union all select concat_ws('/', 'source', id, number, campaign_id, organisation_id, organisation_name_id, bench, state, state_at, public_text_id, disowned_at), 1 from sources where kind = 'contribution'`;

/**
 * Compares every derived count with the slow query over the rows from which it is derived; `wrong` names those that
 * differ.
 */
export async function checkTallies(): Promise<{ checked: number; wrong: string[] }> {
  const [row] = rowsOf<{ checked: number; wrong: string[] }>(
    await db().execute(sql`
    with truth as (${truth}), kept as (${kept})
    select (select count(*)::int from truth) as checked,
      array(select coalesce(t.key, k.key) from truth t full join kept k on k.key = t.key where t.n is distinct from k.n::bigint order by 1) as wrong`),
  );
  return row ?? { checked: 0, wrong: [] };
}
