-- Ids carry their time, so the primary key finds what is old, and leads through an archive in its order. (SQLite's revisions change their layout here, too.)
drop index comment_addresses_by_time;
drop index comments_by_time;
