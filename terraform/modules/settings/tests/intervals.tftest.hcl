# The longest gap between two runs of a schedule is what the programs are told.
variables {
  image         = "registry.example/beads-automation:0.1.0"
  beadboard_url = "http://beadboard:3000"
}

run "the_defaults" {
  command = plan
  assert {
    condition     = output.dispatch_interval == 120 && output.sweep_interval == 600
    error_message = "Expected 120 s and 600 s."
  }
}

run "a_tick_does_both" {
  command = plan
  variables {
    mode = "tick"
  }
  assert {
    condition     = output.dispatch_interval == 300 && output.sweep_interval == 300
    error_message = "Expected 300 s and 300 s."
  }
}

run "resident_keeps_both" {
  command = plan
  variables {
    mode = "resident"
  }
  assert {
    condition     = output.dispatch_interval == 120 && output.sweep_interval == 600
    error_message = "Expected 120 s and 600 s."
  }
}

run "every_minute_and_every_hour" {
  command = plan
  variables {
    schedules = { dispatcher = "* * * * *", reaper = "7 * * * *" }
  }
  assert {
    condition     = output.dispatch_interval == 60 && output.sweep_interval == 3600
    error_message = "Expected 60 s and 3600 s."
  }
}

run "a_step_that_does_not_divide_the_hour" {
  command = plan
  variables {
    schedules = { dispatcher = "*/7 * * * *", reaper = "*/50 * * * *" }
  }
  assert {
    condition     = output.dispatch_interval == 420 && output.sweep_interval == 3000
    error_message = "Expected 420 s and 3000 s."
  }
}

run "lists" {
  command = plan
  variables {
    schedules = { dispatcher = "0,30 * * * *", reaper = "0,10,15 * * * *" }
  }
  assert {
    condition     = output.dispatch_interval == 1800 && output.sweep_interval == 2700
    error_message = "Expected 1800 s and 2700 s."
  }
}

run "a_list_out_of_order" {
  command = plan
  variables {
    schedules = { dispatcher = "30,0,45 * * * *", reaper = "*/10 * * * *" }
  }
  assert {
    condition     = output.dispatch_interval == 1800 && output.sweep_interval == 600
    error_message = "Expected 1800 s and 600 s."
  }
}

run "ranges" {
  command = plan
  variables {
    schedules = { dispatcher = "0-10 * * * *", reaper = "5-55/10 * * * *" }
  }
  assert {
    condition     = output.dispatch_interval == 3000 && output.sweep_interval == 600
    error_message = "Expected 3000 s and 600 s."
  }
}

run "a_start_with_a_step" {
  command = plan
  variables {
    schedules = { dispatcher = "3/15 * * * *", reaper = "*/10 * * * *" }
  }
  assert {
    condition     = output.dispatch_interval == 900 && output.sweep_interval == 600
    error_message = "Expected 900 s and 600 s."
  }
}

run "parts_that_overlap" {
  command = plan
  variables {
    schedules = { dispatcher = "*/20,10,0 * * * *", reaper = "*/10 * * * *" }
  }
  assert {
    condition     = output.dispatch_interval == 1200 && output.sweep_interval == 600
    error_message = "Expected 1200 s and 600 s."
  }
}

run "an_interval_of_its_own_wins" {
  command = plan
  variables {
    mode                      = "resident"
    dispatch_interval_seconds = 30
    sweep_interval_seconds    = 86400
  }
  assert {
    condition     = output.dispatch_interval == 30 && output.sweep_interval == 86400
    error_message = "Expected 30 s and 86400 s."
  }
}

run "some_hours_with_an_interval" {
  command = plan
  variables {
    schedules                 = { dispatcher = "*/2 8-18 * * 1-5", reaper = "0 */6 * * *" }
    dispatch_interval_seconds = 50400
    sweep_interval_seconds    = 21600
  }
  assert {
    condition     = output.dispatch_interval == 50400 && output.sweep_interval == 21600
    error_message = "Expected 50400 s and 21600 s."
  }
}
