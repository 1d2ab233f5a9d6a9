-- What a replay was asked for, and how far its counts are; with these one that a restart interrupted goes on.
alter table policy_drafts add column replay_wanted text;
alter table policy_drafts add column replay_state text;

-- The model and the word lists that a version was published with, as JSON; none: it is older than this column.
alter table policy_versions add column pins text;
