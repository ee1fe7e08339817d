-- What Drizzle can't say: rows that nobody may change, and the head of the audit chain.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger audit_log_append_only before update or delete on audit_log for each row execute function refuse_change();
--> statement-breakpoint
create trigger audit_log_no_truncate before truncate on audit_log for each statement execute function refuse_change();
--> statement-breakpoint
create trigger codings_append_only before update or delete on codings for each row execute function refuse_change();
--> statement-breakpoint
create trigger excerpts_append_only before update or delete on excerpts for each row execute function refuse_change();
--> statement-breakpoint
create trigger revisions_append_only before update or delete on revisions for each row execute function refuse_change();
--> statement-breakpoint
create trigger public_texts_append_only before update or delete on public_texts for each row execute function refuse_change();
--> statement-breakpoint
create trigger version_citations_append_only before update or delete on version_citations for each row execute function refuse_change();
--> statement-breakpoint
create trigger versions_no_delete before delete on versions for each row execute function refuse_change();
--> statement-breakpoint
create trigger codings_no_truncate before truncate on codings for each statement execute function refuse_change();
--> statement-breakpoint
create trigger excerpts_no_truncate before truncate on excerpts for each statement execute function refuse_change();
--> statement-breakpoint
create trigger revisions_no_truncate before truncate on revisions for each statement execute function refuse_change();
--> statement-breakpoint
create trigger public_texts_no_truncate before truncate on public_texts for each statement execute function refuse_change();
--> statement-breakpoint
create trigger version_citations_no_truncate before truncate on version_citations for each statement execute function refuse_change();
--> statement-breakpoint
create trigger versions_no_truncate before truncate on versions for each statement execute function refuse_change();
--> statement-breakpoint
create function keep_version() returns trigger language plpgsql as $$
begin
  if (new.id, new.campaign_id, new.number, new.state, new.content, new.canonical, new.sha256, new.office, new.act_organ, new.act_number, new.act_date, new.published_at, new.published_by)
     is distinct from (old.id, old.campaign_id, old.number, old.state, old.content, old.canonical, old.sha256, old.office, old.act_organ, old.act_number, old.act_date, old.published_at, old.published_by) then
    raise exception 'a published version never changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger versions_immutable before update on versions for each row execute function keep_version();
--> statement-breakpoint
insert into audit_head (one, seq, hash) values (1, 0, repeat('0', 64));
