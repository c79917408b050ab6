# A plan of these asks the cluster for their kinds: only on request, and as an output in any case.
resource "kubernetes_manifest" "keda" {
  for_each = { for object in module.settings.keda : object.kind => object if var.manage_crds }

  manifest = each.value

  depends_on = [kubernetes_namespace_v1.this]
}
