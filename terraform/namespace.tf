resource "kubernetes_namespace_v1" "this" {
  count = var.create_namespace ? 1 : 0

  metadata {
    name = var.namespace
    labels = merge(module.settings.labels, {
      "pod-security.kubernetes.io/enforce" = "restricted"
    })
  }
}

locals {
  # Everything waits for the namespace when it is created here.
  namespace = var.create_namespace ? kubernetes_namespace_v1.this[0].metadata[0].name : var.namespace
}
