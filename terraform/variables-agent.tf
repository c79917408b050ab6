variable "agent" {
  description = "Who does the work: `beadboard`, or `service`, the agent service asked without BeadBoard."
  type        = string
  default     = "beadboard"
  nullable    = false

  validation {
    condition     = contains(["beadboard", "service", "command"], var.agent)
    error_message = "agent is beadboard or service."
  }

  validation {
    condition     = var.agent != "command"
    error_message = "agent is beadboard or service here: command runs its jobs beside the dispatcher, and they would end with its pod."
  }
}

variable "beadboard_url" {
  description = "Base URL of BeadBoard: `BEADBOARD_URL`. Agent `service` does without."
  type        = string
  default     = null

  validation {
    condition     = var.beadboard_url == null || can(regex("^https?://[A-Za-z0-9][-A-Za-z0-9.]*(:[0-9]{1,5})?(/[^ ]*)?$", var.beadboard_url))
    error_message = "beadboard_url is an http or https URL, such as http://beadboard.beadboard.svc:3000, without user or password."
  }

  validation {
    condition     = var.beadboard_url != null || var.agent == "service"
    error_message = "beadboard_url is missing: give it, or set agent to service and give agent_service_url."
  }
}

variable "agent_service_url" {
  description = "Base URL of the agent service, asked for its health and its jobs: `AGENT_SERVICE_URL`; null does not ask. Agent `service` needs it."
  type        = string
  default     = null

  validation {
    condition     = var.agent_service_url == null || can(regex("^https?://[A-Za-z0-9][-A-Za-z0-9.]*(:[0-9]{1,5})?(/[^ ]*)?$", var.agent_service_url))
    error_message = "agent_service_url is an http or https URL without user or password."
  }

  validation {
    condition     = var.agent_service_url != null || var.agent != "service"
    error_message = "agent_service_url is missing: agent service sends beads there."
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

variable "prompt" {
  description = "Text of a prompt template for agent `service`, such as `file(\"prompt.md\")`: a ConfigMap `beads-prompt`, mounted for `BEADS_PROMPT_FILE`. Null is the one that comes with the program."
  type        = string
  default     = null

  validation {
    condition     = var.prompt == null ? true : length(regexall("\\{\\{ *bead *\\}\\}", var.prompt)) == 1
    error_message = "prompt holds {{bead}} exactly once: that is where the bead's text goes."
  }

  validation {
    condition     = var.prompt == null ? true : floor(length(trim(base64encode(var.prompt), "=")) * 3 / 4) <= 32768
    error_message = "prompt is larger than 32 KiB: shorten it."
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
