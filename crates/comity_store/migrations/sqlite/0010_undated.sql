-- Pages of old sites show comments, and stories, without a date: what stands in their columns of time keeps their order and
-- is told to nobody.
alter table comments add column is_undated integer not null default 0;
alter table stories add column is_undated integer not null default 0;
