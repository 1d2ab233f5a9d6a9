-- Measures that the policy's ladder demands and that a second moderator must confirm.
create table proposals (
    site_id bytea not null references sites (id),
    id bytea not null,
    commenter_id bytea not null,
    kind text not null,
    days bigint,
    clause text,
    reason text not null,
    -- The comment whose rejection led to it, and the moderator who rejected it; none: the policy did.
    comment_id bytea not null,
    proposed_by bytea,
    created_at bigint not null,
    resolved_at bigint,
    resolved_by bytea,
    is_confirmed bigint,
    note text not null,
    primary key (site_id, id)
);
create index proposals_open on proposals (site_id, created_at, id) where resolved_at is null;
create index proposals_by_commenter on proposals (site_id, commenter_id, created_at);
