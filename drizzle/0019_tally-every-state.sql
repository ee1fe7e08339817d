-- A body has spoken once it has filed, also while nobody reads its text yet: its texts are counted in every state.
create or replace function tally_inserted() returns trigger language plpgsql as $$
begin
  insert into text_tallies (campaign_id, grain, state, organisation_id, round_id, bench, kind, district, disowned, n)
    select c.campaign_id, g.grain, c.state, g.organisation_id, g.round_id, g.bench, g.kind, g.district, c.disowned_at is not null, count(*)
    from new_rows c
    cross join lateral (values ('all', '', c.round_id, c.bench, c.kind, coalesce(c.district, 0)), ('body', c.organisation_id, '', '', '', 0),
      ('body_texts', c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0))) g (grain, organisation_id, round_id, bench, kind, district)
    where g.grain in ('all', 'body') or c.state = 'published'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  return null;
end $$;
--> statement-breakpoint
create or replace function tally_updated() returns trigger language plpgsql as $$
declare changed text[];
begin
  insert into text_tallies (campaign_id, grain, state, organisation_id, round_id, bench, kind, district, disowned, n)
    select c.campaign_id, g.grain, c.state, g.organisation_id, g.round_id, g.bench, g.kind, g.district, c.disowned_at is not null, sum(c.n)
    from (select o.campaign_id, o.state, o.organisation_id, o.round_id, o.bench, o.kind, o.district, o.disowned_at, -1 as n from old_rows o
      union all select a.campaign_id, a.state, a.organisation_id, a.round_id, a.bench, a.kind, a.district, a.disowned_at, 1 from new_rows a) c
    cross join lateral (values ('all', '', c.round_id, c.bench, c.kind, coalesce(c.district, 0)), ('body', c.organisation_id, '', '', '', 0),
      ('body_texts', c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0))) g (grain, organisation_id, round_id, bench, kind, district)
    where g.grain in ('all', 'body') or c.state = 'published'
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
create or replace function tally_deleted() returns trigger language plpgsql as $$
begin
  insert into text_tallies (campaign_id, grain, state, organisation_id, round_id, bench, kind, district, disowned, n)
    select c.campaign_id, g.grain, c.state, g.organisation_id, g.round_id, g.bench, g.kind, g.district, c.disowned_at is not null, -count(*)
    from old_rows c
    cross join lateral (values ('all', '', c.round_id, c.bench, c.kind, coalesce(c.district, 0)), ('body', c.organisation_id, '', '', '', 0),
      ('body_texts', c.organisation_id, c.round_id, c.bench, c.kind, coalesce(c.district, 0))) g (grain, organisation_id, round_id, bench, kind, district)
    where g.grain in ('all', 'body') or c.state = 'published'
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
  perform derive_lines((select array_agg(c.id) from old_rows c where c.state = 'published'));
  perform derive_integrations((select array_agg(c.id) from old_rows c where c.state = 'published'));
  return null;
end $$;
--> statement-breakpoint
create or replace function rebuild_tallies() returns void language plpgsql as $$
declare batch text[];
begin
  lock table contributions, contribution_lines, codings, excerpt_places, revisions, joins, organisations in share row exclusive mode;
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
  for batch in select array_agg(p.id) from (select j.id, (row_number() over (order by j.id) - 1) / 5000 as part from (select distinct contribution_id as id from joins where contribution_id is not null) j) p group by p.part loop
    perform derive_joins(batch);
  end loop;
  perform fold_tallies();
end $$;
--> statement-breakpoint
select rebuild_tallies();
