CREATE TABLE "counted_joins" (
	"contribution_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"grain" text NOT NULL,
	"campaign_id" text NOT NULL,
	CONSTRAINT "counted_joins_contribution_id_organisation_id_grain_pk" PRIMARY KEY("contribution_id","organisation_id","grain")
);
--> statement-breakpoint
-- Joinings are counted for a body, not for the entry that joined: one that was entered twice joins a text once.
create function counted_joins_of(ids text[]) returns setof counted_joins language plpgsql stable as $$
begin
  return query
    select distinct j.contribution_id, coalesce(o.merged_into, o.id), g.grain, c.campaign_id
    from unnest(ids) i (id)
    join joins j on j.contribution_id = i.id and j.withdrawn_at is null
    join organisations o on o.id = j.organisation_id
    join contributions c on c.id = j.contribution_id and c.disowned_at is null
    left join public_texts t on t.id = c.public_text_id
    cross join lateral (values ('joined', c.state = 'published' and t.revision_id = j.revision_id), ('held', c.state not in ('withdrawn', 'annulled') and j.voided_at is null)) g (grain, counts)
    where g.counts;
end $$;
--> statement-breakpoint
create or replace function derive_joins(ids text[]) returns void language plpgsql as $$
declare fresh counted_joins[];
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  perform 1 from unnest(ids) i (id) join contributions c on c.id = i.id order by c.id for no key update of c;
  fresh := array(select f from counted_joins_of(ids) f);
  insert into text_tallies (campaign_id, grain, state, organisation_id, disowned, n)
    select d.campaign_id, d.grain, case d.grain when 'joined' then 'published' else '' end, d.organisation_id, false, sum(d.n)
    from (select o.*, -1 as n from unnest(ids) i (id) join counted_joins o on o.contribution_id = i.id union all select f.*, 1 from unnest(fresh) f) d
    group by d.campaign_id, d.grain, d.organisation_id having sum(d.n) <> 0;
  delete from counted_joins d using unnest(ids) i (id) where d.contribution_id = i.id;
  insert into counted_joins select * from unnest(fresh);
end $$;
--> statement-breakpoint
create or replace function derive_joins_of_contributions() returns trigger language plpgsql as $$
begin
  perform derive_joins((select array_agg(a.id) from new_rows a join old_rows o on o.id = a.id
    where (a.state in ('withdrawn', 'annulled'), a.disowned_at is null, a.campaign_id) is distinct from (o.state in ('withdrawn', 'annulled'), o.disowned_at is null, o.campaign_id)
      or ('published' in (o.state, a.state) and (a.state, a.public_text_id) is distinct from (o.state, o.public_text_id))));
  return null;
end $$;
--> statement-breakpoint
create function derive_joins_of_organisations() returns trigger language plpgsql as $$
begin
  perform derive_joins((select array_agg(distinct j.contribution_id) from new_rows a join old_rows o on o.id = a.id join joins j on j.organisation_id = a.id
    where a.merged_into is distinct from o.merged_into and j.contribution_id is not null));
  return null;
end $$;
--> statement-breakpoint
create trigger organisations_joins_derived after update on organisations referencing old table as old_rows new table as new_rows for each statement execute function derive_joins_of_organisations();
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
    where g.grain = 'all' or c.state = 'published'
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
