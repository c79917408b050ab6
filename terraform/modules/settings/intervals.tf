locals {
  # The minutes of an hour at which each schedule runs. One that only runs at some hours has to come with an interval of its own.
  minutes = {
    for name, schedule in var.schedules : name => toset(flatten([
      for part in split(",", split(" ", schedule)[0]) : range(
        startswith(part, "*") ? 0 : tonumber(regex("^[0-9]+", part)),
        1 + try(tonumber(regex("-([0-9]+)", part)[0]), length(regexall("[*/]", part)) > 0 ? 59 : tonumber(part)),
        try(tonumber(regex("/([0-9]+)$", part)[0]), 1),
      )
    ]))
  }
  sorted = { for name, set in local.minutes : name => [for minute in range(60) : minute if contains(set, minute)] }
  longest_gap = {
    for name, list in local.sorted : name => 60 * max([
      for i, minute in list : try(list[i + 1], list[0] + 60) - minute
    ]...)
  }

  dispatch_interval = coalesce(var.dispatch_interval_seconds, local.longest_gap[var.mode == "tick" ? "tick" : "dispatcher"])
  sweep_interval    = coalesce(var.sweep_interval_seconds, local.longest_gap[var.mode == "tick" ? "tick" : "reaper"])
}
