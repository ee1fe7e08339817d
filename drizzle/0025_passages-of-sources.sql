-- Which texts belong to a line is asked of contributions; how many passages a line has, of every kind of source alike.
create or replace function line_texts_of(ids text[]) returns setof line_texts language plpgsql stable as $$
begin
  return query
    select c.id, l.line_id, c.campaign_id, c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0), c.disowned_at is not null, c.published_at, bool_or(l.named)
    from (
      select cl.contribution_id, cl.line_id, true as named from unnest(ids) i (id) join contribution_lines cl on cl.contribution_id = i.id
      union all
      select e.source_id, g.line_id, false
      from unnest(ids) i (id) join shown_excerpts e on e.source_id = i.id join codings k on k.excerpt_id = e.id cross join lateral (values (k.line_id), ('*')) g (line_id)
      where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id)
    ) l
    join contributions c on c.id = l.contribution_id and c.state = 'published' and c.published_at is not null
    group by c.id, l.line_id;
end $$;
--> statement-breakpoint
create or replace function line_passages_of(ids text[]) returns setof line_passages language plpgsql stable as $$
begin
  return query
    select p.source_id, p.campaign_id, g.line_id, g.kind, p.bench, count(distinct p.excerpt_id)::int, p.source_kind
    from (
      select e.source_id, s.kind as source_kind, w.campaign_id, k.line_id, k.kind, s.bench, e.id as excerpt_id
      from unnest(ids) i (id)
      join shown_excerpts e on e.source_id = i.id
      join sources s on s.id = e.source_id and s.disowned_at is null
      join codings k on k.excerpt_id = e.id
      join lines w on w.id = k.line_id
      where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id)
    ) p
    cross join lateral (values (p.line_id, p.kind), (p.line_id, ''), ('', '')) g (line_id, kind)
    group by p.source_id, p.campaign_id, g.line_id, g.kind, p.bench, p.source_kind;
end $$;
--> statement-breakpoint
-- Two writers about one source would each derive it without the other's rows, so they wait here. A contribution comes before its row among the
-- sources, everywhere: whoever changes it holds it already when the trigger changes that row.
create function lock_sources(ids text[]) returns void language plpgsql as $$
begin
  perform 1 from unnest(ids) i (id) join contributions c on c.id = i.id order by c.id for no key update of c;
  perform 1 from unnest(ids) i (id) join sources s on s.id = i.id order by s.id for no key update of s;
end $$;
--> statement-breakpoint
create or replace function derive_lines(ids text[]) returns void language plpgsql as $$
declare fresh line_texts[];
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  perform lock_sources(ids);
  fresh := array(select f from line_texts_of(ids) f);
  insert into text_tallies (campaign_id, grain, state, line_id, organisation_id, round_id, bench, kind, district, disowned, n)
    select d.campaign_id, g.grain, 'published', d.line_id, g.organisation_id, d.round_id, d.bench, d.kind, d.district, d.disowned, sum(d.n)
    from (select o.*, -1 as n from unnest(ids) i (id) join line_texts o on o.contribution_id = i.id union all select f.*, 1 from unnest(fresh) f) d
    cross join lateral (values ('line', ''), ('line_body', d.organisation_id)) g (grain, organisation_id)
    group by d.campaign_id, g.grain, d.line_id, g.organisation_id, d.round_id, d.bench, d.kind, d.district, d.disowned having sum(d.n) <> 0;
  delete from line_texts d using unnest(ids) i (id) where d.contribution_id = i.id;
  insert into line_texts select * from unnest(fresh);
end $$;
--> statement-breakpoint
create function derive_passages(ids text[]) returns void language plpgsql as $$
declare fresh line_passages[];
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  perform lock_sources(ids);
  fresh := array(select f from line_passages_of(ids) f);
  insert into passage_tallies (campaign_id, line_id, kind, bench, source_kind, passages, texts)
    select d.campaign_id, d.line_id, d.kind, d.bench, d.source_kind, sum(d.passages * d.n), sum(d.n)
    from (select o.*, -1 as n from unnest(ids) i (id) join line_passages o on o.source_id = i.id union all select f.*, 1 from unnest(fresh) f) d
    group by 1, 2, 3, 4, 5 having sum(d.passages * d.n) <> 0 or sum(d.n) <> 0;
  delete from line_passages d using unnest(ids) i (id) where d.source_id = i.id;
  insert into line_passages select * from unnest(fresh);
