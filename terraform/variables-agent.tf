variable "beadboard_url" {
  description = "Base URL of BeadBoard: `BEADBOARD_URL`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^https?://[A-Za-z0-9][-A-Za-z0-9.]*(:[0-9]{1,5})?(/[^ ]*)?$", var.beadboard_url))
    error_message = "beadboard_url is an http or https URL, such as http://beadboard.beadboard.svc:3000, without user or password."
  }
}

variable "agent_service_url" {
  description = "Base URL of the agent service, asked for its health and its jobs: `AGENT_SERVICE_URL`; null does not ask."
  type        = string
  default     = null

  validation {
    condition     = var.agent_service_url == null || can(regex("^https?://[A-Za-z0-9][-A-Za-z0-9.]*(:[0-9]{1,5})?(/[^ ]*)?$", var.agent_service_url))
    error_message = "agent_service_url is an http or https URL without user or password."
  }
}

variable "agent_token_secret" {
  description = "Existing Secret with the agent service's bearer token; the shell pair's is `{ name = \"beadboard-agent-service\" }`. Null for none."
  type = object({
    name = string
    key  = optional(string, "api_bearer_token")
  })
  default = null

  validation {
    condition     = var.agent_token_secret == null || try(can(regex("^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$", var.agent_token_secret.name)), false)
    error_message = "agent_token_secret.name is the name of a Secret: lower-case letters, digits, hyphens and dots, with a letter or digit at both ends."
  }
}

variable "agent_token" {
  description = "Creates a Secret with this token, in place of `agent_token_secret`. It then stands in Terraform's state in the clear."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = var.agent_token == null || var.agent_token_secret == null
    error_message = "Give either agent_token_secret or agent_token."
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

variable "assignee" {
  description = "The sentinel: beads assigned to it are ours."
  type        = string
  default     = "agent"
  nullable    = false

  validation {
    condition     = can(regex("^[^[:space:][:cntrl:]]{1,255}$", var.assignee))
    error_message = "assignee is a user of bd: 1 to 255 characters without white space."
  }
}

variable "limits" {
  description = "Beads in flight at most, attempts of a bead before it is blocked, and beads given up in one sweep without the service's word."
  type = object({
    max_in_flight        = optional(number, 10)
    max_attempts         = optional(number, 5)
    max_reaped_per_sweep = optional(number, 20)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for check in [[var.limits.max_in_flight, 1000], [var.limits.max_attempts, 100], [var.limits.max_reaped_per_sweep, 10000]] :
      check[0] >= 1 && check[0] <= check[1] && floor(check[0]) == check[0]
    ])
    error_message = "limits are whole numbers: max_in_flight from 1 to 1000, max_attempts from 1 to 100, max_reaped_per_sweep from 1 to 10000."
  }
}

variable "stale_after_minutes" {
  description = "Silence after which a claim is given up."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = floor(var.stale_after_minutes) == var.stale_after_minutes && var.stale_after_minutes >= var.job_timeout_minutes + 10
    error_message = "stale_after_minutes is a whole number and at least job_timeout_minutes + 10: else live work would be given up."
  }

  validation {
    condition     = var.stale_after_minutes < var.hard_cap_minutes
    error_message = "stale_after_minutes is less than hard_cap_minutes."
  }
}

variable "job_timeout_minutes" {
  description = "How long one job may run; BeadBoard asks the agent service for 15."
  type        = number
  default     = 15
  nullable    = false

  validation {
    condition     = var.job_timeout_minutes >= 1 && floor(var.job_timeout_minutes) == var.job_timeout_minutes
    error_message = "job_timeout_minutes is a whole number, 1 or more."
  }
}

variable "hard_cap_minutes" {
  description = "One run at most, whatever the signs of life; up to seven days."
  type        = number
  default     = 120
  nullable    = false

  validation {
    condition     = var.hard_cap_minutes >= 1 && var.hard_cap_minutes <= 10080 && floor(var.hard_cap_minutes) == var.hard_cap_minutes
    error_message = "hard_cap_minutes is a whole number from 1 to 10080, which is seven days."
  }
}

variable "log_level" {
  description = "`trace`, `debug`, `information`, `warning`, `error`, `critical` or `none`."
  type        = string
  default     = "information"
  nullable    = false

  validation {
    condition     = contains(["trace", "debug", "information", "warning", "error", "critical", "none"], var.log_level)
    error_message = "log_level is one of trace, debug, information, warning, error, critical and none."
  }
}

variable "extra_env" {
  description = "More environment variables, in plain text; they win over those of the module."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.extra_env) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", name))])
    error_message = "The keys of extra_env are names of environment variables: letters, digits and underscores, no digit first."
  }

  validation {
    condition     = length(setintersection(keys(var.extra_env), ["BEADS_DOLT_PASSWORD", "API_BEARER_TOKEN", "BEADS_NOTIFY_URL"])) == 0
    error_message = "Secrets do not belong into extra_env: name the Secret in database_password_secret, agent_token_secret or notify_url_secret."
  }
}
