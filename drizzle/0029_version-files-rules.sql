-- What of a version may no longer be read must be in none of its stored files either, from the same commit on, whatever code made the change. So the
-- database itself takes their bytes away wherever something changes that a version shows besides its own text (see coverOf), and asks for new files.
create function withdraw_version_files(ids text[]) returns void language plpgsql as $$
declare
  touched text[];
begin
  if coalesce(cardinality(ids), 0) = 0 then return; end if;
  -- Whoever stores new files holds it (version-files.server.ts): what they have stored is committed, and seen here.
  perform pg_advisory_xact_lock(7416008);
  update version_files set content = ''::bytea, sha256 = '', withdrawn_at = now() where version_id = any(ids) and withdrawn_at is null;
  -- Also those that were taken away before: what was taken down may have been put back now.
  select array_agg(distinct version_id) into touched from version_files where version_id = any(ids);
  if touched is null then return; end if;
  insert into jobs (id, kind, payload, due_at, created_at)
    select gen_random_uuid()::text, 'version_files', jsonb_build_object('version', each), now(), now() from unnest(touched) each;
  perform pg_notify('jobs', '');
end $$;
--> statement-breakpoint
create function withdraw_files_by_sources() returns trigger language plpgsql as $$
begin
  perform withdraw_version_files((
    select array_agg(distinct c.version_id) from old_rows o join new_rows n on n.id = o.id join version_citations c on c.source_id = n.id
    where (o.state, o.state_at, o.public_text_id, o.disowned_at) is distinct from (n.state, n.state_at, n.public_text_id, n.disowned_at)));
  return null;
end $$;
--> statement-breakpoint
create trigger sources_withdraw_files after update on sources referencing old table as old_rows new table as new_rows for each statement execute function withdraw_files_by_sources();
--> statement-breakpoint
create function withdraw_files_by_takedowns() returns trigger language plpgsql as $$
begin
  perform withdraw_version_files((
    select array_agg(distinct v.id) from changed_rows t
    join versions named on named.id = case t.subject_kind when 'version' then t.subject_id when 'paragraph' then t.version_id end
    join versions v on v.campaign_id = named.campaign_id and v.number = named.number));
  return null;
end $$;
--> statement-breakpoint
create trigger takedowns_withdraw_files_inserted after insert on takedowns referencing new table as changed_rows for each statement execute function withdraw_files_by_takedowns();
--> statement-breakpoint
create trigger takedowns_withdraw_files_updated after update on takedowns referencing new table as changed_rows for each statement execute function withdraw_files_by_takedowns();
--> statement-breakpoint
create function withdraw_files_by_objections() returns trigger language plpgsql as $$
begin
  perform withdraw_version_files((
    select array_agg(distinct c.version_id) from changed_rows o join version_citations c on c.excerpt_id = o.excerpt_id and c.paragraph_id = o.paragraph_id));
  return null;
end $$;
--> statement-breakpoint
create trigger objections_withdraw_files_inserted after insert on citation_objections referencing new table as changed_rows for each statement execute function withdraw_files_by_objections();
--> statement-breakpoint
create trigger objections_withdraw_files_updated after update on citation_objections referencing new table as changed_rows for each statement execute function withdraw_files_by_objections();
--> statement-breakpoint
create function withdraw_files_by_versions() returns trigger language plpgsql as $$
begin
  perform withdraw_version_files((
    select array_agg(distinct v.id) from changed_rows n join versions v on v.campaign_id = n.campaign_id and v.number = n.number));
  return null;
end $$;
--> statement-breakpoint
create trigger versions_withdraw_files_inserted after insert on versions referencing new table as changed_rows for each statement execute function withdraw_files_by_versions();
--> statement-breakpoint
create trigger versions_withdraw_files_updated after update on versions referencing new table as changed_rows for each statement execute function withdraw_files_by_versions();
