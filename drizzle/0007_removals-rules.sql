-- A place that an excerpt has in a later public text is as fixed as the text.
create trigger excerpt_places_append_only before update or delete on excerpt_places for each row execute function refuse_change();
--> statement-breakpoint
create trigger excerpt_places_no_truncate before truncate on excerpt_places for each statement execute function refuse_change();
