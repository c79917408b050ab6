variable "schedules" {
  description = "When each runs, as five cron fields: `dispatcher` and `reaper` in mode `cronjob`, `tick` in mode `tick`. Modes `resident` and `keda` take their intervals from the first two."
  type = object({
    dispatcher = optional(string, "*/2 * * * *")
    reaper     = optional(string, "*/10 * * * *")
    tick       = optional(string, "*/5 * * * *")
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for schedule in [var.schedules.dispatcher, var.schedules.reaper, var.schedules.tick] :
      length(split(" ", schedule)) == 5 && alltrue([
        for i, field in split(" ", schedule) : alltrue([
          for part in split(",", field) : can(regex(
            "^(\\*|${element(local.cron, i)}(-${element(local.cron, i)})?)(/[1-9][0-9]?)?$", part
          ))
        ])
      ])
    ])
    error_message = "Each of schedules is five cron fields with one space between them, such as \"*/2 * * * *\": minute, hour, day of month, month, day of week."
  }
}

locals {
  # What a number or name in each of the five fields looks like.
  cron = [
    "[0-5]?[0-9]",
    "([01]?[0-9]|2[0-3])",
    "(0?[1-9]|[12][0-9]|3[01])",
    "(0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)",
    "([0-6]|SUN|MON|TUE|WED|THU|FRI|SAT)",
  ]
}

variable "time_zone" {
  description = "Time zone of the schedules, such as `Europe/Berlin`; null leaves it to the cluster."
  type        = string
  default     = null

  validation {
    condition     = var.time_zone == null || can(regex("^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$", var.time_zone))
    error_message = "time_zone is a name of the time zone database, such as Etc/UTC or Europe/Berlin."
  }
}

variable "dispatch_interval_seconds" {
  description = "How often beads are sent, 1 s to a day: `BEADS_DISPATCH_INTERVAL`. Null takes it from the schedule, which must then run every hour of every day."
  type        = number
  default     = null

  validation {
    condition = (
      var.dispatch_interval_seconds == null
      ? can(regex("^[^ ]+ \\* \\* \\* \\*$", var.mode == "tick" ? var.schedules.tick : var.schedules.dispatcher))
      : try(var.dispatch_interval_seconds >= 1 && var.dispatch_interval_seconds <= 86400 && floor(var.dispatch_interval_seconds) == var.dispatch_interval_seconds, false)
    )
    error_message = "dispatch_interval_seconds is a whole number from 1 to 86400. It has to be given when the schedule does not run every hour of every day: set it to the longest gap between two runs, at most a day."
  }
}

variable "sweep_interval_seconds" {
  description = "How often claims are looked after, 1 s to a day: `BEADS_SWEEP_INTERVAL`. Null takes it from the schedule, as above."
  type        = number
  default     = null

  validation {
    condition = (
      var.sweep_interval_seconds == null
      ? can(regex("^[^ ]+ \\* \\* \\* \\*$", var.mode == "tick" ? var.schedules.tick : var.schedules.reaper))
      : try(var.sweep_interval_seconds >= 1 && var.sweep_interval_seconds <= 86400 && floor(var.sweep_interval_seconds) == var.sweep_interval_seconds, false)
    )
    error_message = "sweep_interval_seconds is a whole number from 1 to 86400. It has to be given when the schedule does not run every hour of every day: set it to the longest gap between two runs, at most a day."
  }
}

variable "history_limit" {
  description = "Finished Jobs that are kept, of each kind. They are gone ten minutes after their end in any case."
  type = object({
    successful = optional(number, 3)
    failed     = optional(number, 3)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for limit in [var.history_limit.successful, var.history_limit.failed] :
      limit >= 0 && limit <= 100 && floor(limit) == limit
    ])
    error_message = "Both of history_limit are whole numbers from 0 to 100."
  }
}
