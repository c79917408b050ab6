variable "mode" {
  description = "How it runs: `cronjob` (two CronJobs), `tick` (one CronJob for both), `resident` (one Deployment) or `keda` (a ScaledJob that starts only when there is work)."
  type        = string
  default     = "cronjob"
  nullable    = false

  validation {
    condition     = contains(["cronjob", "tick", "resident", "keda"], var.mode)
    error_message = "mode is one of cronjob, tick, resident and keda."
  }
}

variable "enabled" {
  description = "Whether beads are sent. `false` pauses the dispatcher and leaves recovery running."
  type        = bool
  default     = true
  nullable    = false
}

variable "beads_dispatcher_enabled" {
  description = "The shell pair's name for `enabled`; wins over it when set."
  type        = bool
  default     = null
}

variable "reaper_enabled" {
  description = "Whether claims that went silent are given back to people. Leave it on during a pause."
  type        = bool
  default     = true
  nullable    = false
}

variable "namespace" {
  description = "Namespace of everything; it has to exist unless `create_namespace` is set."
  type        = string
  default     = "beads-server"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace is a DNS-1123 label: at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends."
  }
}

variable "create_namespace" {
  description = "Create the namespace, with Pod Security *restricted* enforced."
  type        = bool
  default     = false
  nullable    = false
}

variable "image" {
  description = "Image with both programs, with a tag or, better, a digest: `registry.example/beads-automation:1.0.0` or `…@sha256:…`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9._-]*(:[0-9]+)?(/[a-z0-9][a-z0-9._-]*)*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$", var.image))
    error_message = "image is a whole reference with a tag or a digest of 64 lower-case hex digits, such as registry.example/beads-automation:1.0.0 or registry.example/beads-automation@sha256:…"
  }
}

variable "image_pull_policy" {
  description = "`IfNotPresent`, `Always` or `Never`."
  type        = string
  default     = "IfNotPresent"
  nullable    = false

  validation {
    condition     = contains(["IfNotPresent", "Always", "Never"], var.image_pull_policy)
    error_message = "image_pull_policy is one of IfNotPresent, Always and Never."
  }
}

variable "image_pull_secrets" {
  description = "Names of existing Secrets for the registry."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.image_pull_secrets : can(regex("^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$", name))])
    error_message = "image_pull_secrets are names of Secrets: lower-case letters, digits, hyphens and dots, with a letter or digit at both ends."
  }
}

variable "labels" {
  description = "More labels for everything; those of the module win."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for value in values(var.labels) : can(regex("^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$", value))])
    error_message = "The values of labels are at most 63 letters, digits, hyphens, underscores and dots, with a letter or digit at both ends."
  }
}
