-- What stood in the code of the versions before becomes rows: one body, which consulted in Europe/Rome, and a city of eight districts, known by
-- their numbers. The first start gives the body its name, from the settings.
insert into places (id, level, code, name_it, name_en)
  select '00000000-0000-7000-8000-000000000000', 'city', '', 'Tutta la città', 'The whole city'
  where exists (select 1 from campaigns) or exists (select 1 from organisations);
--> statement-breakpoint
insert into places (id, level, code, name_it, name_en, parent_id)
  select '00000000-0000-7000-8000-00000000000' || n, 'district', n::text, 'Circoscrizione ' || n, 'District ' || n, city.id
  from places city cross join generate_series(1, 8) n where city.id = '00000000-0000-7000-8000-000000000000';
--> statement-breakpoint
insert into bodies (id, name_it, name_en, site, time_zone, place_id, created_at)
  select '00000000-0000-7000-8000-000000000000', '', '', '', 'Europe/Rome', city.id, now() from places city where city.level = 'city';
--> statement-breakpoint
update campaigns set body_id = (select id from bodies);
--> statement-breakpoint
alter table drafts alter column district type text using '00000000-0000-7000-8000-00000000000' || district;
--> statement-breakpoint
alter table contributions alter column district type text using '00000000-0000-7000-8000-00000000000' || district;
--> statement-breakpoint
alter table organisations alter column district type text using '00000000-0000-7000-8000-00000000000' || district;
--> statement-breakpoint
alter table participation_requests alter column district type text using '00000000-0000-7000-8000-00000000000' || district;
--> statement-breakpoint
alter table text_tallies alter column district drop default;
--> statement-breakpoint
alter table text_tallies alter column district type text using case district when 0 then '' else '00000000-0000-7000-8000-00000000000' || district end;
--> statement-breakpoint
alter table line_texts alter column district type text using case district when 0 then '' else '00000000-0000-7000-8000-00000000000' || district end;
--> statement-breakpoint
-- The functions behind the tallies, as they are, but that no district is '' instead of 0.
do $$
declare made record;
begin
  for made in select pg_get_functiondef(p.oid) as definition from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosrc like '%coalesce(c.district, 0)%'
  loop
    execute replace(replace(made.definition, 'coalesce(c.district, 0)', 'coalesce(c.district, '''')'),
      '(''body'', c.organisation_id, '''', '''', '''', 0)', '(''body'', c.organisation_id, '''', '''', '''', '''')');
  end loop;
end $$;
