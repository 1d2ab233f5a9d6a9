-- Versions that were withdrawn before they came into force. The version itself is never changed.
create table policy_withdrawals (
    site_id blob not null,
    number integer not null,
    withdrawn_by blob,
    withdrawn_at integer not null,
    note text not null,
    primary key (site_id, number)
) strict, without rowid;

-- The step of the ladder that a measure follows, as its line stands in the policy.
alter table sanctions add column step text;
alter table proposals add column step text;
