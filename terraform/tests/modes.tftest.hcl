# What each mode plans.
mock_provider "kubernetes" {}

variables {
  image                    = "registry.example/beads-automation:0.1.0"
  beadboard_url            = "http://beadboard:3000"
  metadata                 = { dolt_server_host = "dolt.example" }
  database_password_secret = { name = "dolt" }
  keda_query               = "SELECT 0"
}

run "two_cronjobs_by_default" {
  command = plan
  assert {
    condition     = jsonencode(keys(kubernetes_cron_job_v1.this)) == jsonencode(["beads-dispatcher", "beads-reaper"])
    error_message = "The CronJobs of this mode."
  }
  assert {
    condition     = length(kubernetes_deployment_v1.this) == 0
    error_message = "No Deployment."
  }
  assert {
    condition     = length(kubernetes_manifest.keda) == 0 && length(kubernetes_manifest.prometheus_rule) == 0
    error_message = "Nothing that needs the cluster to plan."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].schedule == "*/2 * * * *" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].schedule == "*/10 * * * *"
    error_message = "Their schedules."
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].suspend && !kubernetes_cron_job_v1.this["beads-reaper"].spec[0].suspend
    error_message = "Both run."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].active_deadline_seconds == 110 && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].termination_grace_period_seconds == 60
    error_message = "Dispatcher 110 and 60."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].active_deadline_seconds == 300 && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].termination_grace_period_seconds == 30
    error_message = "Reaper 300 and 30."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].command[0] == "/app/beads-dispatcher" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].command[0] == "/app/beads-reaper"
    error_message = "Their programs."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].metadata[0].namespace == "beads-server" && kubernetes_cron_job_v1.this["beads-reaper"].metadata[0].labels.app == "beads-reaper"
    error_message = "Namespace and label."
  }
  assert {
    condition     = output.run_once["beads-dispatcher"] == "kubectl -n beads-server create job --from=cronjob/beads-dispatcher beads-dispatcher-manual-$(date +%s)"
    error_message = "The command for a run by hand."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].concurrency_policy == "Forbid" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].starting_deadline_seconds == 60
    error_message = "Forbid, and 60 s to start."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].successful_jobs_history_limit == 3 && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].failed_jobs_history_limit == 3
    error_message = "History."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].backoff_limit == 0 && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].ttl_seconds_after_finished == "600"
    error_message = "No retry; gone after ten minutes."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].pod_failure_policy[0].rule[0].action == "FailJob" && jsonencode(kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].pod_failure_policy[0].rule[0].on_exit_codes[0].values) == "[2]"
    error_message = "Exit code 2 fails the Job."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].restart_policy == "Never"
    error_message = "A pod runs once."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].concurrency_policy == "Forbid" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].starting_deadline_seconds == 60
    error_message = "Forbid, and 60 s to start."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].successful_jobs_history_limit == 3 && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].failed_jobs_history_limit == 3
    error_message = "History."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].backoff_limit == 0 && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].ttl_seconds_after_finished == "600"
    error_message = "No retry; gone after ten minutes."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].pod_failure_policy[0].rule[0].action == "FailJob" && jsonencode(kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].pod_failure_policy[0].rule[0].on_exit_codes[0].values) == "[2]"
    error_message = "Exit code 2 fails the Job."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].restart_policy == "Never"
    error_message = "A pod runs once."
  }
}

run "a_pause_leaves_the_reaper" {
  command = plan
  variables {
    enabled = false
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].suspend && !kubernetes_cron_job_v1.this["beads-reaper"].spec[0].suspend
    error_message = "Only the dispatcher is suspended."
  }
}

run "the_shell_pairs_name_for_a_pause" {
  command = plan
  variables {
    beads_dispatcher_enabled = false
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].suspend && !kubernetes_cron_job_v1.this["beads-reaper"].spec[0].suspend
    error_message = "Only the dispatcher is suspended."
  }
}

run "the_reaper_has_its_own_switch" {
  command = plan
  variables {
    reaper_enabled = false
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].suspend && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].suspend
    error_message = "Only the reaper is suspended."
  }
}

