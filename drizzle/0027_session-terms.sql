-- Sessions of an earlier version ran for 14 days after their last use, whoever's they were, and without an end of their own.
update sessions s set expires_at = least(s.expires_at - interval '14 days' + interval '12 hours', s.created_at + interval '7 days')
where exists (select 1 from roles r where r.person_id = s.user_id and r.ended_at is null);
--> statement-breakpoint
update sessions set expires_at = least(expires_at, created_at + interval '90 days');
