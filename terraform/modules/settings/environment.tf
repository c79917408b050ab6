locals {
  created_secret = "beads-automation"
  password_secret = (
    nonsensitive(var.database_password != null) ? { name = local.created_secret, key = "password" } : var.database_password_secret
  )
  token_secret = (
    nonsensitive(var.agent_token != null) ? { name = local.created_secret, key = "api_bearer_token" } : var.agent_token_secret
  )

  # What is null is left to the program.
  settings = {
    BEADS_AGENT                  = var.agent == "beadboard" ? null : var.agent
    BEADBOARD_URL                = var.beadboard_url
    AGENT_SERVICE_URL            = var.agent_service_url
    BEADS_ASSIGNEE               = var.assignee
    BEADS_PROMPT_FILE            = var.prompt == null ? null : "${local.prompt_folder}/prompt.md"
    BEADS_TRUSTED_ACTORS         = length(var.trusted_actors) == 0 ? null : join(",", var.trusted_actors)
    BEADS_NOTIFY_TOPIC           = var.notify_topic
    BEADS_DOLT_SERVER_TLS        = var.store_tls
    BEADS_MAX_IN_FLIGHT          = tostring(var.limits.max_in_flight)
    BEADS_MAX_ATTEMPTS           = tostring(var.limits.max_attempts)
    BEADS_MAX_REAPED_PER_SWEEP   = tostring(var.limits.max_reaped_per_sweep)
    BEADS_MAX_PER_TICK           = tostring(var.limits.max_per_tick)
    BEADS_MAX_DISPATCHES_PER_DAY = tostring(var.limits.max_dispatches_per_day)
    BEADS_MAX_BUDGET_PER_DAY     = tostring(var.limits.max_budget_per_day)
    BEADS_JOB_BUDGET             = tostring(var.limits.job_budget)
    BEADS_BREAKER_AFTER          = tostring(var.limits.breaker_after)
    BEADS_WEATHER_RETRIES        = tostring(var.limits.weather_retries)
    BEADS_POOLS                  = length(var.pools) == 0 ? null : join(",", [for name, room in var.pools : "${name}=${room}"])
    BEADS_STALE_AFTER            = "${var.stale_after_minutes}m"
    BEADS_JOB_TIMEOUT            = "${var.job_timeout_minutes}m"
    BEADS_HARD_CAP               = "${var.hard_cap_minutes}m"
    BEADS_ORPHAN_GRACE           = var.orphan_grace_minutes == null ? null : "${var.orphan_grace_minutes}m"
    BEADS_DISPATCH_INTERVAL      = "${local.dispatch_interval}s"
    BEADS_SWEEP_INTERVAL         = "${local.sweep_interval}s"
    BEADS_LISTEN                 = var.mode == "resident" ? "0.0.0.0:${local.metrics_port}" : null
    BEADS_LOG_LEVEL              = var.log_level
    OTEL_EXPORTER_OTLP_ENDPOINT  = var.otlp_endpoint
    DOTNET_EnableDiagnostics     = "0"
  }
  plain = merge({ for name, value in local.settings : name => value if value != null }, var.extra_env)
  secret = {
    for name, ref in {
      BEADS_DOLT_PASSWORD = local.password_secret
      API_BEARER_TOKEN    = local.token_secret
      BEADS_NOTIFY_URL    = var.notify_url_secret
    } : name => ref if ref != null
  }

  # In the words of a PodSpec; secrets only by reference.
  env = concat(
    [for name, value in local.plain : { name = name, value = value }],
    [for name, ref in local.secret : { name = name, valueFrom = { secretKeyRef = { name = ref.name, key = ref.key } } }],
  )
}
