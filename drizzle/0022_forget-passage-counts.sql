-- Passages are about to be counted by the kind of their source: the counts are derived anew by the migration after the next.
delete from line_passages;
--> statement-breakpoint
delete from passage_tallies;
