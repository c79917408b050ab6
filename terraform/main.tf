# What is created, as plain values: computed and checked without a cluster.
module "settings" {
  source = "./modules/settings"

  mode                     = var.mode
  enabled                  = var.enabled
  beads_dispatcher_enabled = var.beads_dispatcher_enabled
  reaper_enabled           = var.reaper_enabled
  namespace                = var.namespace
  create_namespace         = var.create_namespace
  image                    = var.image
  image_pull_policy        = var.image_pull_policy
  image_pull_secrets       = var.image_pull_secrets
  labels                   = var.labels

  schedules                 = var.schedules
  time_zone                 = var.time_zone
  dispatch_interval_seconds = var.dispatch_interval_seconds
  sweep_interval_seconds    = var.sweep_interval_seconds
  history_limit             = var.history_limit

  metadata_config_map      = var.metadata_config_map
  metadata                 = var.metadata
  store_tls                = var.store_tls
  database_password_secret = var.database_password_secret
  database_password        = var.database_password

  agent              = var.agent
  beadboard_url      = var.beadboard_url
  agent_service_url  = var.agent_service_url
  agent_token_secret = var.agent_token_secret
  agent_token        = var.agent_token
  prompt             = var.prompt
  assignee           = var.assignee
  log_level          = var.log_level
  extra_env          = var.extra_env

  limits               = var.limits
  pools                = var.pools
  stale_after_minutes  = var.stale_after_minutes
  job_timeout_minutes  = var.job_timeout_minutes
  hard_cap_minutes     = var.hard_cap_minutes
  orphan_grace_minutes = var.orphan_grace_minutes

  trusted_actors    = var.trusted_actors
  notify_url_secret = var.notify_url_secret
  notify_topic      = var.notify_topic

  resources           = var.resources
  node_selector       = var.node_selector
  tolerations         = var.tolerations
  priority_class_name = var.priority_class_name

  network_policy    = var.network_policy
  peers             = var.peers
  metrics_namespace = var.metrics_namespace

  otlp_endpoint          = var.otlp_endpoint
  manage_crds            = var.manage_crds
  prometheus_rule        = var.prometheus_rule
  prometheus_rule_labels = var.prometheus_rule_labels
  dashboard              = var.dashboard
  scrape_annotations     = var.scrape_annotations
  runbook_url            = var.runbook_url
  queue_limit_seconds    = var.queue_limit_seconds
  blocked_limit          = var.blocked_limit
  keda_query             = var.keda_query
  keda_polling_seconds   = var.keda_polling_seconds
}
