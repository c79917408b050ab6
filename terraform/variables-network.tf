variable "network_policy" {
  description = "Create a NetworkPolicy: out to DNS, the store, the agents, the webhook and the collector; in to the metrics port of mode `resident` only."
  type        = bool
  default     = true
  nullable    = false
}

variable "peers" {
  description = "Who `store`, `beadboard`, `agent_service`, `webhook` and `otlp` are for the NetworkPolicy: ports (of the pods, not of their Service; null takes the URL's, the store's, or 443 for the webhook), and optionally a CIDR, or a namespace and labels of the pods. With neither, any address."
  type = map(object({
    ports      = optional(list(number))
    cidr       = optional(string)
    namespace  = optional(string)
    pod_labels = optional(map(string))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = length(setsubtract(keys(var.peers), ["store", "beadboard", "agent_service", "webhook", "otlp"])) == 0
    error_message = "The keys of peers are store, beadboard, agent_service, webhook and otlp."
  }

  validation {
    condition     = alltrue(flatten([for peer in values(var.peers) : [for port in coalesce(peer.ports, []) : port >= 1 && port <= 65535 && floor(port) == port]]))
    error_message = "The ports of peers are whole numbers from 1 to 65535."
  }

  validation {
    condition     = alltrue([for peer in values(var.peers) : peer.cidr == null ? true : can(cidrhost(peer.cidr, 0)) && peer.namespace == null && peer.pod_labels == null])
    error_message = "The cidr of a peer is a range of addresses such as 10.0.0.0/8, and stands alone: without namespace and pod_labels."
  }
}

variable "metrics_namespace" {
  description = "Namespace whose pods may read `/metrics` in mode `resident`; null lets any address reach that port, as the kubelet's probes must."
  type        = string
  default     = null

  validation {
    condition     = var.metrics_namespace == null || can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.metrics_namespace))
    error_message = "metrics_namespace is a DNS-1123 label: at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }
}
