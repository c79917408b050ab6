variable "resources" {
  description = "What a container asks for and may use. An idle tick peaks at 82 MiB; there is no CPU limit, which would only slow its start."
  type = object({
    cpu_request    = optional(string, "50m")
    memory_request = optional(string, "128Mi")
    memory_limit   = optional(string, "256Mi")
  })
  default  = {}
  nullable = false

  validation {
    condition     = can(regex("^([0-9]+m|[0-9]+(\\.[0-9]+)?)$", var.resources.cpu_request))
    error_message = "resources.cpu_request is a Kubernetes quantity such as 50m or 0.5."
  }

  validation {
    condition     = alltrue([for memory in [var.resources.memory_request, var.resources.memory_limit] : can(regex("^[1-9][0-9]*(Ki|Mi|Gi|k|M|G)$", memory))])
    error_message = "resources.memory_request and memory_limit are Kubernetes quantities such as 128Mi."
  }
}

variable "node_selector" {
  description = "Labels of the nodes to run on."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "tolerations" {
  description = "Taints that are tolerated."
  type = list(object({
    key      = optional(string)
    operator = optional(string, "Equal")
    value    = optional(string)
    effect   = optional(string)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for toleration in var.tolerations : contains(["Equal", "Exists"], toleration.operator)])
    error_message = "The operator of each of tolerations is Equal or Exists."
  }

  validation {
    condition     = alltrue([for toleration in var.tolerations : toleration.effect == null ? true : contains(["NoSchedule", "PreferNoSchedule", "NoExecute"], toleration.effect)])
    error_message = "The effect of each of tolerations is NoSchedule, PreferNoSchedule, NoExecute, or null for all."
  }
}

variable "priority_class_name" {
  description = "PriorityClass of the pods; null for the cluster's default."
  type        = string
  default     = null

  validation {
    condition     = var.priority_class_name == null || can(regex("^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$", var.priority_class_name))
    error_message = "priority_class_name is the name of a PriorityClass: lower-case letters, digits, hyphens and dots, with a letter or digit at both ends."
  }
}
