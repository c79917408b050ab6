locals {
  rules_yaml = templatefile("${path.module}/monitoring/rules.yaml.tftpl", {
    mode                = var.mode
    namespace           = var.namespace
    dispatcher          = "beads-dispatcher"
    reaper              = "beads-reaper"
    enabled             = local.dispatching
    reaper_enabled      = local.reaping
    dispatch_interval   = local.dispatch_interval
    sweep_interval      = local.sweep_interval
    runbook_url         = var.runbook_url
    queue_limit_seconds = var.queue_limit_seconds
    blocked_limit       = var.blocked_limit
  })
  prometheus_rule = {
    apiVersion = "monitoring.coreos.com/v1"
    kind       = "PrometheusRule"
    metadata = {
      name      = "beads-automation"
      namespace = var.namespace
      labels    = merge(local.common_labels, var.prometheus_rule_labels)
    }
    spec = yamldecode(local.rules_yaml)
  }
}
