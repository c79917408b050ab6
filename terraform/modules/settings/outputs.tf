output "dispatch_interval" {
  description = "Seconds between two dispatches."
  value       = local.dispatch_interval
}

output "sweep_interval" {
  description = "Seconds between two sweeps."
  value       = local.sweep_interval
}

output "cronjobs" {
  description = "CronJobs by name: schedule, suspend, labels and JobSpec."
  value = {
    for name, job in local.cronjobs : name => {
      schedule = job.schedule
      suspend  = job.suspend
      labels   = local.own_labels[job.component]
      job      = local.job_specs[name]
    }
  }
}

output "deployment" {
  description = "Replicas, labels, annotations and PodSpec of mode resident; else null."
  value = one([
    for name, workload in local.others : {
      replicas    = local.dispatching || local.reaping ? 1 : 0
      labels      = local.own_labels.dispatcher
      annotations = local.pod_annotations
      pod         = local.pods[name]
    } if var.mode == "resident"
  ])
}

output "pods" {
  description = "PodSpec of each workload, in Kubernetes' words."
  value       = local.pods
}

output "labels" {
  description = "Labels of what belongs to both programs."
  value       = local.common_labels
}

output "metadata_json" {
  description = "Content of metadata.json when it is created, else null."
  value       = local.metadata_json
}

output "created_secret" {
  description = "Name of the Secret that is created, or null."
  value       = nonsensitive(var.database_password != null || var.agent_token != null) ? local.created_secret : null
}

output "egress" {
  description = "Who may be reached: ports and peers."
  value       = local.egress
}

output "ingress" {
  description = "Who may reach us: the metrics port of mode resident."
  value       = local.ingress
}

output "keda" {
  description = "TriggerAuthentication and ScaledJob of mode keda, else none."
  value       = local.keda
}

output "keda_yaml" {
  description = "The same as YAML; null in other modes."
  value       = length(local.keda) == 0 ? null : join("---\n", [for object in local.keda : yamlencode(object)])
}

output "run_once_job_yaml" {
  description = "One Job of mode keda, for a run by hand; null in other modes."
  value       = var.mode == "keda" ? yamlencode(local.run_once_job) : null
}

output "run_once" {
  description = "Commands that run each program once, now."
  value = merge(
    { for name, job in local.cronjobs : name => "kubectl -n ${var.namespace} create job --from=cronjob/${name} ${name}-manual-$(date +%s)" },
    { for name, job in local.others : name => {
      resident = "kubectl -n ${var.namespace} exec deploy/${name} -- ${join(" ", local.tick)}"
      keda     = "terraform output -raw run_once_job_yaml | kubectl create -f -"
    }[var.mode] },
  )
}

output "rules_yaml" {
  description = "Alert rules as Prometheus reads them."
  value       = local.rules_yaml
}

output "prometheus_rule" {
  description = "The PrometheusRule object."
  value       = local.prometheus_rule
}

output "prometheus_rules_yaml" {
  description = "The PrometheusRule as YAML."
  value       = yamlencode(local.prometheus_rule)
}

output "dashboard_json" {
  description = "The Grafana dashboard."
  value       = file("${path.module}/monitoring/dashboard.json")
}
