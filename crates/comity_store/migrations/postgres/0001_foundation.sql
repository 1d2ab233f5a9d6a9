-- The foundation: sites, stories, comments, the ledger, moderation.
-- Ids are UUIDv7 in 16 bytes, times are microseconds since 1970, booleans 0 or 1.

create table sites (
    id bytea not null primary key,
    key text not null unique,
    name text not null,
    locale text not null,
    timezone text not null,
    origins text not null,
    state text not null,
    edit_window_secs bigint not null,
    close_after_days bigint,
    email_required bigint not null,
    created_at bigint not null
);

create table stories (
    site_id bytea not null references sites (id),
    id bytea not null,
    key text not null,
    url text,
    headline text not null,
    byline text,
    image_url text,
    image_caption text,
    dateline text,
    paragraphs text not null,
    language text,
    tags text not null,
    published_at bigint not null,
    state text not null,
    closes_at bigint,
    source text,
    source_id text,
    created_at bigint not null,
    primary key (site_id, id)
);
create unique index stories_by_key on stories (site_id, key);
create index stories_by_time on stories (site_id, published_at, id);

create table commenters (
    site_id bytea not null references sites (id),
    id bytea not null,
    name text not null,
    email text,
    email_hash bytea,
    guest_key_hash bytea,
    origin text not null,
    external_issuer text,
    external_id text,
    created_at bigint not null,
    primary key (site_id, id)
);
create unique index commenters_by_guest_key on commenters (site_id, guest_key_hash) where guest_key_hash is not null;
create unique index commenters_by_external on commenters (site_id, external_issuer, external_id) where external_id is not null;

-- `state` is derived from the newest decision, in the same write; `comity doctor` compares the two.
create table comments (
    site_id bytea not null,
    id bytea not null,
    story_id bytea not null,
    parent_id bytea,
    branch_id bytea not null,
    depth bigint not null,
    commenter_id bytea not null,
    author_name text not null,
    state text not null,
    revision_id bytea not null,
    text_exact bigint not null,
    text_similar bigint not null,
    text_words bigint not null,
    created_at bigint not null,
    edited_at bigint,
    submission_key text,
    source text,
    source_id text,
    parent_source_id text,
    primary key (site_id, id),
    foreign key (site_id, story_id) references stories (site_id, id),
    foreign key (site_id, commenter_id) references commenters (site_id, id)
);
create index comments_top_level on comments (site_id, story_id, created_at, id) where parent_id is null;
create index comments_in_branch on comments (site_id, branch_id, created_at, id) where parent_id is not null;
create index comments_by_parent on comments (site_id, parent_id) where parent_id is not null;
create index comments_by_commenter on comments (site_id, commenter_id, created_at, state);
create index comments_by_text on comments (site_id, text_exact, created_at);
create index comments_published on comments (site_id, story_id, created_at, id) where state = 'published';
create index comments_waiting on comments (site_id, created_at, id) where state = 'held';
create unique index comments_by_submission on comments (site_id, commenter_id, submission_key) where submission_key is not null;

create table revisions (
    site_id bytea not null,
    comment_id bytea not null,
    id bytea not null,
    number bigint not null,
    text text not null,
    format text,
    html text not null,
    language text,
    facts text,
    created_at bigint not null,
    primary key (site_id, comment_id, id)
);

-- The ledger. Rows are appended and never changed; what can be erased stands in `decision_payloads`.
create table decisions (
    site_id bytea not null,
    id bytea not null,
    effect text not null,
    decided_by text not null,
    moderator_id bytea,
    comment_id bytea,
    revision_id bytea,
    commenter_id bytea,
    story_id bytea,
    clause text,
    rule text,
    policy_version_id bytea,
    model_version text,
    commitment bytea not null,
    at bigint not null,
    primary key (site_id, id)
);
-- With the time in it, so that SQLite, which keeps no statistics here, does not prefer the primary key.
create index decisions_by_comment on decisions (site_id, comment_id, at, id) where comment_id is not null;
create index decisions_by_commenter on decisions (site_id, commenter_id, id) where comment_id is null and commenter_id is not null;

create table decision_payloads (
    site_id bytea not null,
    decision_id bytea not null,
    salt bytea not null,
    payload text not null,
    primary key (site_id, decision_id)
);

create table seals (
    site_id bytea not null,
    number bigint not null,
    decision_id bytea not null,
    chain_hash bytea not null,
    sealed_at bigint not null,
    primary key (site_id, number)
);
create unique index seals_by_decision on seals (site_id, decision_id);

create table reports (
    site_id bytea not null,
    id bytea not null,
    comment_id bytea not null,
    reason text not null,
    clause text,
    note text not null,
    reporter_hash bytea not null,
    created_at bigint not null,
    resolved_at bigint,
    primary key (site_id, id)
);
create unique index reports_once on reports (site_id, comment_id, reporter_hash);
create index reports_open on reports (site_id, created_at, id) where resolved_at is null;

create table sanctions (
    site_id bytea not null,
    id bytea not null,
    commenter_id bytea not null,
    kind text not null,
    until bigint,
    clause text,
    reason text not null,
    moderator_id bytea,
    created_at bigint not null,
    lifted_at bigint,
    primary key (site_id, id)
);
create index sanctions_by_commenter on sanctions (site_id, commenter_id, created_at);

create table blocks (
    site_id bytea not null,
    id bytea not null,
    target text not null,
    hash bytea not null,
    until bigint,
    reason text not null,
    moderator_id bytea,
    created_at bigint not null,
    lifted_at bigint,
    primary key (site_id, id)
);
create index blocks_by_hash on blocks (site_id, target, hash);

-- Where a comment came from, as a keyed hash of the address prefix, so that a moderator can block it; deleted after 30 days.
create table comment_addresses (
    site_id bytea not null,
    comment_id bytea not null,
    hash bytea not null,
    created_at bigint not null,
    primary key (site_id, comment_id)
);
create index comment_addresses_by_time on comment_addresses (created_at);

create table drafts (
    site_id bytea not null,
    id bytea not null,
    commenter_id bytea not null,
    story_id bytea not null,
    text_digest bigint not null,
    created_at bigint not null,
    primary key (site_id, id)
);

create table policy_versions (
    site_id bytea not null,
    number bigint not null,
    id bytea not null,
    digest text not null,
    source text not null,
    translations text not null,
    effective_from bigint not null,
    published_by bytea,
    published_at bigint not null,
    primary key (site_id, number)
);
create unique index policy_versions_by_id on policy_versions (site_id, id);

create table moderators (
    site_id bytea not null references sites (id),
    id bytea not null,
    name text not null,
    role text not null,
    created_at bigint not null,
    removed_at bigint,
    primary key (site_id, id)
);

-- One-time links: sign-in links name a moderator, invitations only a role.
create table sign_in_links (
    token_hash bytea not null primary key,
    site_id bytea not null,
    moderator_id bytea,
    role text not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

create table sessions (
    token_hash bytea not null primary key,
    site_id bytea not null,
    moderator_id bytea not null,
    csrf text not null,
    created_at bigint not null,
    expires_at bigint not null
);

create table imported (
    site_id bytea not null,
    source text not null,
    kind text not null,
    source_id text not null,
    id bytea not null,
    primary key (site_id, source, kind, source_id)
);
