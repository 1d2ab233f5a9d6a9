-- Comments that the policy published and wants a moderator to look at. Most comments never stand here; who has looked at
-- one closes its row, and an undo opens it again.
create table noted (
    site_id bytea not null references sites (id),
    comment_id bytea not null,
    noted_at bigint not null,
    seen_at bigint,
    primary key (site_id, comment_id)
);
create index noted_open on noted (site_id, noted_at, comment_id) where seen_at is null;
