-- A head that has left the house is not taken back; a time-stamp comes to it once.
create function keep_head() returns trigger language plpgsql as $$
begin
  if (new.size, new.root, new.note, new.at, new.day, new.to_stamp) is distinct from (old.size, old.root, old.note, old.at, old.day, old.to_stamp) or old.stamp is not null then
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger log_heads_immutable before update on log_heads for each row execute function keep_head();
--> statement-breakpoint
create trigger log_heads_no_delete before delete on log_heads for each row execute function refuse_change();
--> statement-breakpoint
create trigger log_heads_no_truncate before truncate on log_heads for each statement execute function refuse_change();
--> statement-breakpoint
create trigger log_nodes_append_only before update or delete on log_nodes for each row execute function refuse_change();
--> statement-breakpoint
create trigger log_nodes_no_truncate before truncate on log_nodes for each statement execute function refuse_change();
