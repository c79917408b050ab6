# Every validation refuses what it is there to refuse, and nothing else fails.
variables {
  image         = "registry.example/beads-automation:0.1.0"
  beadboard_url = "http://beadboard:3000"
}

run "an_unknown_mode" {
  command = plan
  variables {
    mode = "daemon"
  }
  expect_failures = [var.mode]
}

run "a_namespace_with_a_capital" {
  command = plan
  variables {
    namespace = "Beads"
  }
  expect_failures = [var.namespace]
}

run "a_namespace_of_64_characters" {
  command = plan
  variables {
    namespace = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  }
  expect_failures = [var.namespace]
}

run "an_image_without_a_tag" {
  command = plan
  variables {
    image = "registry.example/beads-automation"
  }
  expect_failures = [var.image]
}

run "an_image_with_a_short_digest" {
  command = plan
  variables {
    image = "registry.example/beads-automation@sha256:abc"
  }
  expect_failures = [var.image]
}

run "an_unknown_pull_policy" {
  command = plan
  variables {
    image_pull_policy = "Sometimes"
  }
  expect_failures = [var.image_pull_policy]
}

run "a_pull_secret_that_is_no_name" {
  command = plan
  variables {
    image_pull_secrets = ["My Secret"]
  }
  expect_failures = [var.image_pull_secrets]
}

run "a_label_with_a_space" {
  command = plan
  variables {
    labels = { team = "a b" }
  }
  expect_failures = [var.labels]
}

run "a_schedule_of_four_fields" {
  command = plan
  variables {
    schedules = { dispatcher = "*/2 * * *" }
  }
  expect_failures = [var.schedules]
}

run "a_schedule_of_six_fields" {
  command = plan
  variables {
    schedules = { tick = "0 */2 * * * *" }
  }
  expect_failures = [var.schedules]
}

run "minute_60" {
  command = plan
  variables {
    schedules = { reaper = "60 * * * *" }
  }
  expect_failures = [var.schedules]
}

run "hour_24" {
  command = plan
  variables {
    schedules = { reaper = "0 24 * * *" }
  }
  expect_failures = [var.schedules]
}

run "day_32" {
  command = plan
  variables {
    schedules = { reaper = "0 0 32 * *" }
  }
  expect_failures = [var.schedules]
}

run "month_13" {
  command = plan
  variables {
    schedules = { reaper = "0 0 1 13 *" }
  }
  expect_failures = [var.schedules]
}

run "weekday_7" {
  command = plan
  variables {
    schedules = { reaper = "0 0 * * 7" }
  }
  expect_failures = [var.schedules]
}

run "a_step_of_zero" {
  command = plan
  variables {
    schedules = { dispatcher = "*/0 * * * *" }
  }
  expect_failures = [var.schedules]
}

run "a_cron_macro" {
  command = plan
  variables {
    schedules = { dispatcher = "@hourly" }
  }
  expect_failures = [var.schedules]
}

run "a_time_zone_with_a_space" {
  command = plan
  variables {
    time_zone = "Central European"
  }
  expect_failures = [var.time_zone]
}

run "a_dispatch_interval_of_zero" {
  command = plan
  variables {
    dispatch_interval_seconds = 0
  }
  expect_failures = [var.dispatch_interval_seconds]
}

run "a_dispatch_interval_over_a_day" {
  command = plan
  variables {
    dispatch_interval_seconds = 86401
  }
  expect_failures = [var.dispatch_interval_seconds]
}

run "a_dispatcher_at_some_hours_without_an_interval" {
  command = plan
  variables {
    schedules = { dispatcher = "*/2 8-18 * * *" }
  }
  expect_failures = [var.dispatch_interval_seconds]
}

run "a_broken_sweep_interval" {
  command = plan
  variables {
    sweep_interval_seconds = 1.5
  }
  expect_failures = [var.sweep_interval_seconds]
}

run "a_reaper_at_some_hours_without_an_interval" {
  command = plan
  variables {
    schedules = { reaper = "0 */6 * * *" }
  }
  expect_failures = [var.sweep_interval_seconds]
}

run "a_negative_history" {
  command = plan
  variables {
    history_limit = { failed = -1 }
  }
  expect_failures = [var.history_limit]
}

run "a_config_map_that_is_no_name" {
  command = plan
  variables {
    metadata_config_map = "beads_metadata"
  }
  expect_failures = [var.metadata_config_map]
}

run "metadata_without_a_config_map" {
  command = plan
  variables {
    metadata_config_map = null
    metadata            = { dolt_server_host = "dolt" }
  }
  expect_failures = [var.metadata]
}

