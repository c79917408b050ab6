# What the programs are told, and where secrets come from.
variables {
  image         = "registry.example/beads-automation:0.1.0"
  beadboard_url = "http://beadboard:3000"
}

run "the_defaults_are_said_in_full" {
  command = plan
  assert {
    condition = jsonencode({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }) == jsonencode({
      BEADBOARD_URL              = "http://beadboard:3000"
      BEADS_ASSIGNEE             = "agent"
      BEADS_DISPATCH_INTERVAL    = "120s"
      BEADS_HARD_CAP             = "120m"
      BEADS_JOB_TIMEOUT          = "15m"
      BEADS_LOG_LEVEL            = "information"
      BEADS_MAX_ATTEMPTS         = "5"
      BEADS_MAX_IN_FLIGHT        = "10"
      BEADS_MAX_REAPED_PER_SWEEP = "20"
      BEADS_STALE_AFTER          = "30m"
      BEADS_SWEEP_INTERVAL       = "600s"
      DOTNET_EnableDiagnostics   = "0"
    })
    error_message = "Every setting, and no secret."
  }
}

run "everything_set" {
  command = plan
  variables {
    agent_service_url        = "http://agent:8080"
    agent_token_secret       = { name = "beadboard-agent-service" }
    notify_url_secret        = { name = "slack" }
    database_password_secret = { name = "dolt", key = "pw" }
    store_tls                = "verify-full"
    otlp_endpoint            = "http://collector:4317"
    limits                   = { max_in_flight = 4 }
    stale_after_minutes      = 45
    extra_env                = { BEADS_ACTOR = "robot", BEADS_LOG_LEVEL = "debug" }
  }
  assert {
    condition = jsonencode({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }) == jsonencode({
      AGENT_SERVICE_URL           = "http://agent:8080"
      API_BEARER_TOKEN            = "beadboard-agent-service/api_bearer_token"
      BEADBOARD_URL               = "http://beadboard:3000"
      BEADS_ACTOR                 = "robot"
      BEADS_ASSIGNEE              = "agent"
      BEADS_DISPATCH_INTERVAL     = "120s"
      BEADS_DOLT_PASSWORD         = "dolt/pw"
      BEADS_DOLT_SERVER_TLS       = "verify-full"
      BEADS_HARD_CAP              = "120m"
      BEADS_JOB_TIMEOUT           = "15m"
      BEADS_LOG_LEVEL             = "debug"
      BEADS_MAX_ATTEMPTS          = "5"
      BEADS_MAX_IN_FLIGHT         = "4"
      BEADS_MAX_REAPED_PER_SWEEP  = "20"
      BEADS_NOTIFY_URL            = "slack/notify_url"
      BEADS_STALE_AFTER           = "45m"
      BEADS_SWEEP_INTERVAL        = "600s"
      DOTNET_EnableDiagnostics    = "0"
      OTEL_EXPORTER_OTLP_ENDPOINT = "http://collector:4317"
    })
    error_message = "Secrets by reference; what was given by hand wins."
  }
}

