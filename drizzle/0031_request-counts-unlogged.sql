-- Written with each request that writes or searches, and worth nothing after a crash.
alter table request_counts set unlogged;
