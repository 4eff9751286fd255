-- One script for H2, MySQL and MariaDB. Times are UTC in microseconds; ${exact} makes text compare
-- byte by byte, trailing spaces included, where a database would do otherwise.
-- Text columns are twice as long as what is let in: H2 counts a 4-byte character as two.

create table organizations (
  id           binary(16)   not null primary key,
  name         varchar(32)  ${exact} not null,
  display_name varchar(256) ${exact} not null,
  description  varchar(256) ${exact} not null,
  icon         varchar(256) ${exact} not null,
  is_default   boolean      not null,
  created_at   datetime(6)  not null,
  updated_at   datetime(6)  not null,
  constraint organizations_name unique (name)
);

-- username_key and email_key are the lower-cased texts, and null once the user is deleted: names are
-- unique, case ignored, among users that are not.
create table users (
  id              binary(16)   not null primary key,
  organization_id binary(16)   not null,
  username        varchar(32)  ${exact} not null,
  username_key    varchar(32)  ${exact},
  email           varchar(254) ${exact} not null,
  email_key       varchar(512) ${exact},
  name            varchar(256) ${exact} not null,
  avatar_url      varchar(512) ${exact} not null,
  password_hash   varchar(255) ${exact},
  login_type      varchar(32)  ${exact} not null,
  status          varchar(32)  ${exact} not null,
  roles           varchar(255) ${exact} not null,
  service_account boolean      not null,
  deleted         boolean      not null,
  created_at      datetime(6)  not null,
  updated_at      datetime(6)  not null,
  last_seen_at    datetime(6),
  constraint users_username unique (username_key),
  constraint users_email unique (email_key),
  constraint users_organization foreign key (organization_id) references organizations (id)
);

-- A key is expired when expires_at has passed, and deleted when its row is gone. token_name is null
-- for sessions, so that only tokens need distinct names. The indexes end in expires_at: a list of
-- live keys reads none that have expired.
create table api_keys (
  id               varchar(10)    ${exact} not null primary key,
  hashed_secret    binary(32)     not null,
  user_id          binary(16)     not null,
  login_type       varchar(32)    ${exact} not null,
  token_name       varchar(256)   ${exact},
  scopes           varchar(4000)  ${exact} not null,
  allow_list       varchar(10000) ${exact} not null,
  lifetime_seconds bigint         not null,
  ip_address       varchar(64)    ${exact} not null,
  created_at       datetime(6)    not null,
  updated_at       datetime(6)    not null,
  expires_at       datetime(6)    not null,
  last_used        datetime(6),
  constraint api_keys_token_name unique (user_id, token_name),
  constraint api_keys_user foreign key (user_id) references users (id) on delete cascade
);

create index api_keys_of_user on api_keys (user_id, login_type, expires_at);
create index api_keys_of_all on api_keys (login_type, expires_at);
create index api_keys_expired on api_keys (expires_at);

-- One row for each kind of purge: when some node last began it.
create table purge_runs (
  name       varchar(64) ${exact} not null primary key,
  started_at datetime(6) not null
);
insert into purge_runs (name, started_at) values ('api_keys', '1970-01-02 00:00:00');
