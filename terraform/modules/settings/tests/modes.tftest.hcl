# What each mode starts, and that a pause never stops recovery.
variables {
  image                    = "registry.example/beads-automation:0.1.0"
  beadboard_url            = "http://beadboard:3000"
  metadata                 = { dolt_server_host = "dolt.example" }
  database_password_secret = { name = "dolt" }
  keda_query               = "SELECT 0"
}

run "cronjob_is_the_default_with_two_jobs" {
  command = plan
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-dispatcher = ["*/2 * * * *", "false", "/app/beads-dispatcher"], beads-reaper = ["*/10 * * * *", "false", "/app/beads-reaper"] })
    error_message = "Two CronJobs under their own names, on their own schedules."
  }
}

run "a_pause_suspends_the_dispatcher_only" {
  command = plan
  variables {
    enabled = false
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-dispatcher = ["*/2 * * * *", "true", "/app/beads-dispatcher"], beads-reaper = ["*/10 * * * *", "false", "/app/beads-reaper"] })
    error_message = "The reaper goes on."
  }
}

run "the_shell_pairs_name_for_a_pause_wins" {
  command = plan
  variables {
    enabled                  = true
    beads_dispatcher_enabled = false
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-dispatcher = ["*/2 * * * *", "true", "/app/beads-dispatcher"], beads-reaper = ["*/10 * * * *", "false", "/app/beads-reaper"] })
    error_message = "beads_dispatcher_enabled wins over enabled."
  }
}

run "the_shell_pairs_name_resumes_too" {
  command = plan
  variables {
    enabled                  = false
    beads_dispatcher_enabled = true
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-dispatcher = ["*/2 * * * *", "false", "/app/beads-dispatcher"], beads-reaper = ["*/10 * * * *", "false", "/app/beads-reaper"] })
    error_message = "beads_dispatcher_enabled wins over enabled."
  }
}

run "the_reaper_is_suspended_by_its_own_switch" {
  command = plan
  variables {
    reaper_enabled = false
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-dispatcher = ["*/2 * * * *", "false", "/app/beads-dispatcher"], beads-reaper = ["*/10 * * * *", "true", "/app/beads-reaper"] })
    error_message = "Only the reaper is suspended."
  }
}

run "tick_is_one_job_for_both" {
  command = plan
  variables {
    mode = "tick"
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-dispatcher = ["*/5 * * * *", "false", "/app/beads-dispatcher tick --sweep"] })
    error_message = "One CronJob, one process."
  }
}

run "a_paused_tick_sweeps" {
  command = plan
  variables {
    mode    = "tick"
    enabled = false
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-dispatcher = ["*/5 * * * *", "false", "/app/beads-reaper"] })
    error_message = "The reaper runs in its place."
  }
}

run "a_tick_without_reaper" {
  command = plan
  variables {
    mode           = "tick"
    reaper_enabled = false
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-dispatcher = ["*/5 * * * *", "false", "/app/beads-dispatcher tick"] })
    error_message = "No sweep."
  }
}

run "a_tick_with_neither_is_suspended" {
  command = plan
  variables {
    mode           = "tick"
    enabled        = false
    reaper_enabled = false
  }
  assert {
    condition     = output.cronjobs["beads-dispatcher"].suspend
    error_message = "Nothing is left to run."
  }
}

run "resident_is_one_deployment" {
  command = plan
  variables {
    mode = "resident"
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({})
    error_message = "No CronJob."
  }
  assert {
    condition     = jsonencode({ for name, pod in output.pods : name => join(" ", pod.containers[0].command) }) == jsonencode({ beads-dispatcher = "/app/beads-dispatcher run" })
    error_message = "One process for both."
  }
  assert {
    condition     = output.deployment.replicas == 1
    error_message = "One replica."
  }
  assert {
    condition     = output.pods["beads-dispatcher"].restartPolicy == "Always"
    error_message = "A Deployment restarts."
  }
  assert {
    condition     = output.pods["beads-dispatcher"].containers[0].ports[0].containerPort == 9464
    error_message = "The port of probes and metrics."
  }
  assert {
    condition     = output.pods["beads-dispatcher"].containers[0].livenessProbe.httpGet.path == "/healthz"
    error_message = "Liveness."
  }
  assert {
    condition     = output.pods["beads-dispatcher"].containers[0].readinessProbe.httpGet.path == "/readyz"
    error_message = "Readiness."
  }
  assert {
    condition     = output.pods["beads-dispatcher"].containers[0].startupProbe.httpGet.path == "/healthz"
    error_message = "Start-up."
  }
}

run "a_paused_resident_sweeps" {
  command = plan
  variables {
    mode    = "resident"
    enabled = false
  }
  assert {
    condition     = jsonencode({ for name, pod in output.pods : name => join(" ", pod.containers[0].command) }) == jsonencode({ beads-dispatcher = "/app/beads-dispatcher run --no-tick" })
    error_message = "It only sweeps."
  }
  assert {
    condition     = output.deployment.replicas == 1
    error_message = "It still runs."
  }
}

run "a_resident_without_reaper" {
  command = plan
  variables {
    mode           = "resident"
    reaper_enabled = false
  }
  assert {
    condition     = jsonencode({ for name, pod in output.pods : name => join(" ", pod.containers[0].command) }) == jsonencode({ beads-dispatcher = "/app/beads-dispatcher run --no-sweep" })
    error_message = "It only ticks."
  }
}

