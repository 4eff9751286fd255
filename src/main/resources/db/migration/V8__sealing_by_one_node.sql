-- When rows were last sealed, by the database's clock: at most twice a second, by whichever node comes
-- first. Nodes of the release before do not write it, and seal after each commit.
alter table audit_head add column sealed_at datetime(6) not null default '1970-01-02 00:00:00';
