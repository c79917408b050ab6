-- bd's tables, as far as the store and the tests touch them, in every schema version that we know. A line that ends in "-- 49.." is
-- there from schema 49 on, "-- ..48" up to 48, and on a table's first line this is said of the whole table. The columns of
-- both kinds of beads are in bead-columns.sql. On MariaDB "on update cascade" is left out, which it refuses beside a check on the same column.

create table issues (
  ${beads}
  description text not null, -- ..48
  description longtext not null, -- 49..
  design text not null, -- ..48
  design longtext not null, -- 49..
  acceptance_criteria text not null, -- ..48
  acceptance_criteria longtext not null, -- 49..
  notes text not null, -- ..48
  notes longtext not null, -- 49..
  key idx_issues_status (status), -- ..51
  key idx_issues_status_updated_at (status, updated_at), -- 52..
  key idx_issues_defer_until (defer_until), -- 52..
  key idx_issues_is_blocked (is_blocked, status), -- 46..
  key idx_issues_priority (priority),
  key idx_issues_issue_type (issue_type),
  key idx_issues_assignee (assignee),
  key idx_issues_created_at (created_at),
  key idx_issues_external_ref (external_ref),
  primary key (id)
);

create table wisps (
  ${beads}
  description text not null default (''), -- ..48
  description longtext not null default (''), -- 49..
  design text not null default (''), -- ..48
  design longtext not null default (''), -- 49..
  acceptance_criteria text not null default (''), -- ..48
  acceptance_criteria longtext not null default (''), -- 49..
  notes text not null default (''), -- ..48
  notes longtext not null default (''), -- 49..
  key idx_wisps_status (status),
  key idx_wisps_assignee (assignee),
  key idx_wisps_is_blocked (is_blocked, status), -- 46..
  primary key (id)
);

create table dependencies (
  id char(36) not null default (uuid()), -- 43..49
  id char(36) not null, -- 50..
  issue_id varchar(255) not null,
  depends_on_id varchar(255) not null, -- ..40
  depends_on_issue_id varchar(255), -- 41..
  depends_on_wisp_id varchar(255), -- 41..
  depends_on_external varchar(255), -- 41..
  type varchar(32) not null default 'blocks',
  created_at datetime not null default current_timestamp,
  created_by varchar(255) not null,
  metadata json default (json_object()),
  thread_id varchar(255) default '',
  key idx_dependencies_issue (issue_id),
  key idx_dependencies_thread (thread_id),
  key idx_dependencies_depends_on (depends_on_id), -- ..40
  key idx_dependencies_depends_on_type (depends_on_id, type), -- ..40
  unique key uk_dep_issue_target (issue_id, depends_on_issue_id), -- 41..
  unique key uk_dep_wisp_target (issue_id, depends_on_wisp_id), -- 41..
  unique key uk_dep_external_target (issue_id, depends_on_external), -- 41..
  key idx_dep_issue_target (depends_on_issue_id), -- 41..
  key idx_dep_wisp_target (depends_on_wisp_id), -- 41..
  key idx_dep_external_target (depends_on_external), -- 41..
  key idx_dep_type_issue (type, depends_on_issue_id), -- 41..
  key idx_dep_type_wisp (type, depends_on_wisp_id), -- 41..
  key idx_dep_type_external (type, depends_on_external), -- 41..
  constraint ck_dep_one_target check ((depends_on_issue_id is not null) + (depends_on_wisp_id is not null) + (depends_on_external is not null) = 1), -- 41..
  constraint fk_dep_issue_target foreign key (depends_on_issue_id) references issues (id) on delete cascade on update cascade, -- 41..
  constraint fk_dep_issue foreign key (issue_id) references issues (id) on delete cascade, -- ..40
  constraint fk_dep_issue foreign key (issue_id) references issues (id) on delete cascade on update cascade, -- 41..
  primary key (issue_id, depends_on_id) -- ..40
  primary key (id) -- 41..
);

