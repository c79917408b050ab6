# Who may be reached, and who may reach us.
mock_provider "kubernetes" {}

variables {
  image                    = "registry.example/beads-automation:0.1.0"
  beadboard_url            = "http://beadboard:3000"
  metadata                 = { dolt_server_host = "dolt.example" }
  database_password_secret = { name = "dolt" }
  keda_query               = "SELECT 0"
}

run "out_to_dns_store_and_beadboard" {
  command = plan
  assert {
    condition     = jsonencode(kubernetes_network_policy_v1.this[0].spec[0].policy_types) == jsonencode(["Ingress", "Egress"])
    error_message = "Both ways are closed first."
  }
  assert {
    condition     = length(kubernetes_network_policy_v1.this[0].spec[0].ingress) == 0
    error_message = "Nobody comes in."
  }
  assert {
    condition     = jsonencode([for rule in kubernetes_network_policy_v1.this[0].spec[0].egress : [for port in rule.ports : "${port.protocol} ${port.port}"]]) == jsonencode([["UDP 53", "TCP 53"], ["TCP 3000"], ["TCP 3306"]])
    error_message = "DNS, BeadBoard, the store."
  }
  assert {
    condition     = jsonencode(sort(kubernetes_network_policy_v1.this[0].spec[0].pod_selector[0].match_expressions[0].values)) == jsonencode(["beads-dispatcher", "beads-reaper"])
    error_message = "For our pods."
  }
}

run "narrowed_to_peers" {
  command = plan
  variables {
    peers = { store = { cidr = "10.0.0.0/8" }, beadboard = { namespace = "beadboard", pod_labels = { app = "beadboard" } } }
  }
  assert {
    condition     = kubernetes_network_policy_v1.this[0].spec[0].egress[2].to[0].ip_block[0].cidr == "10.0.0.0/8"
    error_message = "The store by its addresses."
  }
  assert {
    condition     = length(kubernetes_network_policy_v1.this[0].spec[0].egress[1].to) == 1 && kubernetes_network_policy_v1.this[0].spec[0].egress[1].to[0].namespace_selector[0].match_labels["kubernetes.io/metadata.name"] == "beadboard" && kubernetes_network_policy_v1.this[0].spec[0].egress[1].to[0].pod_selector[0].match_labels.app == "beadboard"
    error_message = "BeadBoard by namespace and label at once."
  }
  assert {
    condition     = length(kubernetes_network_policy_v1.this[0].spec[0].egress[0].to) == 0
    error_message = "DNS is anywhere."
  }
}

run "in_to_the_metrics_port_of_a_resident" {
  command = plan
  variables {
    mode              = "resident"
    metrics_namespace = "monitoring"
  }
  assert {
    condition     = kubernetes_network_policy_v1.this[0].spec[0].ingress[0].ports[0].port == "9464" && kubernetes_network_policy_v1.this[0].spec[0].ingress[0].from[0].namespace_selector[0].match_labels["kubernetes.io/metadata.name"] == "monitoring"
    error_message = "That port, from there."
  }
}

run "no_policy_on_request" {
  command = plan
  variables {
    network_policy = false
  }
  assert {
    condition     = length(kubernetes_network_policy_v1.this) == 0
    error_message = "None."
  }
}