run "a_host_with_a_port" {
  command = plan
  variables {
    metadata = { dolt_server_host = "dolt:3306" }
  }
  expect_failures = [var.metadata]
}

run "port_65536" {
  command = plan
  variables {
    metadata = { dolt_server_host = "dolt", dolt_server_port = 65536 }
  }
  expect_failures = [var.metadata]
}

run "keda_without_metadata" {
  command = plan
  variables {
    mode                     = "keda"
    keda_query               = "SELECT 0"
    database_password_secret = { name = "dolt" }
  }
  expect_failures = [var.metadata]
}

run "an_unknown_tls" {
  command = plan
  variables {
    store_tls = "maybe"
  }
  expect_failures = [var.store_tls]
}

run "a_password_secret_that_is_no_name" {
  command = plan
  variables {
    database_password_secret = { name = "Dolt" }
  }
  expect_failures = [var.database_password_secret]
}

run "two_passwords" {
  command = plan
  variables {
    database_password        = "x"
    database_password_secret = { name = "dolt" }
  }
  expect_failures = [var.database_password]
}

run "keda_without_a_password" {
  command = plan
  variables {
    mode       = "keda"
    keda_query = "SELECT 0"
    metadata   = { dolt_server_host = "dolt" }
  }
  expect_failures = [var.database_password]
}

run "an_unknown_agent" {
  command = plan
  variables {
    agent = "human"
  }
  expect_failures = [var.agent]
}

run "the_command_agent" {
  command = plan
  variables {
    agent = "command"
  }
  expect_failures = [var.agent]
}

run "the_agent_service_without_its_url" {
  command = plan
  variables {
    agent = "service"
  }
  expect_failures = [var.agent_service_url]
}

run "beadboard_without_its_url" {
  command = plan
  variables {
    beadboard_url = null
  }
  expect_failures = [var.beadboard_url]
}

run "a_prompt_without_the_bead" {
  command = plan
  variables {
    prompt = "Do {{ how }}."
  }
  expect_failures = [var.prompt]
}

run "a_prompt_with_two_beads" {
  command = plan
  variables {
    prompt = "{{bead}} {{ bead }}"
  }
  expect_failures = [var.prompt]
}

run "a_prompt_over_32_KiB" {
  command = plan
  variables {
    prompt = format("{{bead}}%032761d", 0)
  }
  expect_failures = [var.prompt]
}

run "a_beadboard_url_without_a_scheme" {
  command = plan
  variables {
    beadboard_url = "beadboard:3000"
  }
  expect_failures = [var.beadboard_url]
}

run "a_beadboard_url_with_a_password" {
  command = plan
  variables {
    beadboard_url = "http://user:password@beadboard"
  }
  expect_failures = [var.beadboard_url]
}

run "an_agent_service_url_of_ftp" {
  command = plan
  variables {
    agent_service_url = "ftp://agent"
  }
  expect_failures = [var.agent_service_url]
}

run "a_token_secret_that_is_no_name" {
  command = plan
  variables {
    agent_token_secret = { name = "" }
  }
  expect_failures = [var.agent_token_secret]
}

run "two_tokens" {
  command = plan
  variables {
    agent_token        = "x"
    agent_token_secret = { name = "agent" }
  }
  expect_failures = [var.agent_token]
}

run "an_assignee_with_a_space" {
  command = plan
  variables {
    assignee = "the agent"
  }
  expect_failures = [var.assignee]
}

run "max_in_flight_of_0" {
  command = plan
  variables {
    limits = { max_in_flight = 0 }
  }
  expect_failures = [var.limits]
}

run "max_in_flight_of_1001" {
  command = plan
  variables {
    limits = { max_in_flight = 1001 }
  }
  expect_failures = [var.limits]
}

run "max_attempts_of_0" {
  command = plan
  variables {
    limits = { max_attempts = 0 }
  }
  expect_failures = [var.limits]
}

run "max_attempts_of_101" {
  command = plan
  variables {
    limits = { max_attempts = 101 }
  }
  expect_failures = [var.limits]
}

run "max_reaped_per_sweep_of_0" {
  command = plan
  variables {
    limits = { max_reaped_per_sweep = 0 }
  }
  expect_failures = [var.limits]
}

run "max_reaped_per_sweep_of_10001" {
  command = plan
  variables {
    limits = { max_reaped_per_sweep = 10001 }
  }
  expect_failures = [var.limits]
}

run "max_per_tick_of_0" {
  command = plan
  variables {
    limits = { max_per_tick = 0 }
  }
  expect_failures = [var.limits]
}

run "max_per_tick_of_101" {
  command = plan
  variables {
    limits = { max_per_tick = 101 }
  }
  expect_failures = [var.limits]
}

