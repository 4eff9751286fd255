-- What the settings of all nodes must agree on, as a checksum: that of the node that started last.
create table node_agreement (
  name     varchar(64) ${exact} not null primary key,
  checksum varchar(64) ${exact} not null
);
insert into node_agreement (name, checksum) values ('resource_types', '');
