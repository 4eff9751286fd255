-- What whoever runs the real things registers here. name_key is the lower-cased name, and null once
-- the row is deleted: names are unique, case ignored, among what is left. Deleted rows stay, for
-- builds and versions name them.

create table templates (
  id                binary(16)   not null primary key,
  organization_id   binary(16)   not null,
  name              varchar(32)  ${exact} not null,
  name_key          varchar(32)  ${exact},
  display_name      varchar(128) ${exact} not null,
  description       varchar(256) ${exact} not null,
  icon              varchar(512) ${exact} not null,
  active_version_id binary(16)   not null,
  created_by_id     binary(16)   not null,
  deleted           boolean      not null,
  created_at        datetime(6)  not null,
  updated_at        datetime(6)  not null,
  constraint templates_name unique (organization_id, name_key),
  constraint templates_organization foreign key (organization_id) references organizations (id),
  constraint templates_creator foreign key (created_by_id) references users (id)
);

-- A template's creation and each of its updates make one.
create table template_versions (
  id          binary(16)  not null primary key,
  template_id binary(16)  not null,
  created_at  datetime(6) not null,
  constraint template_versions_template foreign key (template_id) references templates (id)
);

-- build_number is that of the latest build.
create table workspaces (
  id              binary(16)  not null primary key,
  organization_id binary(16)  not null,
  owner_id        binary(16)  not null,
  template_id     binary(16)  not null,
  name            varchar(32) ${exact} not null,
  name_key        varchar(32) ${exact},
  build_number    integer     not null,
  deleted         boolean     not null,
  created_at      datetime(6) not null,
  updated_at      datetime(6) not null,
  last_used_at    datetime(6) not null,
  constraint workspaces_name unique (owner_id, name_key),
  constraint workspaces_organization foreign key (organization_id) references organizations (id),
  constraint workspaces_owner foreign key (owner_id) references users (id),
  constraint workspaces_template foreign key (template_id) references templates (id)
);

create index workspaces_of_template on workspaces (template_id, deleted, owner_id);
create index workspaces_by_age on workspaces (created_at, id);

-- initiator_id is no foreign key: its check would lock the initiator after the workspace's owner, while
-- deleting a user locks all users in the order of their ids. User rows stay anyway.
create table workspace_builds (
  id                  binary(16)   not null primary key,
  workspace_id        binary(16)   not null,
  build_number        integer      not null,
  template_version_id binary(16)   not null,
  initiator_id        binary(16)   not null,
  transition          varchar(16)  ${exact} not null,
  reason              varchar(256) ${exact} not null,
  created_at          datetime(6)  not null,
  constraint workspace_builds_number unique (workspace_id, build_number),
  constraint workspace_builds_workspace foreign key (workspace_id) references workspaces (id),
  constraint workspace_builds_version foreign key (template_version_id)
    references template_versions (id)
);