end $$;
--> statement-breakpoint
create or replace function derive_from_codings() returns trigger language plpgsql as $$
declare ids text[];
begin
  ids := (select array_agg(distinct e.source_id) from changed_rows r join excerpts e on e.id = r.excerpt_id);
  perform derive_lines(ids);
  perform derive_passages(ids);
  return null;
end $$;
--> statement-breakpoint
create function derive_from_sources() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform derive_passages((select array_agg(o.id) from old_rows o where o.state = 'published'));
  else
    perform derive_passages((select array_agg(a.id) from new_rows a join old_rows o on o.id = a.id
      where 'published' in (o.state, a.state) and (a.state, a.public_text_id, a.disowned_at is null, a.bench, a.kind) is distinct from (o.state, o.public_text_id, o.disowned_at is null, o.bench, o.kind)));
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger sources_derived_updated after update on sources referencing old table as old_rows new table as new_rows for each statement execute function derive_from_sources();
--> statement-breakpoint
create trigger sources_derived_deleted after delete on sources referencing old table as old_rows for each statement execute function derive_from_sources();
--> statement-breakpoint
create or replace function fold_tallies() returns void language plpgsql as $$
begin
  with doubled as (select campaign_id, grain, state, line_id, organisation_id, round_id, bench, kind, district, disowned from text_tallies
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having count(*) > 1 or sum(n) = 0),
    gone as (delete from text_tallies t using doubled d
      where (t.campaign_id, t.grain, t.state, t.line_id, t.organisation_id, t.round_id, t.bench, t.kind, t.district, t.disowned)
        = (d.campaign_id, d.grain, d.state, d.line_id, d.organisation_id, d.round_id, d.bench, d.kind, d.district, d.disowned) returning t.*)
  insert into text_tallies (campaign_id, grain, state, line_id, organisation_id, round_id, bench, kind, district, disowned, n)
    select g.campaign_id, g.grain, g.state, g.line_id, g.organisation_id, g.round_id, g.bench, g.kind, g.district, g.disowned, sum(g.n)
    from gone g group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(g.n) <> 0;
  with doubled as (select campaign_id, line_id, kind, bench, source_kind from passage_tallies
      group by 1, 2, 3, 4, 5 having count(*) > 1 or (sum(passages) = 0 and sum(texts) = 0)),
    gone as (delete from passage_tallies t using doubled d
      where (t.campaign_id, t.line_id, t.kind, t.bench, t.source_kind) = (d.campaign_id, d.line_id, d.kind, d.bench, d.source_kind) returning t.*)
  insert into passage_tallies (campaign_id, line_id, kind, bench, source_kind, passages, texts)
    select g.campaign_id, g.line_id, g.kind, g.bench, g.source_kind, sum(g.passages), sum(g.texts) from gone g group by 1, 2, 3, 4, 5 having sum(g.passages) <> 0 or sum(g.texts) <> 0;
end $$;
--> statement-breakpoint
create or replace function rebuild_tallies() returns void language plpgsql as $$
declare batch text[];
begin
  lock table contributions, sources, contribution_lines, codings, excerpt_places, revisions, joins, organisations in share row exclusive mode;
  delete from text_tallies; delete from passage_tallies; delete from line_texts; delete from line_passages; delete from waiting_integrations; delete from counted_joins;
  insert into text_tallies (campaign_id, grain, state, organisation_id, round_id, bench, kind, district, disowned, n)
    select c.campaign_id, g.grain, c.state, g.organisation_id, g.round_id, g.bench, g.kind, g.district, c.disowned_at is not null, count(*)
    from contributions c
    cross join lateral (values ('all', '', c.round_id, c.bench, c.kind, coalesce(c.district, 0)), ('body', c.organisation_id, '', '', '', 0),
      ('body_texts', c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0))) g (grain, organisation_id, round_id, bench, kind, district)
    where g.grain in ('all', 'body') or c.state = 'published'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  for batch in select array_agg(p.id) from (select c.id, (row_number() over (order by c.id) - 1) / 5000 as part from contributions c where c.state = 'published') p group by p.part loop
    perform derive_lines(batch);
    perform derive_integrations(batch);
  end loop;
  for batch in select array_agg(p.id) from (select s.id, (row_number() over (order by s.id) - 1) / 5000 as part from sources s where s.state = 'published') p group by p.part loop
    perform derive_passages(batch);
  end loop;
  for batch in select array_agg(p.id) from (select j.id, (row_number() over (order by j.id) - 1) / 5000 as part from (select distinct contribution_id as id from joins where contribution_id is not null) j) p group by p.part loop
    perform derive_joins(batch);
  end loop;
  perform fold_tallies();
end $$;
--> statement-breakpoint
select rebuild_tallies();
