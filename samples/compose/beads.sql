-- A small database for compose.yaml: bd's tables as of its schema 66, as far as they matter here, and four beads. It runs once, when
-- the volume is new. For a database of your own take bd: 'bd init' against this server, without this file.

create database if not exists beads;
use beads;

create table issues (
  id varchar(255) not null,
  content_hash varchar(64),
  title varchar(500) not null,
  status varchar(32) not null default 'open',
  priority int not null default 2,
  issue_type varchar(32) not null default 'task',
  assignee varchar(255),
  estimated_minutes int,
created_at datetime not null default current_timestamp,
created_by varchar(255) default '',
  owner varchar(255) default '',
  updated_at datetime not null default current_timestamp on update current_timestamp,
  closed_at datetime,
  closed_by_session varchar(255) default '',
  external_ref varchar(255),
  spec_id varchar(1024),
  compaction_level int default 0,
  compacted_at datetime,
  compacted_at_commit varchar(64),
  original_size int,
  sender varchar(255) default '',
  ephemeral tinyint(1) default 0,
  wisp_type varchar(32) default '',
  pinned tinyint(1) default 0,
  is_template tinyint(1) default 0,
  mol_type varchar(32) default '',
  work_type varchar(32) default 'mutex',
  source_system varchar(255) default '',
  metadata json default (json_object()),
  source_repo varchar(512) default '',
  close_reason longtext default (''),
  event_kind varchar(32) default '',
  actor varchar(255) default '',
  target varchar(255) default '',
  payload text default (''),
  await_type varchar(32) default '',
  await_id varchar(255) default '',
  timeout_ns bigint default 0,
  waiters text default (''),
  hook_bead varchar(255) default '',
  role_bead varchar(255) default '',
  agent_state varchar(32) default '',
  last_activity datetime,
  role_type varchar(32) default '',
  rig varchar(255) default '',
  due_at datetime,
  defer_until datetime,
  no_history tinyint(1) default 0,
  started_at datetime,
  is_blocked tinyint(1) not null default 0,
  row_lock bigint not null default 0,
  storage_class varchar(16),
  description longtext not null,
  design longtext not null,
  acceptance_criteria longtext not null,
  notes longtext not null,
  key idx_issues_status_updated_at (status, updated_at),
  key idx_issues_defer_until (defer_until),
  key idx_issues_is_blocked (is_blocked, status),
  key idx_issues_priority (priority),
  key idx_issues_issue_type (issue_type),
  key idx_issues_assignee (assignee),
  key idx_issues_created_at (created_at),
  key idx_issues_external_ref (external_ref),
  primary key (id)
);

create table wisps (
  id varchar(255) not null,
  content_hash varchar(64),
  title varchar(500) not null,
  status varchar(32) not null default 'open',
  priority int not null default 2,
  issue_type varchar(32) not null default 'task',
  assignee varchar(255),
  estimated_minutes int,
created_at datetime not null default current_timestamp,
created_by varchar(255) default '',
  owner varchar(255) default '',
  updated_at datetime not null default current_timestamp on update current_timestamp,
  closed_at datetime,
  closed_by_session varchar(255) default '',
  external_ref varchar(255),
  spec_id varchar(1024),
  compaction_level int default 0,
  compacted_at datetime,
  compacted_at_commit varchar(64),
  original_size int,
  sender varchar(255) default '',
  ephemeral tinyint(1) default 0,
  wisp_type varchar(32) default '',
  pinned tinyint(1) default 0,
  is_template tinyint(1) default 0,
  mol_type varchar(32) default '',
  work_type varchar(32) default 'mutex',
  source_system varchar(255) default '',
  metadata json default (json_object()),
  source_repo varchar(512) default '',
  close_reason longtext default (''),
  event_kind varchar(32) default '',
  actor varchar(255) default '',
  target varchar(255) default '',
  payload text default (''),
  await_type varchar(32) default '',
  await_id varchar(255) default '',
  timeout_ns bigint default 0,
  waiters text default (''),
  hook_bead varchar(255) default '',
  role_bead varchar(255) default '',
  agent_state varchar(32) default '',
  last_activity datetime,
  role_type varchar(32) default '',
  rig varchar(255) default '',
  due_at datetime,
  defer_until datetime,
  no_history tinyint(1) default 0,
  started_at datetime,
  is_blocked tinyint(1) not null default 0,
  row_lock bigint not null default 0,
  storage_class varchar(16),
  description longtext not null default (''),
  design longtext not null default (''),
  acceptance_criteria longtext not null default (''),
  notes longtext not null default (''),
  key idx_wisps_status (status),
  key idx_wisps_assignee (assignee),
  key idx_wisps_is_blocked (is_blocked, status),
  primary key (id)
);

create table dependencies (
  id char(36) not null,
  issue_id varchar(255) not null,
  depends_on_issue_id varchar(255),
  depends_on_wisp_id varchar(255),
  depends_on_external varchar(255),
  type varchar(32) not null default 'blocks',
  created_at datetime not null default current_timestamp,
  created_by varchar(255) not null,
  metadata json default (json_object()),
  thread_id varchar(255) default '',
  key idx_dependencies_issue (issue_id),
  key idx_dependencies_thread (thread_id),
  unique key uk_dep_issue_target (issue_id, depends_on_issue_id),
  unique key uk_dep_wisp_target (issue_id, depends_on_wisp_id),
  unique key uk_dep_external_target (issue_id, depends_on_external),
  key idx_dep_issue_target (depends_on_issue_id),
  key idx_dep_wisp_target (depends_on_wisp_id),
  key idx_dep_external_target (depends_on_external),
  key idx_dep_type_issue (type, depends_on_issue_id),
  key idx_dep_type_wisp (type, depends_on_wisp_id),
  key idx_dep_type_external (type, depends_on_external),
  constraint ck_dep_one_target check ((depends_on_issue_id is not null) + (depends_on_wisp_id is not null) + (depends_on_external is not null) = 1),
  constraint fk_dep_issue_target foreign key (depends_on_issue_id) references issues (id) on delete cascade on update cascade,
  constraint fk_dep_issue foreign key (issue_id) references issues (id) on delete cascade on update cascade,
  primary key (id)
);