run "everybody_and_everything_has_a_limit" {
  command = plan
  variables {
    limits = {
      max_in_flight      = 1000, max_attempts = 100, max_reaped_per_sweep = 10000, max_per_tick = 100, max_dispatches_per_day = 1000000
      max_budget_per_day = 1000000, job_budget = 1000, breaker_after = 100, weather_retries = 10
    }
    pools                = { website = 1000, gpu = 1, "build farm" = 2 }
    orphan_grace_minutes = 10080
    trusted_actors       = ["ann", "Bob B."]
    notify_topic         = "beads"
  }
  assert {
    condition = jsonencode({ for name, value in({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }) : name => value if !contains(["BEADBOARD_URL", "BEADS_ASSIGNEE", "BEADS_DISPATCH_INTERVAL", "BEADS_HARD_CAP", "BEADS_JOB_TIMEOUT", "BEADS_LOG_LEVEL", "BEADS_STALE_AFTER", "BEADS_SWEEP_INTERVAL", "DOTNET_EnableDiagnostics"], name) }) == jsonencode({
      BEADS_BREAKER_AFTER          = "100"
      BEADS_JOB_BUDGET             = "1000"
      BEADS_MAX_ATTEMPTS           = "100"
      BEADS_MAX_BUDGET_PER_DAY     = "1000000"
      BEADS_MAX_DISPATCHES_PER_DAY = "1000000"
      BEADS_MAX_IN_FLIGHT          = "1000"
      BEADS_MAX_PER_TICK           = "100"
      BEADS_MAX_REAPED_PER_SWEEP   = "10000"
      BEADS_NOTIFY_TOPIC           = "beads"
      BEADS_ORPHAN_GRACE           = "10080m"
      BEADS_POOLS                  = "build farm=2,gpu=1,website=1000"
      BEADS_TRUSTED_ACTORS         = "ann,Bob B."
      BEADS_WEATHER_RETRIES        = "10"
    })
    error_message = "As given, in the program's words."
  }
}

run "the_least_that_can_be_given" {
  command = plan
  variables {
    limits = {
      max_in_flight      = 1, max_attempts = 1, max_reaped_per_sweep = 1, max_per_tick = 1, max_dispatches_per_day = 0
      max_budget_per_day = 0, job_budget = 0.01, breaker_after = 1, weather_retries = 0
    }
    pools                = {}
    orphan_grace_minutes = 0
  }
  assert {
    condition = jsonencode({ for name, value in({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }) : name => value if !contains(["BEADBOARD_URL", "BEADS_ASSIGNEE", "BEADS_DISPATCH_INTERVAL", "BEADS_HARD_CAP", "BEADS_JOB_TIMEOUT", "BEADS_LOG_LEVEL", "BEADS_STALE_AFTER", "BEADS_SWEEP_INTERVAL", "DOTNET_EnableDiagnostics"], name) }) == jsonencode({
      BEADS_BREAKER_AFTER          = "1"
      BEADS_JOB_BUDGET             = "0.01"
      BEADS_MAX_ATTEMPTS           = "1"
      BEADS_MAX_BUDGET_PER_DAY     = "0"
      BEADS_MAX_DISPATCHES_PER_DAY = "0"
      BEADS_MAX_IN_FLIGHT          = "1"
      BEADS_MAX_PER_TICK           = "1"
      BEADS_MAX_REAPED_PER_SWEEP   = "1"
      BEADS_ORPHAN_GRACE           = "0m"
      BEADS_WEATHER_RETRIES        = "0"
    })
    error_message = "Zero is said, too: it differs from what is left out."
  }
}

run "a_budget_for_one_job" {
  command = plan
  variables {
    limits = { max_budget_per_day = 5 }
  }
  assert {
    condition     = ({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }).BEADS_MAX_BUDGET_PER_DAY == "5"
    error_message = "One job of 5 dollars fits."
  }
}

