-- Scores that clients of the scorer suggest: one row an attribute and a part of the text.
create table feedback (
    site_id blob not null references sites (id),
    id blob not null,
    text text not null,
    context text,
    language text,
    attribute text not null,
    value real not null,
    span_begin integer,
    span_end integer,
    community text,
    client_token text,
    client_key text,
    created_at integer not null,
    primary key (site_id, id)
) strict, without rowid;
