-- A reissued version is a row of its own; it never changes either.
create or replace function keep_version() returns trigger language plpgsql as $$
begin
  if (new.id, new.campaign_id, new.number, new.edition, new.reissue_reason, new.state, new.content, new.canonical, new.sha256, new.office, new.act_organ, new.act_number, new.act_date, new.published_at, new.published_by)
     is distinct from (old.id, old.campaign_id, old.number, old.edition, old.reissue_reason, old.state, old.content, old.canonical, old.sha256, old.office, old.act_organ, old.act_number, old.act_date, old.published_at, old.published_by) then
    raise exception 'a published version never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger campaign_steps_append_only before update or delete on campaign_steps for each row execute function refuse_change();
--> statement-breakpoint
create trigger campaign_steps_no_truncate before truncate on campaign_steps for each statement execute function refuse_change();
--> statement-breakpoint
create trigger legal_pages_append_only before update or delete on legal_pages for each row execute function refuse_change();
--> statement-breakpoint
create trigger legal_pages_no_truncate before truncate on legal_pages for each statement execute function refuse_change();
--> statement-breakpoint
create trigger joins_no_delete before delete on joins for each row when (old.contribution_id is not null) execute function refuse_change();
--> statement-breakpoint
create trigger joins_no_truncate before truncate on joins for each statement execute function refuse_change();
