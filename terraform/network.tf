resource "kubernetes_network_policy_v1" "this" {
  count = var.network_policy ? 1 : 0

  metadata {
    name      = "beads-automation"
    namespace = local.namespace
    labels    = module.settings.labels
  }

  spec {
    # Both directions are named: what no rule allows is denied.
    policy_types = ["Ingress", "Egress"]

    pod_selector {
      match_expressions {
        key      = "app"
        operator = "In"
        values   = ["beads-dispatcher", "beads-reaper"]
      }
    }

    dynamic "ingress" {
      for_each = module.settings.ingress
      content {
        ports {
          port     = ingress.value.port
          protocol = "TCP"
        }

        dynamic "from" {
          for_each = ingress.value.namespace[*]
          content {
            namespace_selector {
              match_labels = { "kubernetes.io/metadata.name" = from.value }
            }
          }
        }
      }
    }

    dynamic "egress" {
      for_each = module.settings.egress
      content {
        dynamic "ports" {
          for_each = egress.value.ports
          content {
            port     = ports.value.port
            protocol = ports.value.protocol
          }
        }

        dynamic "to" {
          for_each = egress.value.peer.cidr[*]
          content {
            ip_block {
              cidr = to.value
            }
          }
        }

        dynamic "to" {
          for_each = [for peer in [egress.value.peer] : peer if peer.namespace != null || peer.pod_labels != null]
          content {
            dynamic "namespace_selector" {
              for_each = to.value.namespace[*]
              content {
                match_labels = { "kubernetes.io/metadata.name" = namespace_selector.value }
              }
            }

            dynamic "pod_selector" {
              for_each = to.value.pod_labels[*]
              content {
                match_labels = pod_selector.value
              }
            }
          }
        }
      }
    }
  }
}
