variable "otlp_endpoint" {
  description = "Collector for traces, metrics and logs: `OTEL_EXPORTER_OTLP_ENDPOINT`; null sends none."
  type        = string
  default     = null

  validation {
    condition     = var.otlp_endpoint == null || can(regex("^https?://[A-Za-z0-9][-A-Za-z0-9.]*(:[0-9]{1,5})?(/[^ ]*)?$", var.otlp_endpoint))
    error_message = "otlp_endpoint is an http or https URL, such as http://collector.monitoring.svc:4317, without user or password."
  }
}

variable "manage_crds" {
  description = "Plan the objects of foreign kinds, too: KEDA's ScaledJob, and the PrometheusRule. A plan then needs the cluster, with these kinds in it. They are outputs as YAML in any case."
  type        = bool
  default     = false
  nullable    = false
}

variable "prometheus_rule" {
  description = "Whether `manage_crds` includes the PrometheusRule."
  type        = bool
  default     = true
  nullable    = false
}

variable "prometheus_rule_labels" {
  description = "More labels for the PrometheusRule, such as `{ release = \"prometheus\" }`, when the operator selects by them."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "dashboard" {
  description = "Create a ConfigMap with the Grafana dashboard, labelled `grafana_dashboard: \"1\"`."
  type        = bool
  default     = false
  nullable    = false
}

variable "scrape_annotations" {
  description = "Put `prometheus.io/scrape` annotations on the pod of mode `resident`."
  type        = bool
  default     = false
  nullable    = false
}

variable "runbook_url" {
  description = "Where alerts find RUNBOOK.md; each adds its section as `#…`."
  type        = string
  default     = "https://runbook.invalid/RUNBOOK.md"
  nullable    = false

  validation {
    condition     = can(regex("^https?://[^ #]+$", var.runbook_url))
    error_message = "runbook_url is an http or https URL without a fragment."
  }
}

variable "queue_limit_seconds" {
  description = "The alert on the oldest waiting bead fires above this."
  type        = number
  default     = 3600
  nullable    = false

  validation {
    condition     = var.queue_limit_seconds >= 60 && floor(var.queue_limit_seconds) == var.queue_limit_seconds
    error_message = "queue_limit_seconds is a whole number, 60 or more."
  }
}

variable "blocked_limit" {
  description = "The alert on beads that we blocked and nobody has looked after fires above this."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.blocked_limit >= 0 && floor(var.blocked_limit) == var.blocked_limit
    error_message = "blocked_limit is a whole number, 0 or more."
  }
}

variable "keda_query" {
  description = "The SQL that `beads-dispatcher keda-query` prints; mode `keda` needs it."
  type        = string
  default     = null

  validation {
    condition     = var.mode != "keda" || try(length(trimspace(var.keda_query)) > 0, false)
    error_message = "Mode keda needs keda_query: the text that 'beads-dispatcher keda-query' prints."
  }
}

variable "keda_polling_seconds" {
  description = "How often KEDA asks, 5 to 60 s."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.keda_polling_seconds >= 5 && var.keda_polling_seconds <= 60 && floor(var.keda_polling_seconds) == var.keda_polling_seconds
    error_message = "keda_polling_seconds is a whole number from 5 to 60."
  }
}
