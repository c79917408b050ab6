variable "limits" {
  description = "How much: beads in flight, attempts of a bead before it is blocked, beads given up in one sweep without the service's word, beads of one tick (1), beads and US dollars of one UTC day (0, no limit), dollars of one job (5), failures in a row that open the breaker (5), repeats after passing trouble of the provider (0). What is null is left to the program: its defaults stand in brackets."
  type = object({
    max_in_flight          = optional(number, 10)
    max_attempts           = optional(number, 5)
    max_reaped_per_sweep   = optional(number, 20)
    max_per_tick           = optional(number)
    max_dispatches_per_day = optional(number)
    max_budget_per_day     = optional(number)
    job_budget             = optional(number)
    breaker_after          = optional(number)
    weather_retries        = optional(number)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for name, range in local.counts : var.limits[name] == null ? true :
      var.limits[name] >= range[0] && var.limits[name] <= range[1] && floor(var.limits[name]) == var.limits[name]
    ])
    error_message = "limits are whole numbers: ${join(", ", [for name, range in local.counts : "${name} from ${range[0]} to ${range[1]}"])}."
  }

  validation {
    condition = alltrue([
      for name, range in local.dollars : var.limits[name] == null ? true : var.limits[name] >= range[0] && var.limits[name] <= range[1]
    ])
    error_message = "limits in US dollars: ${join(", ", [for name, range in local.dollars : "${name} from ${range[0]} to ${range[1]}"])}."
  }

  validation {
    condition     = coalesce(var.limits.max_budget_per_day, 0) == 0 || try(var.limits.max_budget_per_day >= coalesce(var.limits.job_budget, 5), false)
    error_message = "limits.max_budget_per_day is less than job_budget (5 unless set), so that nothing could ever be sent: raise it, or set 0 for no limit."
  }
}

locals {
  # From and to, as the program checks them.
  counts = {
    max_in_flight          = [1, 1000]
    max_attempts           = [1, 100]
    max_reaped_per_sweep   = [1, 10000]
    max_per_tick           = [1, 100]
    max_dispatches_per_day = [0, 1000000]
    breaker_after          = [1, 100]
    weather_retries        = [0, 10]
  }
  dollars = { job_budget = [0.01, 1000], max_budget_per_day = [0, 1000000] }
}

variable "pools" {
  description = "Beads of a pool in flight at most, by its name: `{ website = 2 }` for the label `pool:website`. A pool that is not named has room for one."
  type        = map(number)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.pools) : can(regex("^[^,=[:space:][:cntrl:]]([^,=[:cntrl:]]*[^,=[:space:][:cntrl:]])?$", name))])
    error_message = "The keys of pools are what stands behind pool: in a label, without comma and equals sign, and without white space around."
  }

  validation {
    condition     = alltrue([for room in values(var.pools) : room == null ? false : room >= 1 && room <= 1000 && floor(room) == room])
    error_message = "The values of pools are whole numbers from 1 to 1000."
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

variable "orphan_grace_minutes" {
  description = "How long a re-opened bead waits after its last job's time for an agent that may go on; up to seven days, 0 waits for none. Null is 15."
  type        = number
  default     = null

  validation {
    condition     = var.orphan_grace_minutes == null ? true : var.orphan_grace_minutes >= 0 && var.orphan_grace_minutes <= 10080 && floor(var.orphan_grace_minutes) == var.orphan_grace_minutes
    error_message = "orphan_grace_minutes is a whole number from 0 to 10080, which is seven days."
  }
}
