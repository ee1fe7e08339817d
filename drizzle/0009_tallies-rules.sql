-- Counts that never scan. Truth is in contributions, contribution_lines, excerpts, codings and revisions; these functions derive the
-- tables of db/schema/tallies.ts from it. The functions name no view that a later migration could not replace.
create function line_texts_of(ids text[]) returns setof line_texts language plpgsql stable as $$
begin
  return query
    select c.id, l.line_id, c.campaign_id, c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0), c.disowned_at is not null, c.published_at, bool_or(l.named)
    from (
      select cl.contribution_id, cl.line_id, true as named from unnest(ids) i (id) join contribution_lines cl on cl.contribution_id = i.id
      union all
      select e.contribution_id, g.line_id, false
      from unnest(ids) i (id) join shown_excerpts e on e.contribution_id = i.id join codings k on k.excerpt_id = e.id cross join lateral (values (k.line_id), ('*')) g (line_id)
      where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id)
    ) l
    join contributions c on c.id = l.contribution_id and c.state = 'published' and c.published_at is not null
    group by c.id, l.line_id;
end $$;
--> statement-breakpoint
create function line_passages_of(ids text[]) returns setof line_passages language plpgsql stable as $$
begin
  return query
    select p.contribution_id, p.campaign_id, g.line_id, g.kind, p.bench, count(distinct p.excerpt_id)::int
    from (
      select e.contribution_id, w.campaign_id, k.line_id, k.kind, c.bench, e.id as excerpt_id
      from unnest(ids) i (id)
      join shown_excerpts e on e.contribution_id = i.id
      join contributions c on c.id = e.contribution_id and c.disowned_at is null
      join codings k on k.excerpt_id = e.id
      join lines w on w.id = k.line_id
      where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id)
    ) p
    cross join lateral (values (p.line_id, p.kind), (p.line_id, ''), ('', '')) g (line_id, kind)
    group by 1, 2, 3, 4, 5;
end $$;
--> statement-breakpoint
-- The contributions are locked first: two writers about one would each derive it without the other's rows.
create function derive_lines(ids text[]) returns void language plpgsql as $$
declare fresh_texts line_texts[]; fresh_passages line_passages[];
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  perform 1 from unnest(ids) i (id) join contributions c on c.id = i.id order by c.id for no key update of c;
  fresh_texts := array(select f from line_texts_of(ids) f);
  fresh_passages := array(select f from line_passages_of(ids) f);
  insert into text_tallies (campaign_id, grain, state, line_id, organisation_id, round_id, bench, kind, district, disowned, n)
    select d.campaign_id, g.grain, 'published', d.line_id, g.organisation_id, d.round_id, d.bench, d.kind, d.district, d.disowned, sum(d.n)
    from (select o.*, -1 as n from unnest(ids) i (id) join line_texts o on o.contribution_id = i.id union all select f.*, 1 from unnest(fresh_texts) f) d
    cross join lateral (values ('line', ''), ('line_body', d.organisation_id)) g (grain, organisation_id)
    group by d.campaign_id, g.grain, d.line_id, g.organisation_id, d.round_id, d.bench, d.kind, d.district, d.disowned having sum(d.n) <> 0;
  delete from line_texts d using unnest(ids) i (id) where d.contribution_id = i.id;
  insert into line_texts select * from unnest(fresh_texts);
  insert into passage_tallies (campaign_id, line_id, kind, bench, passages, texts)
    select d.campaign_id, d.line_id, d.kind, d.bench, sum(d.passages * d.n), sum(d.n)
    from (select o.*, -1 as n from unnest(ids) i (id) join line_passages o on o.contribution_id = i.id union all select f.*, 1 from unnest(fresh_passages) f) d
    group by 1, 2, 3, 4 having sum(d.passages * d.n) <> 0 or sum(d.n) <> 0;
  delete from line_passages d using unnest(ids) i (id) where d.contribution_id = i.id;
  insert into line_passages select * from unnest(fresh_passages);
end $$;
--> statement-breakpoint
create function derive_integrations(ids text[]) returns void language plpgsql as $$
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  perform 1 from unnest(ids) i (id) join contributions c on c.id = i.id order by c.id for no key update of c;
  delete from waiting_integrations d using unnest(ids) i (id) where d.contribution_id = i.id;
  insert into waiting_integrations (contribution_id, campaign_id, received_at)
    select c.id, c.campaign_id, c.received_at from unnest(ids) i (id) join contributions c on c.id = i.id join public_texts t on t.id = c.public_text_id
    where c.state = 'published'
      and t.revision_id <> (select r.id from revisions r where r.contribution_id = c.id order by r.number desc limit 1);
