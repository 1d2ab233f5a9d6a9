-- A walk over all comments of a site (export, replay) reads each page where the last one ended, however long the archive.
create index comments_by_time on comments (site_id, created_at, id);

-- The decisions about one comment, in their order. Without the time in the index, SQLite, which keeps no statistics here,
-- prefers the primary key and reads every decision of the site.
drop index decisions_by_comment;
create index decisions_by_comment on decisions (site_id, comment_id, at, id) where comment_id is not null;
