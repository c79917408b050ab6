variable "trusted_actors" {
  description = "Who may hand a bead over, as names of bd's actors; beads that others assigned wait as `untrusted`. Empty trusts everybody."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.trusted_actors : can(regex("^[^,[:space:][:cntrl:]]([^,[:cntrl:]]*[^,[:space:][:cntrl:]])?$", name))])
    error_message = "trusted_actors are names without comma, and without white space around; none is blank."
  }
}

variable "notify_url_secret" {
  description = "Existing Secret with the address of a webhook that is told of blocked beads, of the breaker and of pauses. Null for none."
  type = object({
    name = string
    key  = optional(string, "notify_url")
  })
  default = null

  validation {
    condition     = var.notify_url_secret == null || try(can(regex("^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$", var.notify_url_secret.name)), false)
    error_message = "notify_url_secret.name is the name of a Secret: lower-case letters, digits, hyphens and dots, with a letter or digit at both ends."
  }
}

variable "notify_topic" {
  description = "Topic in what the webhook is sent, for ntfy."
  type        = string
  default     = null

  validation {
    condition     = var.notify_topic == null || can(regex("^[^[:space:][:cntrl:]]([^[:cntrl:]]{0,62}[^[:space:][:cntrl:]])?$", var.notify_topic))
    error_message = "notify_topic is 1 to 64 characters without white space around."
  }
}
