-- Who made an invitation: withdrawing that person's access ends it, too. None: a link of a known moderator's own, or older than
-- this column.
alter table sign_in_links add column invited_by bytea;
