# Every pod satisfies Pod Security restricted, in every mode.
mock_provider "kubernetes" {}

variables {
  image                    = "registry.example/beads-automation:0.1.0"
  beadboard_url            = "http://beadboard:3000"
  metadata                 = { dolt_server_host = "dolt.example" }
  database_password_secret = { name = "dolt" }
  keda_query               = "SELECT 0"
}

run "both_cronjobs" {
  command = plan
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_non_root && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_user == "1654" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_group == "1654" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].fs_group == "1654"
    error_message = "A numeric user that is not root."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].seccomp_profile[0].type == "RuntimeDefault"
    error_message = "Seccomp."
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].allow_privilege_escalation && !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].privileged && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].read_only_root_filesystem && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].run_as_non_root
    error_message = "No way up, and nothing to write."
  }
  assert {
    condition     = jsonencode(kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].capabilities[0].drop) == jsonencode(["ALL"])
    error_message = "No capabilities."
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].automount_service_account_token && !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].enable_service_links
    error_message = "No token, no service links."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].volume[0].empty_dir[0].size_limit == "64Mi" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].volume[1].config_map[0].name == "beads-metadata" && length(kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].volume) == 2
    error_message = "Only /tmp and the ConfigMap."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[0].mount_path == "/tmp" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[1].mount_path == "/etc/beads-metadata" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[1].read_only
    error_message = "Where they are mounted."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].requests.cpu == "50m" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].requests.memory == "128Mi" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].limits.memory == "256Mi" && length(kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].limits) == 1
    error_message = "What it asks for."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].termination_message_policy == "FallbackToLogsOnError" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].termination_message_path == "/dev/termination-log"
    error_message = "The last word of a pod."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_non_root && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_user == "1654" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_group == "1654" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].fs_group == "1654"
    error_message = "A numeric user that is not root."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].seccomp_profile[0].type == "RuntimeDefault"
    error_message = "Seccomp."
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].allow_privilege_escalation && !kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].privileged && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].read_only_root_filesystem && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].run_as_non_root
    error_message = "No way up, and nothing to write."
  }
  assert {
    condition     = jsonencode(kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].capabilities[0].drop) == jsonencode(["ALL"])
    error_message = "No capabilities."
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].automount_service_account_token && !kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].enable_service_links
    error_message = "No token, no service links."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].volume[0].empty_dir[0].size_limit == "64Mi" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].volume[1].config_map[0].name == "beads-metadata" && length(kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].volume) == 2
    error_message = "Only /tmp and the ConfigMap."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[0].mount_path == "/tmp" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[1].mount_path == "/etc/beads-metadata" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[1].read_only
    error_message = "Where they are mounted."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].requests.cpu == "50m" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].requests.memory == "128Mi" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].limits.memory == "256Mi" && length(kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].limits) == 1
    error_message = "What it asks for."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].termination_message_policy == "FallbackToLogsOnError" && kubernetes_cron_job_v1.this["beads-reaper"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].termination_message_path == "/dev/termination-log"
    error_message = "The last word of a pod."
  }
}

run "the_tick" {
  command = plan
  variables {
    mode = "tick"
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_non_root && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_user == "1654" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].run_as_group == "1654" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].fs_group == "1654"
    error_message = "A numeric user that is not root."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].security_context[0].seccomp_profile[0].type == "RuntimeDefault"
    error_message = "Seccomp."
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].allow_privilege_escalation && !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].privileged && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].read_only_root_filesystem && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].run_as_non_root
    error_message = "No way up, and nothing to write."
  }
  assert {
    condition     = jsonencode(kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].security_context[0].capabilities[0].drop) == jsonencode(["ALL"])
    error_message = "No capabilities."
  }
  assert {
    condition     = !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].automount_service_account_token && !kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].enable_service_links
    error_message = "No token, no service links."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].volume[0].empty_dir[0].size_limit == "64Mi" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].volume[1].config_map[0].name == "beads-metadata" && length(kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].volume) == 2
    error_message = "Only /tmp and the ConfigMap."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[0].mount_path == "/tmp" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[1].mount_path == "/etc/beads-metadata" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].volume_mount[1].read_only
    error_message = "Where they are mounted."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].requests.cpu == "50m" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].requests.memory == "128Mi" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].limits.memory == "256Mi" && length(kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].resources[0].limits) == 1
    error_message = "What it asks for."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].termination_message_policy == "FallbackToLogsOnError" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].termination_message_path == "/dev/termination-log"
    error_message = "The last word of a pod."
  }
}

run "the_deployment" {
  command = plan
  variables {
    mode = "resident"
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].security_context[0].run_as_non_root && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].security_context[0].run_as_user == "1654" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].security_context[0].run_as_group == "1654" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].security_context[0].fs_group == "1654"
    error_message = "A numeric user that is not root."
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].security_context[0].seccomp_profile[0].type == "RuntimeDefault"
    error_message = "Seccomp."
  }
  assert {
    condition     = !kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].security_context[0].allow_privilege_escalation && !kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].security_context[0].privileged && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].security_context[0].read_only_root_filesystem && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].security_context[0].run_as_non_root
    error_message = "No way up, and nothing to write."
  }
  assert {
    condition     = jsonencode(kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].security_context[0].capabilities[0].drop) == jsonencode(["ALL"])
    error_message = "No capabilities."
  }
  assert {
    condition     = !kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].automount_service_account_token && !kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].enable_service_links
    error_message = "No token, no service links."
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].volume[0].empty_dir[0].size_limit == "64Mi" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].volume[1].config_map[0].name == "beads-metadata" && length(kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].volume) == 2
    error_message = "Only /tmp and the ConfigMap."
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].volume_mount[0].mount_path == "/tmp" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].volume_mount[1].mount_path == "/etc/beads-metadata" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].volume_mount[1].read_only
    error_message = "Where they are mounted."
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].resources[0].requests.cpu == "50m" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].resources[0].requests.memory == "128Mi" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].resources[0].limits.memory == "256Mi" && length(kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].resources[0].limits) == 1
    error_message = "What it asks for."
  }
  assert {
    condition     = kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].termination_message_policy == "FallbackToLogsOnError" && kubernetes_deployment_v1.this["beads-dispatcher"].spec[0].template[0].spec[0].container[0].termination_message_path == "/dev/termination-log"
    error_message = "The last word of a pod."
  }
}

run "the_namespace_enforces_it" {
  command = plan
  variables {
    create_namespace = true
  }
  assert {
    condition     = kubernetes_namespace_v1.this[0].metadata[0].labels["pod-security.kubernetes.io/enforce"] == "restricted"
    error_message = "Pod Security restricted."
  }
}

run "no_namespace_unasked" {
  command = plan
  assert {
    condition     = length(kubernetes_namespace_v1.this) == 0
    error_message = "It exists."
  }
}

run "where_pods_may_run" {
  command = plan
  variables {
    node_selector       = { disk = "ssd" }
    tolerations         = [{ key = "spot", operator = "Exists" }]
    priority_class_name = "low"
    image_pull_secrets  = ["registry"]
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].node_selector.disk == "ssd" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].toleration[0].key == "spot" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].priority_class_name == "low" && kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].image_pull_secrets[0].name == "registry"
    error_message = "As asked."
  }
}
