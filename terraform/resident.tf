resource "kubernetes_deployment_v1" "this" {
  for_each = var.mode == "resident" ? { beads-dispatcher = module.settings.deployment } : {}

  # Whether it is well is the alerts' matter: an apply must not hang while the store is down.
  wait_for_rollout = false

  metadata {
    name      = each.key
    namespace = local.namespace
    labels    = each.value.labels
  }

  spec {
    replicas = each.value.replicas

    # Never two at once, not even during an update.
    strategy {
      type = "Recreate"
    }

    selector {
      match_labels = { app = each.value.labels.app }
    }

    template {
      metadata {
        labels      = each.value.labels
        annotations = each.value.annotations
      }

      spec {
        restart_policy                   = each.value.pod.restartPolicy
        termination_grace_period_seconds = each.value.pod.terminationGracePeriodSeconds
        automount_service_account_token  = each.value.pod.automountServiceAccountToken
        enable_service_links             = each.value.pod.enableServiceLinks
        node_selector                    = try(each.value.pod.nodeSelector, null)
        priority_class_name              = try(each.value.pod.priorityClassName, null)

        security_context {
          run_as_non_root = each.value.pod.securityContext.runAsNonRoot
          run_as_user     = each.value.pod.securityContext.runAsUser
          run_as_group    = each.value.pod.securityContext.runAsGroup
          fs_group        = each.value.pod.securityContext.fsGroup

          seccomp_profile {
            type = each.value.pod.securityContext.seccompProfile.type
          }
        }

        dynamic "image_pull_secrets" {
          for_each = try(each.value.pod.imagePullSecrets, [])
          content {
            name = image_pull_secrets.value.name
          }
        }

        dynamic "toleration" {
          for_each = try(each.value.pod.tolerations, [])
          content {
            key      = try(toleration.value.key, null)
            operator = toleration.value.operator
            value    = try(toleration.value.value, null)
            effect   = try(toleration.value.effect, null)
          }
        }

        dynamic "container" {
          for_each = each.value.pod.containers
          content {
            name                       = container.value.name
            image                      = container.value.image
            image_pull_policy          = container.value.imagePullPolicy
            command                    = container.value.command
            termination_message_path   = container.value.terminationMessagePath
            termination_message_policy = container.value.terminationMessagePolicy

            dynamic "env" {
              for_each = container.value.env
              content {
                name  = env.value.name
                value = try(env.value.value, null)

                dynamic "value_from" {
                  for_each = try([env.value.valueFrom.secretKeyRef], [])
                  content {
                    secret_key_ref {
                      name = value_from.value.name
                      key  = value_from.value.key
                    }
                  }
                }
              }
            }

            dynamic "port" {
              for_each = container.value.ports
              content {
                name           = port.value.name
                container_port = port.value.containerPort
                protocol       = port.value.protocol
              }
            }

            startup_probe {
              failure_threshold = container.value.startupProbe.failureThreshold
              period_seconds    = container.value.startupProbe.periodSeconds
              timeout_seconds   = container.value.startupProbe.timeoutSeconds

              http_get {
                path = container.value.startupProbe.httpGet.path
                port = container.value.startupProbe.httpGet.port
              }
            }

            liveness_probe {
              failure_threshold = container.value.livenessProbe.failureThreshold
              period_seconds    = container.value.livenessProbe.periodSeconds
              timeout_seconds   = container.value.livenessProbe.timeoutSeconds

              http_get {
                path = container.value.livenessProbe.httpGet.path
                port = container.value.livenessProbe.httpGet.port
              }
            }

            readiness_probe {
              failure_threshold = container.value.readinessProbe.failureThreshold
              period_seconds    = container.value.readinessProbe.periodSeconds
              timeout_seconds   = container.value.readinessProbe.timeoutSeconds

              http_get {
                path = container.value.readinessProbe.httpGet.path
                port = container.value.readinessProbe.httpGet.port
              }
            }

            resources {
              requests = container.value.resources.requests
              limits   = container.value.resources.limits
            }

            security_context {
              allow_privilege_escalation = container.value.securityContext.allowPrivilegeEscalation
              privileged                 = container.value.securityContext.privileged
              read_only_root_filesystem  = container.value.securityContext.readOnlyRootFilesystem
              run_as_non_root            = container.value.securityContext.runAsNonRoot

              capabilities {
                drop = container.value.securityContext.capabilities.drop
              }
            }

            dynamic "volume_mount" {
              for_each = container.value.volumeMounts
              content {
                name       = volume_mount.value.name
                mount_path = volume_mount.value.mountPath
                read_only  = try(volume_mount.value.readOnly, false)
              }
            }
          }
        }

        dynamic "volume" {
          for_each = each.value.pod.volumes
          content {
            name = volume.value.name

            dynamic "empty_dir" {
              for_each = try([volume.value.emptyDir], [])
              content {
                size_limit = empty_dir.value.sizeLimit
              }
            }

            dynamic "config_map" {
              for_each = try([volume.value.configMap], [])
              content {
                name = config_map.value.name
              }
            }
          }
        }
      }
    }
  }
}
