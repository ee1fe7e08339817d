import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** How often tables are emptied for good: rows that are only deleted leave their place behind. */
const TRUNCATE_EVERY = 50;

/** Schema of what belongs to the tests; the product's tables are all in `public`. */
const FUNCTIONS = `
create schema if not exists kept;
create table if not exists kept.copies (
  snapshot text, source text, columns text, copy text
);
create table if not exists kept.sequences (snapshot text, name text, value bigint);

create or replace function kept.keep(wanted text) returns void language plpgsql as $$
declare
  each record;
  filled boolean;
  copy text;
begin
  for each in
    select format('%I.%I', table_schema, table_name) as source, table_name as name,
      (select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
       from information_schema.columns c
       where c.table_schema = t.table_schema and c.table_name = t.table_name and is_generated = 'NEVER') as columns
    from information_schema.tables t
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1
  loop
    execute format('select exists (select from %s)', each.source) into filled;
    copy := null;
    if filled then
      copy := format('kept.%I', wanted || '_' || each.name);
      execute format('create table %s as select %s from %s', copy, each.columns, each.source);
    end if;
    insert into kept.copies values (wanted, each.source, each.columns, copy);
  end loop;
  insert into kept.sequences
    select wanted, format('%I.%I', schemaname, sequencename), last_value from pg_sequences where schemaname = 'public';
end $$;

create or replace function kept.restore(wanted text, thoroughly boolean) returns void language plpgsql as $$
declare
  each record;
  filled boolean;
begin
  -- Append-only triggers and foreign keys are right for the product and in the way here.
  perform set_config('session_replication_role', 'replica', true);
  if thoroughly then
    execute 'truncate ' || (select string_agg(source, ', ') from kept.copies where snapshot = wanted);
  end if;
  for each in select * from kept.copies where snapshot = wanted loop
    execute format('select exists (select from %s)', each.source) into filled;
    if filled then execute 'delete from ' || each.source; end if;
    if each.copy is not null then
      execute format('insert into %s (%s) overriding system value select %2$s from %s', each.source, each.columns, each.copy);
    end if;
  end loop;
  perform setval(name, coalesce(value, 1), value is not null) from kept.sequences where snapshot = wanted;
end $$;
`;

let restored = 0;

/** Keeps what is in the tables now under that name. */
export async function keepRows(db: Db, name: string): Promise<void> {
  await db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement));
    await tx.execute(sql`select kept.keep(${name})`);
  });
}

/**
 * Puts back what was kept, whatever a test before has left: rows, numbers of sequences, connections in the middle of
 * something.
 */
export async function restoreRows(db: Db, name: string): Promise<void> {
  restored += 1;
  await db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and (
      state like 'idle in transaction%' or pid in (select pid from pg_locks where locktype = 'advisory')
    )`);
  await db.execute(sql`select kept.restore(${name}, ${restored % TRUNCATE_EVERY === 0})`);
}

/** A statement at a time: the drivers take one. */
const statements = FUNCTIONS.split(/;\n\n|;\n(?=create table)/).filter((statement) => statement.trim() !== "");
