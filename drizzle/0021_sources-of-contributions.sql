-- Every contribution is a source of the same id. These functions keep its marks; the triggers' names come before those that count
-- («contributions_tally_…»), and triggers of one event run in the order of their names: what counts reads the marks.
create function source_state(state text) returns text language sql immutable as $$
  select case when state in ('published', 'withdrawn', 'taken_down') then state else 'unpublished' end
$$;
--> statement-breakpoint
create function keep_sources() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into sources (id, kind, number, campaign_id, organisation_id, organisation_name_id, bench, state, state_at, public_text_id, disowned_at)
      select c.id, 'contribution', c.number, c.campaign_id, c.organisation_id, c.organisation_name_id, c.bench, source_state(c.state), c.state_at, c.public_text_id, c.disowned_at from new_rows c;
  elsif tg_op = 'UPDATE' then
    update sources s set number = c.number, campaign_id = c.campaign_id, organisation_id = c.organisation_id, organisation_name_id = c.organisation_name_id, bench = c.bench,
        state = source_state(c.state), state_at = c.state_at, public_text_id = c.public_text_id, disowned_at = c.disowned_at
      from new_rows c
      where s.id = c.id and (s.number, s.campaign_id, s.organisation_id, s.organisation_name_id, s.bench, s.state, s.state_at, s.public_text_id, s.disowned_at)
        is distinct from (c.number, c.campaign_id, c.organisation_id, c.organisation_name_id, c.bench, source_state(c.state), c.state_at, c.public_text_id, c.disowned_at);
  else
    delete from sources s using old_rows c where s.id = c.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
insert into sources (id, kind, number, campaign_id, organisation_id, organisation_name_id, bench, state, state_at, public_text_id, disowned_at)
  select c.id, 'contribution', c.number, c.campaign_id, c.organisation_id, c.organisation_name_id, c.bench, source_state(c.state), c.state_at, c.public_text_id, c.disowned_at from contributions c;
--> statement-breakpoint
create trigger contributions_are_sources_inserted after insert on contributions referencing new table as new_rows for each statement execute function keep_sources();
--> statement-breakpoint
create trigger contributions_are_sources_updated after update on contributions referencing new table as new_rows for each statement execute function keep_sources();
--> statement-breakpoint
create trigger contributions_are_sources_deleted after delete on contributions referencing old table as old_rows for each statement execute function keep_sources();
--> statement-breakpoint
-- What is forgotten has no words left: it can't come back, and keeps its number and its kind.
create function keep_forgotten() returns trigger language plpgsql as $$
begin
  raise exception 'a forgotten source never changes' using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger sources_forgotten before update or delete on sources for each row when (old.state = 'forgotten') execute function keep_forgotten();
