locals {
  uid          = 1654
  metrics_port = 9464

  own_labels = { for component in ["dispatcher", "reaper"] : component => merge(var.labels, {
    "app"                          = "beads-${component}"
    "app.kubernetes.io/name"       = "beads-automation"
    "app.kubernetes.io/component"  = component
    "app.kubernetes.io/managed-by" = "terraform"
  }) }
  common_labels = merge(var.labels, {
    "app.kubernetes.io/name"       = "beads-automation"
    "app.kubernetes.io/managed-by" = "terraform"
  })
  pod_annotations = var.mode == "resident" && var.scrape_annotations ? {
    "prometheus.io/scrape" = "true"
    "prometheus.io/port"   = tostring(local.metrics_port)
    "prometheus.io/path"   = "/metrics"
  } : {}

  prompt_folder = "/etc/beads-prompt"
  files = concat(
    [for name in var.metadata_config_map[*] : { name = "metadata", config_map = name, folder = "/etc/beads-metadata" }],
    [for prompt in var.prompt[*] : { name = "prompt", config_map = "beads-prompt", folder = local.prompt_folder }],
  )
  volumes = concat(
    [{ name = "tmp", emptyDir = { sizeLimit = "64Mi" } }],
    [for file in local.files : { name = file.name, configMap = { name = file.config_map } }],
  )
  mounts = concat(
    [{ name = "tmp", mountPath = "/tmp" }],
    [for file in local.files : { name = file.name, mountPath = file.folder, readOnly = true }],
  )

  # /healthz fails when the last completed tick is older than three intervals: the probe adds no patience of its own.
  watched = {
    ports          = [{ name = "metrics", containerPort = local.metrics_port, protocol = "TCP" }]
    startupProbe   = merge(local.probe, { httpGet = { path = "/healthz", port = "metrics" }, failureThreshold = 30, periodSeconds = 2 })
    livenessProbe  = merge(local.probe, { httpGet = { path = "/healthz", port = "metrics" } })
    readinessProbe = merge(local.probe, { httpGet = { path = "/readyz", port = "metrics" } })
  }
  probe = { failureThreshold = 3, periodSeconds = 10, timeoutSeconds = 3 }

  # Only what is set: the cluster drops what is empty, and Terraform would miss it in a ScaledJob.
  placement = {
    for key, value in {
      imagePullSecrets  = [for secret in var.image_pull_secrets : { name = secret }]
      nodeSelector      = var.node_selector
      tolerations       = [for toleration in var.tolerations : { for name, value in toleration : name => value if value != null }]
      priorityClassName = var.priority_class_name == null ? "" : var.priority_class_name
    } : key => value if length(value) > 0
  }

  # A whole PodSpec for each workload, in Kubernetes' own words: what the resources, KEDA's YAML and the check of Pod Security share.
  pods = {
    for name, workload in local.workloads : name => merge(
      {
        restartPolicy                 = var.mode == "resident" ? "Always" : "Never"
        terminationGracePeriodSeconds = workload.grace
        automountServiceAccountToken  = false
        enableServiceLinks            = false
        securityContext = {
          runAsNonRoot   = true
          runAsUser      = local.uid
          runAsGroup     = local.uid
          fsGroup        = local.uid
          seccompProfile = { type = "RuntimeDefault" }
        }
        volumes = local.volumes
        containers = [merge(
          {
            name            = name
            image           = var.image
            imagePullPolicy = var.image_pull_policy
            command         = workload.command
            env             = local.env
            volumeMounts    = local.mounts
            resources = {
              requests = { cpu = var.resources.cpu_request, memory = var.resources.memory_request }
              limits   = { memory = var.resources.memory_limit }
            }
            securityContext = {
              allowPrivilegeEscalation = false
              privileged               = false
              readOnlyRootFilesystem   = true
              runAsNonRoot             = true
              capabilities             = { drop = ["ALL"] }
            }
            terminationMessagePath   = "/dev/termination-log"
            terminationMessagePolicy = "FallbackToLogsOnError"
          },
          { for key, value in local.watched : key => value if var.mode == "resident" },
        )]
      },
      local.placement,
    )
  }
}
