resource "kubernetes_cron_job_v1" "this" {
  for_each = module.settings.cronjobs

  metadata {
    name      = each.key
    namespace = local.namespace
    labels    = each.value.labels
  }

  spec {
    schedule                      = each.value.schedule
    timezone                      = var.time_zone
    suspend                       = each.value.suspend
    concurrency_policy            = "Forbid"
    starting_deadline_seconds     = 60
    successful_jobs_history_limit = var.history_limit.successful
    failed_jobs_history_limit     = var.history_limit.failed

    job_template {
      metadata {
        labels = each.value.labels
      }

      spec {
        parallelism                = each.value.job.parallelism
        completions                = each.value.job.completions
        backoff_limit              = each.value.job.backoffLimit
        active_deadline_seconds    = each.value.job.activeDeadlineSeconds
        ttl_seconds_after_finished = each.value.job.ttlSecondsAfterFinished

        pod_failure_policy {
          dynamic "rule" {
            for_each = each.value.job.podFailurePolicy.rules
            content {
              action = rule.value.action

              on_exit_codes {
                container_name = rule.value.onExitCodes.containerName
                operator       = rule.value.onExitCodes.operator
                values         = rule.value.onExitCodes.values
              }
            }
          }
        }

        template {
          metadata {
            labels = each.value.job.template.metadata.labels
          }

          spec {
            restart_policy                   = each.value.job.template.spec.restartPolicy
            termination_grace_period_seconds = each.value.job.template.spec.terminationGracePeriodSeconds
            automount_service_account_token  = each.value.job.template.spec.automountServiceAccountToken
            enable_service_links             = each.value.job.template.spec.enableServiceLinks
            node_selector                    = try(each.value.job.template.spec.nodeSelector, null)
            priority_class_name              = try(each.value.job.template.spec.priorityClassName, null)

            security_context {
              run_as_non_root = each.value.job.template.spec.securityContext.runAsNonRoot
              run_as_user     = each.value.job.template.spec.securityContext.runAsUser
              run_as_group    = each.value.job.template.spec.securityContext.runAsGroup
              fs_group        = each.value.job.template.spec.securityContext.fsGroup

              seccomp_profile {
                type = each.value.job.template.spec.securityContext.seccompProfile.type
              }
            }

            dynamic "image_pull_secrets" {
              for_each = try(each.value.job.template.spec.imagePullSecrets, [])
              content {
                name = image_pull_secrets.value.name
              }
            }

            dynamic "toleration" {
              for_each = try(each.value.job.template.spec.tolerations, [])
              content {
                key      = try(toleration.value.key, null)
                operator = toleration.value.operator
                value    = try(toleration.value.value, null)
                effect   = try(toleration.value.effect, null)
              }
            }

            dynamic "container" {
              for_each = each.value.job.template.spec.containers
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
              for_each = each.value.job.template.spec.volumes
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
  }
}
