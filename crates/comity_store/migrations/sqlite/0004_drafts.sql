-- What an editor works on before it is published: the documents of a policy, and how far their replay is.
create table policy_drafts (
    site_id blob not null references sites (id),
    id blob not null,
    based_on integer not null,
    source text not null,
    translations text not null,
    saved_by blob not null,
    created_at integer not null,
    saved_at integer not null,
    -- The replay that runs, how far it is, and when it last said so; one that fell silent was interrupted.
    replay_id blob,
    replay_read integer not null,
    replay_total integer not null,
    replay_beat integer not null,
    -- What the last replay found, and the digest of the documents that it was about.
    report text,
    report_digest text,
    report_at integer,
    primary key (site_id, id)
) strict, without rowid;

-- Why a version was published, and the replay report that was looked at.
alter table policy_versions add column note text not null default '';
alter table policy_versions add column report text;
