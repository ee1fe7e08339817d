-- What was said at a table, say, may have to be forgotten (art. 17 GDPR, a mistake). The rows that quote it never change, but for this: of a source that
-- is forgotten its words may go, all of a row at once, and with them the hash that could be used to guess them. The trigger names those columns.
create function keep_words() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  becomes jsonb;
  source text := coalesce(was->>'source_id', (select e.source_id from excerpts e where e.id = was->>'excerpt_id'));
begin
  if tg_op = 'UPDATE' and exists (select 1 from sources s where s.id = source and s.state = 'forgotten') then
    -- The column that is made of words by the database is not made yet.
    becomes := to_jsonb(new) - 'search';
    if becomes - tg_argv = was - 'search' - tg_argv and not exists (select 1 from jsonb_each(becomes) w where w.key = any(tg_argv) and w.value not in ('""', '[]')) then return new; end if;
  end if;
  raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
drop trigger public_texts_append_only on public_texts;
--> statement-breakpoint
create trigger public_texts_append_only before update or delete on public_texts for each row execute function keep_words('title', 'blocks', 'plain', 'sha256');
--> statement-breakpoint
drop trigger excerpts_append_only on excerpts;
--> statement-breakpoint
create trigger excerpts_append_only before update or delete on excerpts for each row execute function keep_words('exact', 'prefix', 'suffix');
--> statement-breakpoint
drop trigger excerpt_places_append_only on excerpt_places;
--> statement-breakpoint
create trigger excerpt_places_append_only before update or delete on excerpt_places for each row execute function keep_words('prefix', 'suffix');
