-- A role that the program runs as and that owns nothing: it can neither switch a trigger off nor alter, drop or
-- truncate a table. Run it as the owner of the tables, who must be allowed to make roles, after the first migration:
--
--   psql "$OWNER_URL" -f db/runtime-role.sql && psql "$OWNER_URL" -c '\password tavolo_run'
--
-- Running it again changes nothing. Tables of later migrations are granted by the default privileges at its end.
do $$ begin
  if not exists (select from pg_roles where rolname = 'tavolo_run') then create role tavolo_run login; end if;
end $$;

revoke create on schema public from public;
grant usage on schema public, drizzle to tavolo_run;
grant select on all tables in schema drizzle to tavolo_run;
grant select, insert, update, delete on all tables in schema public to tavolo_run;
grant usage, select on all sequences in schema public to tavolo_run;

-- The log is only ever added to: its triggers say so, and here the role hasn't even the right.
revoke update, delete on audit_log from tavolo_run;

alter default privileges in schema public grant select, insert, update, delete on tables to tavolo_run;
alter default privileges in schema public grant usage, select on sequences to tavolo_run;