run "the_agent_service_alone" {
  command = plan
  variables {
    agent             = "service"
    agent_service_url = "http://agent:8080"
    beadboard_url     = null
    prompt            = "Do {{bead}} well.\n"
  }
  assert {
    condition     = ({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }).BEADS_AGENT == "service" && ({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }).BEADS_PROMPT_FILE == "/etc/beads-prompt/prompt.md" && !contains(keys(({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") })), "BEADBOARD_URL")
    error_message = "BeadBoard is not needed."
  }
  assert {
    condition     = output.pods["beads-reaper"].volumes[2].configMap.name == "beads-prompt" && output.pods["beads-reaper"].containers[0].volumeMounts[2].mountPath == "/etc/beads-prompt" && output.pods["beads-reaper"].containers[0].volumeMounts[2].readOnly
    error_message = "The template is mounted read-only."
  }
}

run "a_prompt_of_32_KiB" {
  command = plan
  variables {
    prompt = format("{{ bead }}%032758d", 0)
  }
  assert {
    condition     = length(var.prompt) == 32768
    error_message = "The largest that fits."
  }
}

run "resident_listens_on_every_address" {
  command = plan
  variables {
    mode = "resident"
  }
  assert {
    condition     = ({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }).BEADS_LISTEN == "0.0.0.0:9464"
    error_message = "The kubelet comes from outside."
  }
}

run "secrets_that_are_created" {
  command = plan
  variables {
    database_password = "geheim"
    agent_token       = "sesam"
  }
  assert {
    condition     = ({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }).BEADS_DOLT_PASSWORD == "beads-automation/password" && ({ for entry in output.pods["beads-dispatcher"].containers[0].env : entry.name => try(entry.value, "${entry.valueFrom.secretKeyRef.name}/${entry.valueFrom.secretKeyRef.key}") }).API_BEARER_TOKEN == "beads-automation/api_bearer_token"
    error_message = "By reference all the same."
  }
  assert {
    condition     = output.created_secret == "beads-automation"
    error_message = "One Secret for both."
  }
  assert {
    condition     = !strcontains(jsonencode(output.pods), "geheim") && !strcontains(jsonencode(output.pods), "sesam")
    error_message = "No secret in a pod."
  }
}

run "no_secret_is_created_unasked" {
  command = plan
  assert {
    condition     = output.created_secret == null
    error_message = "None."
  }
  assert {
    condition     = output.metadata_json == null
    error_message = "No ConfigMap either."
  }
}

run "metadata_is_what_bd_reads" {
  command = plan
  variables {
    metadata = { dolt_server_host = "dolt.example", project_id = "p-1" }
  }
  assert {
    condition     = jsondecode(output.metadata_json) == { database = "dolt", backend = "dolt", dolt_mode = "server", dolt_server_host = "dolt.example", dolt_server_port = 3306, dolt_server_user = "beads", dolt_database = "beads", project_id = "p-1" }
    error_message = "The shell pair's file."
  }
}

run "metadata_is_mounted_read_only" {
  command = plan
  assert {
    condition     = output.pods["beads-reaper"].volumes[1].configMap.name == "beads-metadata" && output.pods["beads-reaper"].containers[0].volumeMounts[1].mountPath == "/etc/beads-metadata" && output.pods["beads-reaper"].containers[0].volumeMounts[1].readOnly
    error_message = "At its place."
  }
}

run "no_config_map_no_mount" {
  command = plan
  variables {
    metadata_config_map = null
  }
  assert {
    condition     = length(output.pods["beads-reaper"].volumes) == 1 && length(output.pods["beads-reaper"].containers[0].volumeMounts) == 1
    error_message = "Only /tmp."
  }
}

run "labels_of_ours_win" {
  command = plan
  variables {
    labels = { app = "other", team = "platform" }
  }
  assert {
    condition     = tomap(output.cronjobs["beads-reaper"].labels) == tomap({ app = "beads-reaper", team = "platform", "app.kubernetes.io/name" = "beads-automation", "app.kubernetes.io/component" = "reaper", "app.kubernetes.io/managed-by" = "terraform" })
    error_message = "app stays, team is added."
  }
}

run "a_digest_is_an_image" {
  command = plan
  variables {
    image = "registry.example:5000/team/beads-automation@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  }
  assert {
    condition     = output.pods["beads-reaper"].containers[0].image == var.image
    error_message = "As given."
  }
}

run "commands_for_a_run_by_hand" {
  command = plan
  assert {
    condition     = output.run_once["beads-reaper"] == "kubectl -n beads-server create job --from=cronjob/beads-reaper beads-reaper-manual-$(date +%s)"
    error_message = "From the CronJob."
  }
}

run "commands_for_a_resident_run_by_hand" {
  command = plan
  variables {
    mode = "resident"
  }
  assert {
    condition     = output.run_once["beads-dispatcher"] == "kubectl -n beads-server exec deploy/beads-dispatcher -- /app/beads-dispatcher tick --sweep"
    error_message = "In its pod."
  }
}
