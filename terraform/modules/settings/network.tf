locals {
  urls = {
    beadboard     = var.agent == "beadboard" ? var.beadboard_url : null
    agent_service = var.agent_service_url
    otlp          = var.otlp_endpoint
  }
  url_ports = {
    for name, url in local.urls : name => tonumber(try(
      regex("^https?://[^/:]+:([0-9]+)", url)[0], startswith(url, "https:") ? 443 : 80
    )) if url != null
  }
  # The webhook's address is a secret: not known here.
  webhook_ports = { for name, port in { webhook = 443 } : name => port if var.notify_url_secret != null }
  default_ports = merge({ store = try(var.metadata.dolt_server_port, 3306) }, local.url_ports, local.webhook_ports)
  peers         = { for name, port in local.default_ports : name => merge(local.anyone, lookup(var.peers, name, local.anyone)) }
  anyone        = { ports = null, cidr = null, namespace = null, pod_labels = null }

  # Each with ports, and to whom: nothing given means any address.
  egress = concat(
    [{ ports = [{ port = 53, protocol = "UDP" }, { port = 53, protocol = "TCP" }], peer = local.anyone }],
    [for name, peer in local.peers : {
      ports = [for port in coalesce(peer.ports, [local.default_ports[name]]) : { port = port, protocol = "TCP" }]
      peer  = peer
    }],
  )
  ingress = [for port in [local.metrics_port] : { port = port, namespace = var.metrics_namespace } if var.mode == "resident"]
}
