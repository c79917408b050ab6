# Alerts and dashboard are outputs, whatever the cluster has.
variables {
  image                    = "registry.example/beads-automation:0.1.0"
  beadboard_url            = "http://beadboard:3000"
  metadata                 = { dolt_server_host = "dolt.example" }
  database_password_secret = { name = "dolt" }
  keda_query               = "SELECT 0"
}

run "rules_are_a_prometheus_rule" {
  command = plan
  variables {
    prometheus_rule_labels = { release = "prometheus" }
  }
  assert {
    condition     = yamldecode(output.prometheus_rules_yaml).kind == "PrometheusRule"
    error_message = "Its kind."
  }
  assert {
    condition     = yamldecode(output.prometheus_rules_yaml).metadata.labels.release == "prometheus"
    error_message = "Its labels."
  }
  assert {
    condition     = yamldecode(output.prometheus_rules_yaml).spec == yamldecode(output.rules_yaml)
    error_message = "The same rules."
  }
  assert {
    condition     = can(jsondecode(output.dashboard_json))
    error_message = "The dashboard is JSON."
  }
}

run "rules_of_mode_tick" {
  command = plan
  variables {
    mode    = "tick"
    enabled = false
  }
  assert {
    condition     = length(yamldecode(output.rules_yaml).groups) > 0
    error_message = "There are rules."
  }
}

run "rules_of_mode_resident" {
  command = plan
  variables {
    mode    = "resident"
    enabled = false
  }
  assert {
    condition     = length(yamldecode(output.rules_yaml).groups) > 0
    error_message = "There are rules."
  }
}

run "rules_of_mode_keda" {
  command = plan
  variables {
    mode    = "keda"
    enabled = false
  }
  assert {
    condition     = length(yamldecode(output.rules_yaml).groups) > 0
    error_message = "There are rules."
  }
}

run "scrape_annotations_on_request" {
  command = plan
  variables {
    mode               = "resident"
    scrape_annotations = true
  }
  assert {
    condition     = output.deployment.annotations["prometheus.io/port"] == "9464"
    error_message = "The port of the metrics."
  }
}

run "no_scrape_annotations_unasked" {
  command = plan
  variables {
    mode = "resident"
  }
  assert {
    condition     = length(output.deployment.annotations) == 0
    error_message = "None."
  }
}