run "max_dispatches_per_day_of_minus_1" {
  command = plan
  variables {
    limits = { max_dispatches_per_day = -1 }
  }
  expect_failures = [var.limits]
}

run "max_dispatches_per_day_of_1000001" {
  command = plan
  variables {
    limits = { max_dispatches_per_day = 1000001 }
  }
  expect_failures = [var.limits]
}

run "breaker_after_of_0" {
  command = plan
  variables {
    limits = { breaker_after = 0 }
  }
  expect_failures = [var.limits]
}

run "breaker_after_of_101" {
  command = plan
  variables {
    limits = { breaker_after = 101 }
  }
  expect_failures = [var.limits]
}

run "weather_retries_of_minus_1" {
  command = plan
  variables {
    limits = { weather_retries = -1 }
  }
  expect_failures = [var.limits]
}

run "weather_retries_of_11" {
  command = plan
  variables {
    limits = { weather_retries = 11 }
  }
  expect_failures = [var.limits]
}

run "half_a_bead_per_tick" {
  command = plan
  variables {
    limits = { max_per_tick = 1.5 }
  }
  expect_failures = [var.limits]
}

run "a_job_for_nothing" {
  command = plan
  variables {
    limits = { job_budget = 0.009 }
  }
  expect_failures = [var.limits]
}

run "a_job_of_over_1000_dollars" {
  command = plan
  variables {
    limits = { job_budget = 1000.01 }
  }
  expect_failures = [var.limits]
}

run "a_negative_budget" {
  command = plan
  variables {
    limits = { max_budget_per_day = -1 }
  }
  expect_failures = [var.limits]
}

run "a_budget_of_over_a_million" {
  command = plan
  variables {
    limits = { max_budget_per_day = 1000001 }
  }
  expect_failures = [var.limits]
}

run "a_budget_for_less_than_one_job" {
  command = plan
  variables {
    limits = { max_budget_per_day = 4.99 }
  }
  expect_failures = [var.limits]
}

run "a_budget_for_less_than_one_larger_job" {
  command = plan
  variables {
    limits = { max_budget_per_day = 9, job_budget = 10 }
  }
  expect_failures = [var.limits]
}

run "a_pool_without_room" {
  command = plan
  variables {
    pools = { website = 0 }
  }
  expect_failures = [var.pools]
}

run "a_pool_with_room_for_1001" {
  command = plan
  variables {
    pools = { website = 1001 }
  }
  expect_failures = [var.pools]
}

run "a_pool_with_room_for_one_and_a_half" {
  command = plan
  variables {
    pools = { website = 1.5 }
  }
  expect_failures = [var.pools]
}

run "a_pool_of_unknown_room" {
  command = plan
  variables {
    pools = { website = null }
  }
  expect_failures = [var.pools]
}

run "a_pool_without_a_name" {
  command = plan
  variables {
    pools = { "" = 1 }
  }
  expect_failures = [var.pools]
}

run "a_pool_with_a_comma" {
  command = plan
  variables {
    pools = { "a,b" = 1 }
  }
  expect_failures = [var.pools]
}

run "a_pool_with_an_equals_sign" {
  command = plan
  variables {
    pools = { "a=b" = 1 }
  }
  expect_failures = [var.pools]
}

run "a_pool_with_a_space_around" {
  command = plan
  variables {
    pools = { " a" = 1 }
  }
  expect_failures = [var.pools]
}

run "a_negative_orphan_grace" {
  command = plan
  variables {
    orphan_grace_minutes = -1
  }
  expect_failures = [var.orphan_grace_minutes]
}

run "an_orphan_grace_over_seven_days" {
  command = plan
  variables {
    orphan_grace_minutes = 10081
  }
  expect_failures = [var.orphan_grace_minutes]
}

run "a_blank_actor" {
  command = plan
  variables {
    trusted_actors = [""]
  }
  expect_failures = [var.trusted_actors]
}

run "an_actor_of_two" {
  command = plan
  variables {
    trusted_actors = ["ann,bob"]
  }
  expect_failures = [var.trusted_actors]
}

run "an_actor_with_a_space_around" {
  command = plan
  variables {
    trusted_actors = ["ann", "bob "]
  }
  expect_failures = [var.trusted_actors]
}

run "a_blank_topic" {
  command = plan
  variables {
    notify_topic = ""
  }
  expect_failures = [var.notify_topic]
}

run "a_topic_with_a_space_around" {
  command = plan
  variables {
    notify_topic = " beads"
  }
  expect_failures = [var.notify_topic]
}

