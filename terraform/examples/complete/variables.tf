variable "kubeconfig" {
  description = "File that says how to reach the cluster; null takes ~/.kube/config, or KUBE_CONFIG_PATH where there is none. A plan needs no cluster."
  type        = string
  default     = null
}

variable "image" {
  description = "Image with both programs."
  type        = string
  default     = "registry.example/beads-automation:0.1.0"
}

variable "mode" {
  description = "`cronjob`, `tick`, `resident` or `keda`."
  type        = string
  default     = "cronjob"
}

variable "enabled" {
  description = "Whether beads are sent."
  type        = bool
  default     = true
}

variable "manage_crds" {
  description = "Whether the cluster has KEDA and the Prometheus operator, and Terraform manages their objects."
  type        = bool
  default     = false
}

variable "database_password" {
  description = "Password of the database."
  type        = string
  default     = "change-me"
  sensitive   = true
}
