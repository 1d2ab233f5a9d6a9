-- Keys of programs that ask for scores. Of a key's secret only a keyed hash is kept, and of its use only counts.
create table scoring_keys (
    site_id blob not null references sites (id),
    id blob not null,
    number integer not null unique,
    name text not null,
    secret_hash blob not null unique,
    per_minute integer not null,
    created_at integer not null,
    revoked_at integer,
    requests integer not null default 0,
    refused integer not null default 0,
    last_used_at integer,
    primary key (site_id, id),
    unique (site_id, name)
) strict, without rowid;

-- The headline that stands above the text which feedback is about.
alter table feedback add column title text;
-- A client that suggests a score for the same text again means the newest.
create index feedback_by_token on feedback (site_id, client_token, attribute);

-- What the policy said of comments that another system (Coral) takes and keeps: no text, and keyed hashes for names.
create table outside_comments (
    site_id blob not null references sites (id),
    id blob not null,
    commenter_hash blob not null,
    story_hash integer not null,
    digest_exact integer not null,
    digest_similar integer not null,
    words integer not null,
    outcome text not null,
    clause text,
    rule text,
    failure text,
    policy_version blob,
    took_us integer not null,
    created_at integer not null,
    primary key (site_id, id)
) strict, without rowid;
create index outside_comments_by_commenter on outside_comments (site_id, commenter_hash, created_at);
create index outside_comments_by_text on outside_comments (site_id, digest_exact, created_at);
create index outside_comments_by_time on outside_comments (created_at);
