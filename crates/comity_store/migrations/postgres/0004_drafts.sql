-- What an editor works on before it is published: the documents of a policy, and how far their replay is.
create table policy_drafts (
    site_id bytea not null references sites (id),
    id bytea not null,
    based_on bigint not null,
    source text not null,
    translations text not null,
    saved_by bytea not null,
    created_at bigint not null,
    saved_at bigint not null,
    -- The replay that runs, how far it is, and when it last said so; one that fell silent was interrupted.
    replay_id bytea,
    replay_read bigint not null,
    replay_total bigint not null,
    replay_beat bigint not null,
    -- What the last replay found, and the digest of the documents that it was about.
    report text,
    report_digest text,
    report_at bigint,
    primary key (site_id, id)
);

-- Why a version was published, and the replay report that was looked at.
alter table policy_versions add column note text not null default '';
alter table policy_versions add column report text;