end $$;
--> statement-breakpoint
create function tally_inserted() returns trigger language plpgsql as $$
begin
  insert into text_tallies (campaign_id, grain, state, organisation_id, round_id, bench, kind, district, disowned, n)
    select c.campaign_id, g.grain, c.state, g.organisation_id, g.round_id, g.bench, g.kind, g.district, c.disowned_at is not null, count(*)
    from new_rows c
    cross join lateral (values ('all', '', c.round_id, c.bench, c.kind, coalesce(c.district, 0)), ('body', c.organisation_id, '', '', '', 0),
      ('body_texts', c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0))) g (grain, organisation_id, round_id, bench, kind, district)
    where g.grain = 'all' or c.state = 'published'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  return null;
end $$;
--> statement-breakpoint
create function tally_updated() returns trigger language plpgsql as $$
declare changed text[];
begin
  insert into text_tallies (campaign_id, grain, state, organisation_id, round_id, bench, kind, district, disowned, n)
    select c.campaign_id, g.grain, c.state, g.organisation_id, g.round_id, g.bench, g.kind, g.district, c.disowned_at is not null, sum(c.n)
    from (select o.campaign_id, o.state, o.organisation_id, o.round_id, o.bench, o.kind, o.district, o.disowned_at, -1 as n from old_rows o
      union all select a.campaign_id, a.state, a.organisation_id, a.round_id, a.bench, a.kind, a.district, a.disowned_at, 1 from new_rows a) c
    cross join lateral (values ('all', '', c.round_id, c.bench, c.kind, coalesce(c.district, 0)), ('body', c.organisation_id, '', '', '', 0),
      ('body_texts', c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0))) g (grain, organisation_id, round_id, bench, kind, district)
    where g.grain = 'all' or c.state = 'published'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(c.n) <> 0;
  select array_agg(a.id) into changed from new_rows a join old_rows o on o.id = a.id
    where 'published' in (o.state, a.state)
      and (a.state, a.public_text_id, a.published_at, a.received_at, a.disowned_at is null, a.campaign_id, a.organisation_id, a.round_id, a.bench, a.kind, a.district)
        is distinct from (o.state, o.public_text_id, o.published_at, o.received_at, o.disowned_at is null, o.campaign_id, o.organisation_id, o.round_id, o.bench, o.kind, o.district);
  perform derive_lines(changed);
  perform derive_integrations(changed);
  return null;
end $$;
--> statement-breakpoint
create function tally_deleted() returns trigger language plpgsql as $$
begin
  insert into text_tallies (campaign_id, grain, state, organisation_id, round_id, bench, kind, district, disowned, n)
    select c.campaign_id, g.grain, c.state, g.organisation_id, g.round_id, g.bench, g.kind, g.district, c.disowned_at is not null, -count(*)
    from old_rows c
    cross join lateral (values ('all', '', c.round_id, c.bench, c.kind, coalesce(c.district, 0)), ('body', c.organisation_id, '', '', '', 0),
      ('body_texts', c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0))) g (grain, organisation_id, round_id, bench, kind, district)
    where g.grain = 'all' or c.state = 'published'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  perform derive_lines((select array_agg(c.id) from old_rows c where c.state = 'published'));
  perform derive_integrations((select array_agg(c.id) from old_rows c where c.state = 'published'));
  return null;
end $$;
--> statement-breakpoint
create function derive_from_lines() returns trigger language plpgsql as $$
begin
  perform derive_lines((select array_agg(distinct contribution_id) from changed_rows));
  return null;
end $$;
--> statement-breakpoint
create function derive_from_codings() returns trigger language plpgsql as $$
begin
  perform derive_lines((select array_agg(distinct e.contribution_id) from changed_rows r join excerpts e on e.id = r.excerpt_id));
  return null;
end $$;
--> statement-breakpoint
create function derive_from_revisions() returns trigger language plpgsql as $$
begin
  perform derive_integrations((select array_agg(distinct contribution_id) from changed_rows where number > 1));
  return null;
