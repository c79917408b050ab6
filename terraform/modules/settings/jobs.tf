locals {
  # A JobSpec for each workload that ends. Exit code 2 is a wrong configuration, which no repetition heals.
  job_specs = {
    for name, workload in local.workloads : name => {
      parallelism             = 1
      completions             = 1
      backoffLimit            = 0
      activeDeadlineSeconds   = workload.deadline
      ttlSecondsAfterFinished = 600
      podFailurePolicy = {
        rules = [{ action = "FailJob", onExitCodes = { containerName = name, operator = "In", values = [2] } }]
      }
      template = {
        metadata = { labels = local.own_labels[workload.component] }
        spec     = local.pods[name]
      }
    } if var.mode != "resident"
  }
}
