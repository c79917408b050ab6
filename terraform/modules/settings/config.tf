locals {
  # The file that bd and the shell pair read; the first three are for bd.
  metadata_json = var.metadata == null ? null : jsonencode({
    for key, value in merge({ database = "dolt", backend = "dolt", dolt_mode = "server" }, var.metadata) : key => value if value != null
  })
}