run "a_resident_with_neither_has_no_pod" {
  command = plan
  variables {
    mode           = "resident"
    enabled        = false
    reaper_enabled = false
  }
  assert {
    condition     = output.deployment.replicas == 0
    error_message = "Nothing is left to run."
  }
}

run "keda_starts_a_job_when_there_is_work" {
  command = plan
  variables {
    mode = "keda"
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({})
    error_message = "No CronJob."
  }
  assert {
    condition     = output.deployment == null
    error_message = "No Deployment."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[1]).kind == "ScaledJob"
    error_message = "The second object."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[1]).spec.maxReplicaCount == 1 && yamldecode(split("---\n", output.keda_yaml)[1]).spec.pollingInterval == 30
    error_message = "One at most, asked for every 30 s."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[1]).spec.jobTargetRef.activeDeadlineSeconds == 270 && yamldecode(split("---\n", output.keda_yaml)[1]).spec.jobTargetRef.backoffLimit == 0
    error_message = "The job of mode tick."
  }
  assert {
    condition     = join(" ", yamldecode(split("---\n", output.keda_yaml)[1]).spec.jobTargetRef.template.spec.containers[0].command) == "/app/beads-dispatcher tick --sweep"
    error_message = "One process for both."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[1]).spec.triggers[0].metadata == { host = "dolt.example", port = "3306", username = "beads", dbName = "beads", query = "SELECT 0", queryValue = "1" }
    error_message = "Where KEDA asks, and what."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[1]).spec.triggers[0].authenticationRef.name == yamldecode(split("---\n", output.keda_yaml)[0]).metadata.name
    error_message = "The password comes by reference."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[0]).spec.secretTargetRef == [{ parameter = "password", name = "dolt", key = "password" }]
    error_message = "From the named Secret."
  }
  assert {
    condition     = !can(yamldecode(split("---\n", output.keda_yaml)[1]).metadata.annotations)
    error_message = "Not paused."
  }
  assert {
    condition     = yamldecode(output.run_once_job_yaml).spec == yamldecode(split("---\n", output.keda_yaml)[1]).spec.jobTargetRef
    error_message = "A run by hand is the same Job."
  }
}

run "a_paused_keda_sweeps_on_a_schedule" {
  command = plan
  variables {
    mode    = "keda"
    enabled = false
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({ beads-reaper = ["*/10 * * * *", "false", "/app/beads-reaper"] })
    error_message = "Recovery goes on."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[1]).metadata.annotations["autoscaling.keda.sh/paused"] == "true"
    error_message = "KEDA is paused."
  }
}

run "keda_with_neither_runs_nothing" {
  command = plan
  variables {
    mode           = "keda"
    enabled        = false
    reaper_enabled = false
  }
  assert {
    condition     = jsonencode({ for name, job in output.cronjobs : name => [job.schedule, tostring(job.suspend), join(" ", job.job.template.spec.containers[0].command)] }) == jsonencode({})
    error_message = "No CronJob."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[1]).metadata.annotations["autoscaling.keda.sh/paused"] == "true"
    error_message = "KEDA is paused."
  }
}

run "jobs_end_before_they_hang" {
  command = plan
  assert {
    condition     = output.cronjobs["beads-dispatcher"].job.activeDeadlineSeconds == 110 && output.pods["beads-dispatcher"].terminationGracePeriodSeconds == 60
    error_message = "Dispatcher 110 and 60."
  }
  assert {
    condition     = output.cronjobs["beads-reaper"].job.activeDeadlineSeconds == 300 && output.pods["beads-reaper"].terminationGracePeriodSeconds == 30
    error_message = "Reaper 300 and 30."
  }
  assert {
    condition     = alltrue([for job in output.cronjobs : job.job.backoffLimit == 0 && job.job.ttlSecondsAfterFinished == 600])
    error_message = "No retry; gone after ten minutes."
  }
  assert {
    condition     = alltrue([for name, job in output.cronjobs : job.job.podFailurePolicy.rules == [{ action = "FailJob", onExitCodes = { containerName = name, operator = "In", values = [2] } }]])
    error_message = "Exit code 2 fails the Job."
  }
  assert {
    condition     = alltrue([for pod in output.pods : pod.restartPolicy == "Never"])
    error_message = "A pod runs once."
  }
}

run "a_tick_has_time_for_both" {
  command = plan
  variables {
    mode = "tick"
  }
  assert {
    condition     = output.cronjobs["beads-dispatcher"].job.activeDeadlineSeconds == 270 && output.pods["beads-dispatcher"].terminationGracePeriodSeconds == 60
    error_message = "Tick 270 and 60."
  }
}

run "nothing_empty_goes_into_a_scaled_job" {
  command = plan
  variables {
    mode = "keda"
  }
  assert {
    condition     = length(regexall("\\{\\}|\\[\\]|: \"\"|: null", output.keda_yaml)) == 0
    error_message = "The cluster drops what is empty."
  }
}

run "where_pods_may_run" {
  command = plan
  variables {
    node_selector       = { disk = "ssd" }
    tolerations         = [{ key = "spot", operator = "Exists" }]
    priority_class_name = "low"
    image_pull_secrets  = ["registry"]
  }
  assert {
    condition     = jsonencode(output.pods["beads-reaper"].tolerations) == jsonencode([{ key = "spot", operator = "Exists" }])
    error_message = "Without what is not set."
  }
  assert {
    condition     = output.pods["beads-reaper"].nodeSelector.disk == "ssd" && output.pods["beads-reaper"].priorityClassName == "low" && output.pods["beads-reaper"].imagePullSecrets[0].name == "registry"
    error_message = "As asked."
  }
}
