-- Comments that the policy published and wants a moderator to look at. Most comments never stand here; who has looked at
-- one closes its row, and an undo opens it again.
create table noted (
    site_id blob not null references sites (id),
    comment_id blob not null,
    noted_at integer not null,
    seen_at integer,
    primary key (site_id, comment_id)
) strict, without rowid;
create index noted_open on noted (site_id, noted_at, comment_id) where seen_at is null;

insert into sqlite_stat1 (tbl, idx, stat) values
    ('noted', 'noted', '10000 5000 1'),
    ('noted', 'noted_open', '100 50 1 1');
analyze sqlite_schema;
