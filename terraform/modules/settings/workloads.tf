locals {
  dispatching = coalesce(var.beads_dispatcher_enabled, var.enabled)
  reaping     = var.reaper_enabled

  dispatcher = "/app/beads-dispatcher"
  reaper     = "/app/beads-reaper"
  # A pause must not stop recovery.
  tick = local.dispatching ? concat([local.dispatcher, "tick"], local.reaping ? ["--sweep"] : []) : [local.reaper]
  run  = concat([local.dispatcher, "run"], local.dispatching ? [] : ["--no-tick"], local.reaping ? [] : ["--no-sweep"])

  # Each program ends by itself before its deadline; the grace is what the bead in hand needs to be settled.
  dispatcher_job = {
    component = "dispatcher", command = [local.dispatcher], deadline = 110, grace = 60
    schedule  = var.schedules.dispatcher, suspend = !local.dispatching
  }
  reaper_job = {
    component = "reaper", command = [local.reaper], deadline = 300, grace = 30
    schedule  = var.schedules.reaper, suspend = !local.reaping
  }
  tick_job = {
    component = "dispatcher", command = local.tick, deadline = 270, grace = 60
    schedule  = var.schedules.tick, suspend = !local.dispatching && !local.reaping
  }

  cronjobs = {
    cronjob  = { beads-dispatcher = local.dispatcher_job, beads-reaper = local.reaper_job }
    tick     = { beads-dispatcher = local.tick_job }
    resident = {}
    # KEDA starts nothing while it is paused: recovery then needs a schedule.
    keda = { for name, job in { beads-reaper = local.reaper_job } : name => job if !local.dispatching && local.reaping }
  }[var.mode]
  # What runs without a schedule.
  others = {
    cronjob = {}
    tick    = {}
    # A rollout waits for a whole tick at worst.
    resident = { beads-dispatcher = merge(local.tick_job, { command = local.run, grace = 100 }) }
    keda     = { beads-dispatcher = local.tick_job }
  }[var.mode]
  workloads = merge(local.cronjobs, local.others)
}
