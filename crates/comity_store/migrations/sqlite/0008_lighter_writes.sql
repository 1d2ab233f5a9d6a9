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

-- How a newsroom's tables look when they have grown: without this SQLite takes every first column for a rare value and
-- reads a whole site where an index would lead to a few rows. Written down instead of measured, so that a statement
-- runs the same way everywhere.
analyze migrations;
insert into sqlite_stat1 (tbl, idx, stat) values
    ('stories', 'stories', '10000 5000 1'),
    ('stories', 'stories_by_key', '10000 5000 1'),
    ('stories', 'stories_by_time', '10000 5000 1 1'),
    ('commenters', 'commenters', '100000 50000 1'),
    ('commenters', 'commenters_by_guest_key', '50000 25000 1'),
    ('commenters', 'commenters_by_external', '50000 25000 10000 1'),
    ('comments', 'comments', '1000000 500000 1'),
    ('comments', 'comments_top_level', '300000 150000 50 1 1'),
    ('comments', 'comments_in_branch', '700000 350000 5 1 1'),
    ('comments', 'comments_by_parent', '700000 350000 2'),
    ('comments', 'comments_by_commenter', '1000000 500000 20 1 1'),
    ('comments', 'comments_by_text', '1000000 500000 2 1'),
    ('comments', 'comments_published', '900000 450000 100 1 1'),
    ('comments', 'comments_waiting', '1000 500 1 1'),
    ('comments', 'comments_by_submission', '500000 250000 10 1'),
    ('comment_addresses', 'comment_addresses', '100000 50000 1'),
    ('revisions', 'sqlite_autoindex_revisions_1', '1100000 550000 2 1'),
    ('decisions', 'decisions', '1100000 550000 1'),
    ('decisions', 'decisions_by_comment', '1000000 500000 2 1 1'),
    ('decisions', 'decisions_by_commenter', '1000 500 2 1'),
    ('decision_payloads', 'decision_payloads', '1000000 500000 1'),
    ('seals', 'seals', '1000000 500000 1'),
    ('seals', 'seals_by_decision', '1000000 500000 1'),
    ('reports', 'reports', '10000 5000 1'),
    ('reports', 'reports_once', '10000 5000 2 1'),
    ('reports', 'reports_open', '100 50 1 1'),
    ('sanctions', 'sanctions', '1000 500 1'),
    ('sanctions', 'sanctions_by_commenter', '1000 500 2 1'),
    ('blocks', 'blocks', '1000 500 1'),
    ('blocks', 'blocks_by_hash', '1000 500 300 1'),
    ('outside_comments', 'outside_comments', '100000 50000 1'),
    ('outside_comments', 'outside_comments_by_commenter', '100000 50000 20 1'),
    ('outside_comments', 'outside_comments_by_text', '100000 50000 2 1'),
    ('outside_comments', 'outside_comments_by_time', '100000 1'),
    ('imported', 'imported', '1000000 500000 500000 400000 1');
analyze sqlite_schema;
