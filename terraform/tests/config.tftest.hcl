# Settings, secrets and what is created beside the pods.
mock_provider "kubernetes" {}

variables {
  image                    = "registry.example/beads-automation:0.1.0"
  beadboard_url            = "http://beadboard:3000"
  metadata                 = { dolt_server_host = "dolt.example" }
  database_password_secret = { name = "dolt" }
  keda_query               = "SELECT 0"
}

run "secrets_by_reference" {
  command = plan
  variables {
    agent_token_secret = { name = "beadboard-agent-service" }
  }
  assert {
    condition     = ({ for entry in kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].env : entry.name => entry })["BEADS_DOLT_PASSWORD"].value_from[0].secret_key_ref[0].name == "dolt" && ({ for entry in kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].env : entry.name => entry })["BEADS_DOLT_PASSWORD"].value_from[0].secret_key_ref[0].key == "password"
    error_message = "The password."
  }
  assert {
    condition     = ({ for entry in kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].env : entry.name => entry })["API_BEARER_TOKEN"].value_from[0].secret_key_ref[0].name == "beadboard-agent-service" && ({ for entry in kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].env : entry.name => entry })["API_BEARER_TOKEN"].value_from[0].secret_key_ref[0].key == "api_bearer_token"
    error_message = "The token."
  }
  assert {
    condition     = length(kubernetes_secret_v1.this) == 0
    error_message = "None is created."
  }
}

run "secrets_created_on_request" {
  command = plan
  variables {
    database_password_secret = null
    database_password        = "geheim"
  }
  assert {
    condition     = nonsensitive(kubernetes_secret_v1.this[0].data["password"]) == "geheim" && length(kubernetes_secret_v1.this[0].data) == 1
    error_message = "What was given, and nothing else."
  }
  assert {
    condition     = ({ for entry in kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].env : entry.name => entry })["BEADS_DOLT_PASSWORD"].value_from[0].secret_key_ref[0].name == "beads-automation"
    error_message = "By reference all the same."
  }
}

run "metadata_is_created_when_given" {
  command = plan
  assert {
    condition     = jsondecode(kubernetes_config_map_v1.metadata[0].data["metadata.json"]).dolt_server_host == "dolt.example"
    error_message = "With its host."
  }
}

run "an_existing_config_map_is_left_alone" {
  command = plan
  variables {
    metadata = null
  }
  assert {
    condition     = length(kubernetes_config_map_v1.metadata) == 0
    error_message = "None is created."
  }
}

run "a_prompt_is_created_when_given" {
  command = plan
  variables {
    prompt = "Do {{bead}}."
  }
  assert {
    condition     = kubernetes_config_map_v1.prompt[0].metadata[0].name == "beads-prompt" && kubernetes_config_map_v1.prompt[0].data["prompt.md"] == "Do {{bead}}."
    error_message = "As given."
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].volume[2].config_map[0].name == "beads-prompt"
    error_message = "Where the pods look."
  }
}

run "no_prompt_unasked" {
  command = plan
  assert {
    condition     = length(kubernetes_config_map_v1.prompt) == 0
    error_message = "None is created."
  }
}

run "settings_reach_the_container" {
  command = plan
  variables {
    stale_after_minutes = 45
  }
  assert {
    condition     = ({ for entry in kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].env : entry.name => entry })["BEADS_STALE_AFTER"].value == "45m" && ({ for entry in kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].env : entry.name => entry })["BEADS_DISPATCH_INTERVAL"].value == "120s" && ({ for entry in kubernetes_cron_job_v1.this["beads-dispatcher"].spec[0].job_template[0].spec[0].template[0].spec[0].container[0].env : entry.name => entry })["BEADS_SWEEP_INTERVAL"].value == "600s"
    error_message = "As environment variables."
  }
}

run "a_dashboard_on_request" {
  command = plan
  variables {
    dashboard = true
  }
  assert {
    condition     = kubernetes_config_map_v1.dashboard[0].metadata[0].labels.grafana_dashboard == "1" && can(jsondecode(kubernetes_config_map_v1.dashboard[0].data["beads-automation.json"]))
    error_message = "Where Grafana looks."
  }
}

run "no_dashboard_unasked" {
  command = plan
  assert {
    condition     = length(kubernetes_config_map_v1.dashboard) == 0
    error_message = "None."
  }
}

run "labels_of_ours_win" {
  command = plan
  variables {
    labels = { app = "other", team = "platform" }
  }
  assert {
    condition     = kubernetes_cron_job_v1.this["beads-reaper"].metadata[0].labels.app == "beads-reaper" && kubernetes_cron_job_v1.this["beads-reaper"].metadata[0].labels.team == "platform"
    error_message = "app stays, team is added."
  }
}
