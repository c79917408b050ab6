output "namespace" {
  description = "Namespace of everything."
  value       = local.namespace
}

output "cronjob_names" {
  description = "Names of the CronJobs; none in mode `resident`, and none in mode `keda` unless it is paused."
  value       = [for job in kubernetes_cron_job_v1.this : job.metadata[0].name]
}

output "deployment_name" {
  description = "Name of the Deployment of mode `resident`, else null."
  value       = one([for deployment in kubernetes_deployment_v1.this : deployment.metadata[0].name])
}

output "run_once" {
  description = "Commands that run each program once, now, by name."
  value       = module.settings.run_once
}

output "run_once_job_yaml" {
  description = "One Job of mode `keda`, for `kubectl create`; null in other modes."
  value       = module.settings.run_once_job_yaml
}

output "dispatch_interval" {
  description = "Seconds between two dispatches, as the programs are told."
  value       = module.settings.dispatch_interval
}

output "sweep_interval" {
  description = "Seconds between two sweeps, as the programs are told."
  value       = module.settings.sweep_interval
}

output "keda_yaml" {
  description = "TriggerAuthentication and ScaledJob of mode `keda`, for `kubectl apply`; null in other modes."
  value       = module.settings.keda_yaml
}

output "prometheus_rules_yaml" {
  description = "The PrometheusRule, for `kubectl apply`."
  value       = module.settings.prometheus_rules_yaml
}

output "dashboard_json" {
  description = "The Grafana dashboard."
  value       = module.settings.dashboard_json
}
