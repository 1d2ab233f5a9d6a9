-- Measures that the policy's ladder demands and that a second moderator must confirm.
create table proposals (
    site_id blob not null references sites (id),
    id blob not null,
    commenter_id blob not null,
    kind text not null,
    days integer,
    clause text,
    reason text not null,
    -- The comment whose rejection led to it, and the moderator who rejected it; none: the policy did.
    comment_id blob not null,
    proposed_by blob,
    created_at integer not null,
    resolved_at integer,
    resolved_by blob,
    is_confirmed integer,
    note text not null,
    primary key (site_id, id)
) strict, without rowid;
create index proposals_open on proposals (site_id, created_at, id) where resolved_at is null;
create index proposals_by_commenter on proposals (site_id, commenter_id, created_at);
