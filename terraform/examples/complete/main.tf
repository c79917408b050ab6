# Everything set that most people leave alone.
terraform {
  required_version = ">= 1.9, < 2.0"

  required_providers {
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = ">= 2.30, < 4"
    }
  }
}

provider "kubernetes" {
  config_path = try(coalesce(var.kubeconfig, fileexists("~/.kube/config") ? "~/.kube/config" : null), null)
}

module "beads_automation" {
  source = "../.."

  mode               = var.mode
  enabled            = var.enabled
  reaper_enabled     = true
  namespace          = "beads"
  create_namespace   = true
  image              = var.image
  image_pull_policy  = "IfNotPresent"
  image_pull_secrets = ["registry"]
  labels             = { team = "platform" }

  schedules     = { dispatcher = "*/2 * * * *", reaper = "5-55/10 * * * *", tick = "*/5 * * * *" }
  time_zone     = "Etc/UTC"
  history_limit = { successful = 1, failed = 3 }

  metadata_config_map = "beads-metadata"
  metadata = {
    dolt_server_host = "dolt.beads-server.svc.cluster.local"
    dolt_server_port = 3306
    dolt_server_user = "beads"
    dolt_database    = "code"
    project_id       = "5f0c8a3e-8f0e-4d3c-9a55-0d6f6f1b2c11"
  }
  store_tls         = "off"
  database_password = var.database_password

  beadboard_url      = "http://beadboard.beadboard.svc.cluster.local:3000"
  agent_service_url  = "http://claude-agent-service.claude-agent.svc.cluster.local:8080"
  agent_token_secret = { name = "beadboard-agent-service" }
  assignee           = "agent"
  log_level          = "debug"
  extra_env          = { OTEL_RESOURCE_ATTRIBUTES = "deployment.environment=example" }

  limits = {
    max_in_flight        = 4
    max_attempts         = 3
    max_reaped_per_sweep = 10
    max_per_tick         = 4
    max_budget_per_day   = 100
    weather_retries      = 2
  }
  pools                = { website = 2 }
  job_timeout_minutes  = 15
  stale_after_minutes  = 45
  hard_cap_minutes     = 180
  orphan_grace_minutes = 30

  trusted_actors    = ["ann", "bob"]
  notify_url_secret = { name = "ntfy" }
  notify_topic      = "beads"

  resources     = { cpu_request = "100m", memory_request = "128Mi", memory_limit = "256Mi" }
  node_selector = { "kubernetes.io/os" = "linux" }
  tolerations   = [{ key = "spot", operator = "Exists", effect = "NoSchedule" }]

  network_policy = true
  peers = {
    store         = { namespace = "beads-server", pod_labels = { app = "dolt" } }
    beadboard     = { namespace = "beadboard" }
    agent_service = { namespace = "claude-agent" }
    webhook       = { namespace = "ntfy", ports = [80] }
    otlp          = { cidr = "10.0.0.0/8" }
  }
  metrics_namespace = "monitoring"

  otlp_endpoint          = "http://collector.monitoring.svc.cluster.local:4317"
  manage_crds            = var.manage_crds
  prometheus_rule_labels = { release = "prometheus" }
  dashboard              = true
  scrape_annotations     = true
  runbook_url            = "https://wiki.example/beads/RUNBOOK.md"
  queue_limit_seconds    = 7200
  blocked_limit          = 3

  keda_query           = file("${path.module}/../keda-query.sql") # read in mode keda only
  keda_polling_seconds = 30
}
