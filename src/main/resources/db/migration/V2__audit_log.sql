-- Rows are added and sealed, never changed or removed. sequence_number and row_hash are null until a
-- row is sealed. user_id is no foreign key: a row outlives whom and what it tells of.
create table audit_log (
  id                binary(16)   not null primary key,
  happened_at       datetime(6)  not null,
  request_id        binary(16)   not null,
  ip_address        varchar(64)  ${exact} not null,
  user_agent        varchar(256) ${exact} not null,
  user_id           binary(16),
  organization_id   binary(16),
  resource_type     varchar(64)  ${exact} not null,
  resource_id       binary(16)   not null,
  resource_target   varchar(512) ${exact} not null,
  action            varchar(32)  ${exact} not null,
  status_code       int          not null,
  diff              mediumtext   ${exact} not null,
  additional_fields mediumtext   ${exact} not null,
  sequence_number   bigint,
  row_hash          binary(32),
  constraint audit_log_sequence unique (sequence_number)
);

create index audit_log_by_time on audit_log (happened_at, id);
create index audit_log_by_user on audit_log (user_id, happened_at);
create index audit_log_by_resource on audit_log (resource_id, happened_at);

-- One row: how many rows of audit_log are sealed, and the hash of the last one.
create table audit_head (
  name      varchar(64) ${exact} not null primary key,
  row_count bigint      not null,
  row_hash  binary(32)  not null
);
insert into audit_head (name, row_count, row_hash)
  values ('audit_log', 0, x'0000000000000000000000000000000000000000000000000000000000000000');

-- One row for each attempt to prove a password that failed or is not decided yet. account is SHA-256
-- of the lower-cased email address: people type passwords where the address belongs.
create table failed_logins (
  id           binary(16)  not null primary key,
  account      binary(32)  not null,
  address      varchar(64) ${exact} not null,
  attempted_at datetime(6) not null
);

create index failed_logins_of_account on failed_logins (account, attempted_at);
create index failed_logins_of_address on failed_logins (address, attempted_at);
create index failed_logins_by_time on failed_logins (attempted_at);
