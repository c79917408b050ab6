resource "kubernetes_manifest" "prometheus_rule" {
  count = var.manage_crds && var.prometheus_rule ? 1 : 0

  manifest = module.settings.prometheus_rule

  depends_on = [kubernetes_namespace_v1.this]
}

resource "kubernetes_config_map_v1" "dashboard" {
  count = var.dashboard ? 1 : 0

  metadata {
    name      = "beads-automation-dashboard"
    namespace = local.namespace
    labels    = merge(module.settings.labels, { grafana_dashboard = "1" })
  }

  data = {
    "beads-automation.json" = module.settings.dashboard_json
  }
}
