-- Scores that clients of the scorer suggest: one row an attribute and a part of the text.
create table feedback (
    site_id bytea not null references sites (id),
    id bytea not null,
    text text not null,
    context text,
    language text,
    attribute text not null,
    value double precision not null,
    span_begin bigint,
    span_end bigint,
    community text,
    client_token text,
    client_key text,
    created_at bigint not null,
    primary key (site_id, id)
);
