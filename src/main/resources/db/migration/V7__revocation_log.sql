-- What must no longer be answered from any node's memory: one row for each change after which a cached
-- key or user would mislead. A row names a key, or a user, or neither: then everything. Times are by
-- the database's clock. Ids are random: a counter might give one out again after a failover.
create table revocation_log (
  id         binary(16)  not null primary key,
  key_id     varchar(10) ${exact},
  user_id    binary(16),
  created_at datetime(6) not null
);

create index revocation_log_by_time on revocation_log (created_at);

-- Who answers from memory, and for how long after a look at the log. Whoever revokes waits for the
-- longest.
create table lease_holders (
  id           binary(16)  not null primary key,
  lease_millis integer     not null,
  seen_at      datetime(6) not null
);

-- Ended before its time. A node whose clock is behind would still take expires_at for the future.
alter table api_keys add column ended boolean not null default false;