create table wisp_dependencies (
  id char(36) not null,
  issue_id varchar(255) not null,
  depends_on_issue_id varchar(255),
  depends_on_wisp_id varchar(255),
  depends_on_external varchar(255),
  type varchar(32) not null default 'blocks',
  created_at datetime default current_timestamp,
  created_by varchar(255) default '',
  metadata json default (json_object()),
  thread_id varchar(255) default '',
  key idx_wisp_dep_type (type),
  unique key uk_wisp_dep_issue_target (issue_id, depends_on_issue_id),
  unique key uk_wisp_dep_wisp_target (issue_id, depends_on_wisp_id),
  unique key uk_wisp_dep_external_target (issue_id, depends_on_external),
  constraint ck_wisp_dep_one_target check ((depends_on_issue_id is not null) + (depends_on_wisp_id is not null) + (depends_on_external is not null) = 1),
  constraint fk_wisp_dep_issue foreign key (issue_id) references wisps (id) on delete cascade on update cascade,
  constraint fk_wisp_dep_issue_target foreign key (depends_on_issue_id) references issues (id) on delete cascade on update cascade,
  constraint fk_wisp_dep_wisp_target foreign key (depends_on_wisp_id) references wisps (id) on delete cascade on update cascade,
  primary key (id)
);

create table labels (
  issue_id varchar(255) not null,
  label varchar(255) not null,
  key idx_labels_label (label),
  constraint fk_labels_issue foreign key (issue_id) references issues (id) on delete cascade on update cascade,
  primary key (issue_id, label)
);

create table wisp_labels (
  issue_id varchar(255) not null,
  label varchar(255) not null,
  constraint fk_wisp_labels_issue foreign key (issue_id) references wisps (id) on delete cascade on update cascade,
  primary key (issue_id, label)
);

create table comments (
  id char(36) not null,
  issue_id varchar(255) not null,
  author varchar(255) not null,
  text longtext not null,
  created_at datetime not null default current_timestamp,
  key idx_comments_issue (issue_id),
  key idx_comments_created_at (created_at),
  key idx_comments_issue_created_id (issue_id, created_at, id),
  constraint fk_comments_issue foreign key (issue_id) references issues (id) on delete cascade on update cascade,
  primary key (id)
);

create table wisp_comments (
  id char(36) not null,
  issue_id varchar(255) not null,
  author varchar(255) default '',
  text longtext not null,
  created_at datetime default current_timestamp,
  constraint fk_wisp_comments_issue foreign key (issue_id) references wisps (id) on delete cascade on update cascade,
  primary key (id)
);

create table events (
  id char(36) not null,
  issue_id varchar(255) not null,
  event_type varchar(32) not null,
  actor varchar(255) not null,
  old_value longtext,
  new_value longtext,
  comment text,
  created_at datetime not null default current_timestamp,
  key idx_events_issue (issue_id),
  key idx_events_created_at (created_at),
  constraint fk_events_issue foreign key (issue_id) references issues (id) on delete cascade on update cascade,
  primary key (id)
);

create table wisp_events (
  id char(36) not null,
  issue_id varchar(255) not null,
  event_type varchar(32) not null,
  actor varchar(255) default '',
  old_value longtext default (''),
  new_value longtext default (''),
  comment text default (''),
  created_at datetime default current_timestamp,
  constraint fk_wisp_events_issue foreign key (issue_id) references wisps (id) on delete cascade on update cascade,
  primary key (id)
);

create table leases (
  issue_id varchar(255) not null,
  holder varchar(255) not null,
  granted_at datetime not null,
  lease_expires_at datetime not null,
  heartbeat_at datetime not null,
  granted_node varchar(255) not null default '',
  key idx_leases_expires (lease_expires_at),
  primary key (issue_id)
);

create table child_counters (
  parent_id varchar(255) not null,
  last_child int not null default 0,
  constraint fk_counter_parent foreign key (parent_id) references issues (id) on delete cascade on update cascade,
  primary key (parent_id)
);

create table custom_statuses (
  name varchar(64) not null,
  category varchar(32) not null default 'unspecified',
  primary key (name)
);

create table config (
  `key` varchar(255) not null,
  value text not null,
  primary key (`key`)
);

create table metadata (
  `key` varchar(255) not null,
  value text not null,
  primary key (`key`)
);

create table schema_migrations (
  version int not null,
  content_hash char(64),
  primary key (version)
);

insert into config (`key`, value) values ('issue_prefix', 'code');

insert into schema_migrations (version) values (66);

insert into issues (id, title, priority, assignee, description, design, acceptance_criteria, notes) values
  ('code-1', 'Write the release note', 1, 'agent', '', '', 'Names every change that users see', ''),
  ('code-2', 'Answer the question about ports', 2, 'agent', '', '', 'One paragraph that names the default port', ''),
  ('code-3', 'Think about the logo', 2, 'agent', '', '', '', ''),
  ('code-4', 'Order cake', 2, 'maya', '', '', 'There is cake', '');
