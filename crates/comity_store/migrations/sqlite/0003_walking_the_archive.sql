-- A walk over all comments of a site (export, replay) reads each page where the last one ended, however long the archive.
create index comments_by_time on comments (site_id, created_at, id);
