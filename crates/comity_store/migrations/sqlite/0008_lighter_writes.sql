-- A revision holds texts: in a table with row numbers a page takes several of them, where a table without spills each
-- into a page of its own. Half the size, and half of what a post writes.
create table revisions_with_rows (
    site_id blob not null,
    comment_id blob not null,
    id blob not null,
    number integer not null,
    text text not null,
    format text,
    html text not null,
    language text,
    facts text,
    created_at integer not null,
    primary key (site_id, comment_id, id)
) strict;
insert into revisions_with_rows (site_id, comment_id, id, number, text, format, html, language, facts, created_at)
select site_id, comment_id, id, number, text, format, html, language, facts, created_at from revisions
order by site_id, comment_id, id;
drop table revisions;
alter table revisions_with_rows rename to revisions;

-- Ids carry their time, so the primary key finds what is old, and leads through an archive in its order.
drop index comment_addresses_by_time;
drop index comments_by_time;