run "a_topic_of_65_characters" {
  command = plan
  variables {
    notify_topic = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  }
  expect_failures = [var.notify_topic]
}

run "a_stale_threshold_below_job_timeout_and_ten_minutes" {
  command = plan
  variables {
    stale_after_minutes = 24
  }
  expect_failures = [var.stale_after_minutes]
}

run "a_stale_threshold_at_the_hard_cap" {
  command = plan
  variables {
    stale_after_minutes = 120
  }
  expect_failures = [var.stale_after_minutes]
}

run "a_job_timeout_of_zero" {
  command = plan
  variables {
    job_timeout_minutes = 0
  }
  expect_failures = [var.job_timeout_minutes]
}

run "a_hard_cap_over_seven_days" {
  command = plan
  variables {
    hard_cap_minutes = 10081
  }
  expect_failures = [var.hard_cap_minutes]
}

run "an_unknown_log_level" {
  command = plan
  variables {
    log_level = "verbose"
  }
  expect_failures = [var.log_level]
}

run "a_variable_name_with_a_hyphen" {
  command = plan
  variables {
    extra_env = { "MY-NAME" = "x" }
  }
  expect_failures = [var.extra_env]
}

run "a_webhook_in_plain_text" {
  command = plan
  variables {
    extra_env = { BEADS_NOTIFY_URL = "https://hooks.example/x" }
  }
  expect_failures = [var.extra_env]
}

run "a_webhook_secret_that_is_no_name" {
  command = plan
  variables {
    notify_url_secret = { name = "" }
  }
  expect_failures = [var.notify_url_secret]
}

run "a_password_in_plain_text" {
  command = plan
  variables {
    extra_env = { BEADS_DOLT_PASSWORD = "x" }
  }
  expect_failures = [var.extra_env]
}

run "an_odd_cpu_request" {
  command = plan
  variables {
    resources = { cpu_request = "half" }
  }
  expect_failures = [var.resources]
}

run "an_odd_memory_limit" {
  command = plan
  variables {
    resources = { memory_limit = "256" }
  }
  expect_failures = [var.resources]
}

run "an_unknown_toleration_operator" {
  command = plan
  variables {
    tolerations = [{ key = "spot", operator = "In" }]
  }
  expect_failures = [var.tolerations]
}

run "an_unknown_toleration_effect" {
  command = plan
  variables {
    tolerations = [{ key = "spot", effect = "Never" }]
  }
  expect_failures = [var.tolerations]
}

run "a_priority_class_that_is_no_name" {
  command = plan
  variables {
    priority_class_name = "High!"
  }
  expect_failures = [var.priority_class_name]
}

run "an_unknown_peer" {
  command = plan
  variables {
    peers = { database = {} }
  }
  expect_failures = [var.peers]
}

run "a_peer_with_port_0" {
  command = plan
  variables {
    peers = { store = { ports = [0] } }
  }
  expect_failures = [var.peers]
}

run "a_peer_with_a_cidr_and_a_namespace" {
  command = plan
  variables {
    peers = { store = { cidr = "10.0.0.0/8", namespace = "dolt" } }
  }
  expect_failures = [var.peers]
}

run "a_peer_with_half_a_cidr" {
  command = plan
  variables {
    peers = { store = { cidr = "10.0.0.0" } }
  }
  expect_failures = [var.peers]
}

run "a_metrics_namespace_that_is_no_name" {
  command = plan
  variables {
    metrics_namespace = "Monitoring"
  }
  expect_failures = [var.metrics_namespace]
}

run "an_otlp_endpoint_without_a_scheme" {
  command = plan
  variables {
    otlp_endpoint = "collector:4317"
  }
  expect_failures = [var.otlp_endpoint]
}

run "a_runbook_url_with_a_fragment" {
  command = plan
  variables {
    runbook_url = "https://wiki.example/RUNBOOK.md#top"
  }
  expect_failures = [var.runbook_url]
}

run "a_queue_limit_under_a_minute" {
  command = plan
  variables {
    queue_limit_seconds = 59
  }
  expect_failures = [var.queue_limit_seconds]
}

run "a_negative_blocked_limit" {
  command = plan
  variables {
    blocked_limit = -1
  }
  expect_failures = [var.blocked_limit]
}

run "keda_without_a_query" {
  command = plan
  variables {
    mode                     = "keda"
    metadata                 = { dolt_server_host = "dolt" }
    database_password_secret = { name = "dolt" }
  }
  expect_failures = [var.keda_query]
}

run "a_polling_interval_over_a_minute" {
  command = plan
  variables {
    keda_polling_seconds = 61
  }
  expect_failures = [var.keda_polling_seconds]
}
