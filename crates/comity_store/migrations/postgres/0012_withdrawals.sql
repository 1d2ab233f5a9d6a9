-- Versions that were withdrawn before they came into force. The version itself is never changed.
create table policy_withdrawals (
    site_id bytea not null,
    number bigint not null,
    withdrawn_by bytea,
    withdrawn_at bigint not null,
    note text not null,
    primary key (site_id, number)
);

-- The step of the ladder that a measure follows, as its line stands in the policy.
alter table sanctions add column step text;
alter table proposals add column step text;
