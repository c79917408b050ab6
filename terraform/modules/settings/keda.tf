locals {
  trigger_authentication = {
    apiVersion = "keda.sh/v1alpha1"
    kind       = "TriggerAuthentication"
    metadata   = { name = "beads-dispatcher", namespace = var.namespace, labels = local.own_labels.dispatcher }
    spec = {
      secretTargetRef = [for ref in local.password_secret[*] : { parameter = "password", name = ref.name, key = ref.key }]
    }
  }
  scaled_job = {
    apiVersion = "keda.sh/v1alpha1"
    kind       = "ScaledJob"
    metadata = merge(
      { name = "beads-dispatcher", namespace = var.namespace, labels = local.own_labels.dispatcher },
      { for key, value in { annotations = { "autoscaling.keda.sh/paused" = "true" } } : key => value if !local.dispatching },
    )
    spec = {
      jobTargetRef               = try(local.job_specs.beads-dispatcher, null)
      pollingInterval            = var.keda_polling_seconds
      maxReplicaCount            = 1
      successfulJobsHistoryLimit = var.history_limit.successful
      failedJobsHistoryLimit     = var.history_limit.failed
      triggers = [{
        type = "mysql"
        metadata = {
          host       = try(var.metadata.dolt_server_host, "")
          port       = tostring(try(var.metadata.dolt_server_port, 3306))
          username   = try(var.metadata.dolt_server_user, "")
          dbName     = try(var.metadata.dolt_database, "")
          query      = var.keda_query
          queryValue = "1"
        }
        authenticationRef = { name = "beads-dispatcher" }
      }]
    }
  }
  keda = [for object in [local.trigger_authentication, local.scaled_job] : object if var.mode == "keda"]

  # The same Job, once: neither a Deployment nor a ScaledJob can be run by hand.
  run_once_job = {
    apiVersion = "batch/v1"
    kind       = "Job"
    metadata   = { generateName = "beads-dispatcher-manual-", namespace = var.namespace, labels = local.own_labels.dispatcher }
    spec       = try(local.job_specs.beads-dispatcher, null)
  }
}
