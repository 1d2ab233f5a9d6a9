-- Keys of programs that ask for scores. Of a key's secret only a keyed hash is kept, and of its use only counts.
create table scoring_keys (
    site_id bytea not null references sites (id),
    id bytea not null,
    number bigint not null unique,
    name text not null,
    secret_hash bytea not null unique,
    per_minute bigint not null,
    created_at bigint not null,
    revoked_at bigint,
    requests bigint not null default 0,
    refused bigint not null default 0,
    last_used_at bigint,
    primary key (site_id, id),
    unique (site_id, name)
);

-- The headline that stands above the text which feedback is about.
alter table feedback add column title text;
-- A client that suggests a score for the same text again means the newest.
create index feedback_by_token on feedback (site_id, client_token, attribute);

-- What the policy said of comments that another system (Coral) takes and keeps: no text, and keyed hashes for names.
create table outside_comments (
    site_id bytea not null references sites (id),
    id bytea not null,
    commenter_hash bytea not null,
    story_hash bigint not null,
    digest_exact bigint not null,
    digest_similar bigint not null,
    words bigint not null,
    outcome text not null,
    clause text,
    rule text,
    failure text,
    policy_version bytea,
    took_us bigint not null,
    created_at bigint not null,
    primary key (site_id, id)
);
create index outside_comments_by_commenter on outside_comments (site_id, commenter_hash, created_at);
create index outside_comments_by_text on outside_comments (site_id, digest_exact, created_at);
create index outside_comments_by_time on outside_comments (created_at);
