# The least that works: bd's server, BeadBoard, and an image.
terraform {
  required_version = ">= 1.9, < 2.0"

  required_providers {
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = ">= 2.30, < 4"
    }
  }
}

provider "kubernetes" {
  config_path = try(coalesce(var.kubeconfig, fileexists("~/.kube/config") ? "~/.kube/config" : null), null)
}

module "beads_automation" {
  source = "../.."

  mode             = var.mode
  create_namespace = true
  image            = var.image
  beadboard_url    = "http://beadboard.beadboard.svc.cluster.local:3000"

  metadata                 = { dolt_server_host = "dolt.beads-server.svc.cluster.local" }
  database_password_secret = { name = "beads-dolt" }

  keda_query = file("${path.module}/../keda-query.sql") # read in mode keda only
}
