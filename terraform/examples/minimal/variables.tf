variable "kubeconfig" {
  description = "File that says how to reach the cluster."
  type        = string
  default     = "~/.kube/config"
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
