-- The bodies that joined what the public reads are counted like everything else.
create function public_joins_of(ids text[]) returns setof public_joins language plpgsql stable as $$
begin
  return query
    select j.id, j.contribution_id, c.campaign_id, j.organisation_id
    from unnest(ids) i (id)
    join joins j on j.contribution_id = i.id
    join contributions c on c.id = j.contribution_id and c.state = 'published' and c.disowned_at is null
    join public_texts t on t.id = c.public_text_id and t.revision_id = j.revision_id
    where j.withdrawn_at is null;
end $$;
--> statement-breakpoint
create function derive_joins(ids text[]) returns void language plpgsql as $$
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  perform 1 from unnest(ids) i (id) join contributions c on c.id = i.id order by c.id for no key update of c;
  insert into text_tallies (campaign_id, grain, state, organisation_id, disowned, n)
    select d.campaign_id, 'joined', 'published', d.organisation_id, false, sum(d.n)
    from (select o.*, -1 as n from unnest(ids) i (id) join public_joins o on o.contribution_id = i.id union all select f.*, 1 from public_joins_of(ids) f) d
    group by 1, 4 having sum(d.n) <> 0;
  delete from public_joins d using unnest(ids) i (id) where d.contribution_id = i.id;
  insert into public_joins select * from public_joins_of(ids);
end $$;
--> statement-breakpoint
create function derive_from_joins() returns trigger language plpgsql as $$
begin
  perform derive_joins((select array_agg(distinct contribution_id) from changed_rows where contribution_id is not null));
  return null;
end $$;
--> statement-breakpoint
create function derive_joins_of_contributions() returns trigger language plpgsql as $$
begin
  perform derive_joins((select array_agg(a.id) from new_rows a join old_rows o on o.id = a.id where 'published' in (o.state, a.state)
    and (a.state, a.public_text_id, a.disowned_at is null, a.campaign_id) is distinct from (o.state, o.public_text_id, o.disowned_at is null, o.campaign_id)));
  return null;
end $$;
--> statement-breakpoint
create trigger joins_derived_inserted after insert on joins referencing new table as changed_rows for each statement execute function derive_from_joins();
--> statement-breakpoint
create trigger joins_derived_updated after update on joins referencing new table as changed_rows for each statement execute function derive_from_joins();
--> statement-breakpoint
create trigger contributions_joins_derived after update on contributions referencing old table as old_rows new table as new_rows for each statement execute function derive_joins_of_contributions();
--> statement-breakpoint
create or replace function rebuild_tallies() returns void language plpgsql as $$
declare batch text[];
begin
  lock table contributions, contribution_lines, codings, excerpt_places, revisions, joins in share row exclusive mode;
  delete from text_tallies; delete from passage_tallies; delete from line_texts; delete from line_passages; delete from waiting_integrations; delete from public_joins;
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
    perform derive_joins(batch);
  end loop;
  perform fold_tallies();
end $$;
--> statement-breakpoint
select rebuild_tallies();