end $$;
--> statement-breakpoint
create trigger contributions_tally_inserted after insert on contributions referencing new table as new_rows for each statement execute function tally_inserted();
--> statement-breakpoint
create trigger contributions_tally_updated after update on contributions referencing old table as old_rows new table as new_rows for each statement execute function tally_updated();
--> statement-breakpoint
create trigger contributions_tally_deleted after delete on contributions referencing old table as old_rows for each statement execute function tally_deleted();
--> statement-breakpoint
create trigger contribution_lines_derived_inserted after insert on contribution_lines referencing new table as changed_rows for each statement execute function derive_from_lines();
--> statement-breakpoint
create trigger contribution_lines_derived_deleted after delete on contribution_lines referencing old table as changed_rows for each statement execute function derive_from_lines();
--> statement-breakpoint
create trigger codings_derived after insert on codings referencing new table as changed_rows for each statement execute function derive_from_codings();
--> statement-breakpoint
create trigger excerpt_places_derived after insert on excerpt_places referencing new table as changed_rows for each statement execute function derive_from_codings();
--> statement-breakpoint
create trigger revisions_derived after insert on revisions referencing new table as changed_rows for each statement execute function derive_from_revisions();
--> statement-breakpoint
-- Makes one row of those with the same key, and none of those that cancel out. Whoever reads meanwhile sees the same sums.
create function fold_tallies() returns void language plpgsql as $$
begin
  with doubled as (select campaign_id, grain, state, line_id, organisation_id, round_id, bench, kind, district, disowned from text_tallies
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having count(*) > 1 or sum(n) = 0),
    gone as (delete from text_tallies t using doubled d
      where (t.campaign_id, t.grain, t.state, t.line_id, t.organisation_id, t.round_id, t.bench, t.kind, t.district, t.disowned)
        = (d.campaign_id, d.grain, d.state, d.line_id, d.organisation_id, d.round_id, d.bench, d.kind, d.district, d.disowned) returning t.*)
  insert into text_tallies (campaign_id, grain, state, line_id, organisation_id, round_id, bench, kind, district, disowned, n)
    select g.campaign_id, g.grain, g.state, g.line_id, g.organisation_id, g.round_id, g.bench, g.kind, g.district, g.disowned, sum(g.n)
    from gone g group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(g.n) <> 0;
  with doubled as (select campaign_id, line_id, kind, bench from passage_tallies group by 1, 2, 3, 4 having count(*) > 1 or (sum(passages) = 0 and sum(texts) = 0)),
    gone as (delete from passage_tallies t using doubled d where (t.campaign_id, t.line_id, t.kind, t.bench) = (d.campaign_id, d.line_id, d.kind, d.bench) returning t.*)
  insert into passage_tallies (campaign_id, line_id, kind, bench, passages, texts)
    select g.campaign_id, g.line_id, g.kind, g.bench, sum(g.passages), sum(g.texts) from gone g group by 1, 2, 3, 4 having sum(g.passages) <> 0 or sum(g.texts) <> 0;
end $$;
--> statement-breakpoint
-- Derives everything anew. Nobody may write meanwhile.
create function rebuild_tallies() returns void language plpgsql as $$
declare batch text[];
begin
  lock table contributions, contribution_lines, codings, excerpt_places, revisions in share row exclusive mode;
  delete from text_tallies; delete from passage_tallies; delete from line_texts; delete from line_passages; delete from waiting_integrations;
  insert into text_tallies (campaign_id, grain, state, organisation_id, round_id, bench, kind, district, disowned, n)
    select c.campaign_id, g.grain, c.state, g.organisation_id, g.round_id, g.bench, g.kind, g.district, c.disowned_at is not null, count(*)
    from contributions c
    cross join lateral (values ('all', '', c.round_id, c.bench, c.kind, coalesce(c.district, 0)), ('body', c.organisation_id, '', '', '', 0),
      ('body_texts', c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0))) g (grain, organisation_id, round_id, bench, kind, district)
    where g.grain = 'all' or c.state = 'published'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  for batch in select array_agg(p.id) from (select c.id, (row_number() over (order by c.id) - 1) / 5000 as part from contributions c where c.state = 'published') p group by p.part loop
    perform derive_lines(batch);
    perform derive_integrations(batch);
  end loop;
  perform fold_tallies();
end $$;
--> statement-breakpoint
select rebuild_tallies();
