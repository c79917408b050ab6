resource "kubernetes_config_map_v1" "metadata" {
  count = var.metadata == null ? 0 : 1

  metadata {
    name      = var.metadata_config_map
    namespace = local.namespace
    labels    = module.settings.labels
  }

  data = {
    "metadata.json" = module.settings.metadata_json
  }
}

resource "kubernetes_config_map_v1" "prompt" {
  count = var.prompt == null ? 0 : 1

  metadata {
    name      = "beads-prompt"
    namespace = local.namespace
    labels    = module.settings.labels
  }

  data = {
    "prompt.md" = var.prompt
  }
}

resource "kubernetes_secret_v1" "this" {
  count = module.settings.created_secret == null ? 0 : 1

  metadata {
    name      = module.settings.created_secret
    namespace = local.namespace
    labels    = module.settings.labels
  }

  data = merge(
    var.database_password == null ? {} : { password = var.database_password },
    var.agent_token == null ? {} : { api_bearer_token = var.agent_token },
  )
}
