# Who may be reached, and who may reach us.
variables {
  image         = "registry.example/beads-automation:0.1.0"
  beadboard_url = "http://beadboard:3000"
}

run "dns_store_and_beadboard" {
  command = plan
  assert {
    condition     = jsonencode([for rule in output.egress : [for port in rule.ports : "${port.protocol} ${port.port}"]]) == jsonencode([["UDP 53", "TCP 53"], ["TCP 3000"], ["TCP 3306"]])
    error_message = "Nothing else."
  }
  assert {
    condition     = length(output.ingress) == 0
    error_message = "Nobody comes in."
  }
}

run "every_peer_by_its_url" {
  command = plan
  variables {
    agent_service_url = "https://agent.example/base"
    otlp_endpoint     = "http://collector:4317/"
    metadata          = { dolt_server_host = "dolt", dolt_server_port = 3307 }
    beadboard_url     = "http://beadboard/api:9"
  }
  assert {
    condition     = jsonencode([for rule in output.egress : [for port in rule.ports : "${port.protocol} ${port.port}"]]) == jsonencode([["UDP 53", "TCP 53"], ["TCP 443"], ["TCP 80"], ["TCP 4317"], ["TCP 3307"]])
    error_message = "Ports of URLs, and the store's."
  }
}

run "ports_of_pods_win" {
  command = plan
  variables {
    peers = { beadboard = { ports = [8080, 8443] } }
  }
  assert {
    condition     = jsonencode([for rule in output.egress : [for port in rule.ports : "${port.protocol} ${port.port}"]]) == jsonencode([["UDP 53", "TCP 53"], ["TCP 8080", "TCP 8443"], ["TCP 3306"]])
    error_message = "A policy sees the port behind the Service."
  }
}

run "peers_may_be_narrowed" {
  command = plan
  variables {
    peers = { store = { cidr = "10.0.0.0/8" }, beadboard = { namespace = "beadboard", pod_labels = { app = "beadboard" } } }
  }
  assert {
    condition     = output.egress[2].peer.cidr == "10.0.0.0/8"
    error_message = "The store by its addresses."
  }
  assert {
    condition     = output.egress[1].peer.namespace == "beadboard" && output.egress[1].peer.pod_labels.app == "beadboard"
    error_message = "BeadBoard by its pods."
  }
  assert {
    condition     = output.egress[0].peer.cidr == null
    error_message = "DNS is anywhere."
  }
}

run "a_peer_that_is_not_asked_for_needs_no_way" {
  command = plan
  variables {
    peers = { otlp = { cidr = "10.0.0.0/8" } }
  }
  assert {
    condition     = length(output.egress) == 3
    error_message = "No endpoint, no rule."
  }
}

run "the_agent_service_alone" {
  command = plan
  variables {
    agent             = "service"
    agent_service_url = "http://agent:8080"
  }
  assert {
    condition     = jsonencode([for rule in output.egress : [for port in rule.ports : "${port.protocol} ${port.port}"]]) == jsonencode([["UDP 53", "TCP 53"], ["TCP 8080"], ["TCP 3306"]])
    error_message = "Nobody asks BeadBoard."
  }
}

run "a_webhook_somewhere" {
  command = plan
  variables {
    notify_url_secret = { name = "slack" }
  }
  assert {
    condition     = jsonencode([for rule in output.egress : [for port in rule.ports : "${port.protocol} ${port.port}"]]) == jsonencode([["UDP 53", "TCP 53"], ["TCP 3000"], ["TCP 3306"], ["TCP 443"]])
    error_message = "Its address is a secret: https, anywhere."
  }
}

run "a_webhook_in_the_cluster" {
  command = plan
  variables {
    notify_url_secret = { name = "ntfy" }
    peers             = { webhook = { ports = [8080], namespace = "ntfy" } }
  }
  assert {
    condition     = output.egress[3].ports[0].port == 8080 && output.egress[3].peer.namespace == "ntfy"
    error_message = "As given."
  }
}

run "resident_lets_the_metrics_port_be_read" {
  command = plan
  variables {
    mode              = "resident"
    metrics_namespace = "monitoring"
  }
  assert {
    condition     = jsonencode(output.ingress) == jsonencode([{ namespace = "monitoring", port = 9464 }])
    error_message = "That port, from there."
  }
}
