output "run_once" {
  description = "Commands that run each program once, now."
  value       = module.beads_automation.run_once
}

output "run_once_job_yaml" {
  description = "The Job of mode keda, once."
  value       = module.beads_automation.run_once_job_yaml
}

output "keda_yaml" {
  description = "What mode keda needs in the cluster, unless Terraform manages it."
  value       = module.beads_automation.keda_yaml
}