create table wisp_dependencies (
  id char(36) not null default (uuid()), -- 43..49
  id char(36) not null, -- 50..
  issue_id varchar(255) not null,
  depends_on_id varchar(255) not null, -- ..40
  depends_on_issue_id varchar(255), -- 41..
  depends_on_wisp_id varchar(255), -- 41..
  depends_on_external varchar(255), -- 41..
  type varchar(32) not null default 'blocks',
  created_at datetime default current_timestamp,
  created_by varchar(255) default '',
  metadata json default (json_object()),
  thread_id varchar(255) default '',
  key idx_wisp_dep_type (type),
  key idx_wisp_dep_depends (depends_on_id), -- ..40
  key idx_wisp_dep_type_depends (type, depends_on_id), -- ..40
  unique key uk_wisp_dep_issue_target (issue_id, depends_on_issue_id), -- 41..
  unique key uk_wisp_dep_wisp_target (issue_id, depends_on_wisp_id), -- 41..
  unique key uk_wisp_dep_external_target (issue_id, depends_on_external), -- 41..
  constraint ck_wisp_dep_one_target check ((depends_on_issue_id is not null) + (depends_on_wisp_id is not null) + (depends_on_external is not null) = 1), -- 41..
  constraint fk_wisp_dep_issue foreign key (issue_id) references wisps (id) on delete cascade on update cascade, -- 41..
  constraint fk_wisp_dep_issue_target foreign key (depends_on_issue_id) references issues (id) on delete cascade on update cascade, -- 41..
  constraint fk_wisp_dep_wisp_target foreign key (depends_on_wisp_id) references wisps (id) on delete cascade on update cascade, -- 41..
  primary key (issue_id, depends_on_id) -- ..40
  primary key (id) -- 41..
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
  constraint fk_wisp_labels_issue foreign key (issue_id) references wisps (id) on delete cascade on update cascade, -- 42..
  primary key (issue_id, label)
);

create table comments (
  id char(36) not null default (uuid()), -- ..50
  id char(36) not null, -- 51..
  issue_id varchar(255) not null,
  author varchar(255) not null,
  text text not null, -- ..48
  text longtext not null, -- 49..
  created_at datetime not null default current_timestamp,
  key idx_comments_issue (issue_id),
  key idx_comments_created_at (created_at),
  key idx_comments_issue_created_id (issue_id, created_at, id), -- 56..
  constraint fk_comments_issue foreign key (issue_id) references issues (id) on delete cascade on update cascade,
  primary key (id)
);

create table wisp_comments (
  id char(36) not null default (uuid()), -- ..50
  id char(36) not null, -- 51..
  issue_id varchar(255) not null,
  author varchar(255) default '',
  text text not null, -- ..53
  text longtext not null, -- 54..
  created_at datetime default current_timestamp,
  constraint fk_wisp_comments_issue foreign key (issue_id) references wisps (id) on delete cascade on update cascade, -- 42..
  primary key (id)
);

create table events (
  id char(36) not null default (uuid()), -- ..50
  id char(36) not null, -- 51..
  issue_id varchar(255) not null,
  event_type varchar(32) not null,
  actor varchar(255) not null,
  old_value text, -- ..47
  new_value text, -- ..47
  old_value longtext, -- 48..
  new_value longtext, -- 48..
  comment text,
  created_at datetime not null default current_timestamp,
  key idx_events_issue (issue_id),
  key idx_events_created_at (created_at),
  constraint fk_events_issue foreign key (issue_id) references issues (id) on delete cascade on update cascade,
  primary key (id)
);

create table wisp_events (
  id char(36) not null default (uuid()), -- ..50
  id char(36) not null, -- 51..
  issue_id varchar(255) not null,
  event_type varchar(32) not null,
  actor varchar(255) default '',
  old_value text default (''), -- ..47
  new_value text default (''), -- ..47
  old_value longtext default (''), -- 48..
  new_value longtext default (''), -- 48..
  comment text default (''),
  created_at datetime default current_timestamp,
  constraint fk_wisp_events_issue foreign key (issue_id) references wisps (id) on delete cascade on update cascade, -- 42..
  primary key (id)
);

create table leases ( -- 55..
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
  constraint fk_counter_parent foreign key (parent_id) references issues (id) on delete cascade on update cascade, -- 42..
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
  content_hash char(64), -- 50..
  primary key (version)
);

insert into config (`key`, value) values ('issue_prefix', 'code');
