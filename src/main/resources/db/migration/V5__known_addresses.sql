-- One row for each network from which an account was logged in to. id is half of SHA-256 over both:
-- the table tells nobody who logs in from where.
create table known_addresses (
  id            binary(16)  not null primary key,
  last_login_at datetime(6) not null
);

create index known_addresses_by_time on known_addresses (last_login_at);