run "one_cronjob_for_both" {
  command = plan
  variables {
    mode = "tick"
  }
  assert {
    condition     = jsonencode(keys(kubernetes_cron_job_v1.this)) == jsonencode(["beads-dispatcher"])
    error_message = "The CronJobs of this mode."
  }
  assert {
    condition     = length(kubernetes_deployment_v1.this) == 0
    error_message = "No Deployment."
  }
  assert {
    condition     = length(kubernetes_manifest.keda) == 0 && length(kubernetes_manifest.prometheus_rule) == 0
    error_message = "Nothing that needs the cluster to plan."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].schedule == "*/5 * * * *" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].active_deadline_seconds == 270 && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].termination_grace_period_seconds == 60
    error_message = "Every five minutes, 270 and 60."
  }
  assert {
    condition     = join(" ", kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].command) == "/app/beads-dispatcher tick --sweep"
    error_message = "One process."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].concurrency_policy == "Forbid" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].starting_deadline_seconds == 60
    error_message = "Forbid, and 60 s to start."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].successful_jobs_history_limit == 3 && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].failed_jobs_history_limit == 3
    error_message = "History."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].backoff_limit == 0 && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].ttl_seconds_after_finished == "600"
    error_message = "No retry; gone after ten minutes."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].pod_failure_policy[0].rule[0].action == "FailJob" && jsonencode(kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].pod_failure_policy[0].rule[0].on_exit_codes[0].values) == "[2]"
    error_message = "Exit code 2 fails the Job."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].restart_policy == "Never"
    error_message = "A pod runs once."
  }
}

run "a_paused_tick_sweeps" {
  command = plan
  variables {
    mode    = "tick"
    enabled = false
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].suspend && join(" ", kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].command) == "/app/beads-reaper"
    error_message = "The reaper runs in its place."
  }
}

run "one_deployment" {
  command = plan
  variables {
    mode = "resident"
  }
  assert {
    condition     = jsonencode(keys(kubernetes_cron_job_v1.this)) == jsonencode([])
    error_message = "The CronJobs of this mode."
  }
  assert {
    condition     = length(kubernetes_manifest.keda) == 0 && length(kubernetes_manifest.prometheus_rule) == 0
    error_message = "Nothing that needs the cluster to plan."
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].replicas == "1" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].strategy[0].type == "Recreate" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].selector[0].match_labels.app == "beads-dispatcher"
    error_message = "One, and never two."
  }
  assert {
    condition     = !kubernetes_deployment_v1.this["beads-dispatcher"].wait_for_rollout
    error_message = "An apply does not wait for the store."
  }
  assert {
    condition     = join(" ", kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].command) == "/app/beads-dispatcher run"
    error_message = "Its command."
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].port[0].container_port == 9464 && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].liveness_probe[0].http_get[0].path == "/healthz" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].readiness_probe[0].http_get[0].path == "/readyz" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].startup_probe[0].http_get[0].port == "metrics"
    error_message = "Its probes."
  }
  assert {
    condition     = output.deployment_name == "beads-dispatcher"
    error_message = "Its name."
  }
}

run "a_paused_deployment_sweeps" {
  command = plan
  variables {
    mode    = "resident"
    enabled = false
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].replicas == "1" && join(" ", kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].command) == "/app/beads-dispatcher run --no-tick"
    error_message = "It only sweeps."
  }
}

run "a_deployment_with_nothing_to_do" {
  command = plan
  variables {
    mode           = "resident"
    enabled        = false
    reaper_enabled = false
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].replicas == "0"
    error_message = "No pod."
  }
}

run "keda_is_an_output" {
  command = plan
  variables {
    mode = "keda"
  }
  assert {
    condition     = jsonencode(keys(kubernetes_cron_job_v1.this)) == jsonencode([])
    error_message = "The CronJobs of this mode."
  }
  assert {
    condition     = length(kubernetes_deployment_v1.this) == 0
    error_message = "No Deployment."
  }
  assert {
    condition     = length(kubernetes_manifest.keda) == 0 && length(kubernetes_manifest.prometheus_rule) == 0
    error_message = "Nothing that needs the cluster to plan."
  }
  assert {
    condition     = yamldecode(split("---\n", output.keda_yaml)[1]).kind == "ScaledJob"
    error_message = "For kubectl."
  }
}

run "keda_is_managed_on_request" {
  command = plan
  variables {
    mode        = "keda"
    manage_crds = true
  }
  assert {
    condition     = jsonencode(keys(kubernetes_manifest.keda)) == jsonencode(["ScaledJob", "TriggerAuthentication"])
    error_message = "Both objects."
  }
  assert {
    condition     = kubernetes_manifest.keda["ScaledJob"].manifest.spec.maxReplicaCount == 1
    error_message = "One at most."
  }
  assert {
    condition     = length(kubernetes_manifest.prometheus_rule) == 1
    error_message = "The rule, too."
  }
}

run "rules_can_be_left_out" {
  command = plan
  variables {
    manage_crds     = true
    prometheus_rule = false
  }
  assert {
    condition     = length(kubernetes_manifest.prometheus_rule) == 0
    error_message = "No Prometheus operator needed."
  }
}

run "a_paused_keda_sweeps" {
  command = plan
  variables {
    mode    = "keda"
    enabled = false
  }
  assert {
    condition     = jsonencode(keys(kubernetes_cron_job_v1.this)) == jsonencode(["beads-reaper"])
    error_message = "The CronJobs of this mode."
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-reaper"].spec[0].suspend
    error_message = "Recovery goes on."
  }
}
