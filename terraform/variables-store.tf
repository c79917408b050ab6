variable "metadata_config_map" {
  description = "ConfigMap with bd's `metadata.json`, mounted at `/etc/beads-metadata`. It has to exist unless `metadata` is given; null mounts none."
  type        = string
  default     = "beads-metadata"

  validation {
    condition     = var.metadata_config_map == null || can(regex("^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$", var.metadata_config_map))
    error_message = "metadata_config_map is the name of a ConfigMap: lower-case letters, digits, hyphens and dots, with a letter or digit at both ends."
  }
}

variable "metadata" {
  description = "Creates `metadata_config_map` with these: where bd's server is. Mode `keda` needs them: KEDA asks the server itself."
  type = object({
    dolt_server_host = string
    dolt_server_port = optional(number, 3306)
    dolt_server_user = optional(string, "beads")
    dolt_database    = optional(string, "beads")
    project_id       = optional(string)
  })
  default = null

  validation {
    condition     = var.metadata == null || var.metadata_config_map != null
    error_message = "metadata creates the ConfigMap that metadata_config_map names: give it a name."
  }

  validation {
    condition     = var.metadata == null || try(can(regex("^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$", var.metadata.dolt_server_host)), false)
    error_message = "metadata.dolt_server_host is a host name or an IPv4 address, without a port."
  }

  validation {
    condition     = var.metadata == null || try(var.metadata.dolt_server_port >= 1 && var.metadata.dolt_server_port <= 65535, false)
    error_message = "metadata.dolt_server_port is a port, 1 to 65535."
  }

  validation {
    condition     = var.metadata != null || var.mode != "keda"
    error_message = "Mode keda needs metadata: KEDA asks the server itself and cannot read an existing ConfigMap."
  }
}

variable "store_tls" {
  description = "TLS to the server: `off`, `required`, `verify-ca` or `verify-full`; null leaves it to `metadata.json`, or off."
  type        = string
  default     = null

  validation {
    condition     = var.store_tls == null || try(contains(["off", "required", "verify-ca", "verify-full"], var.store_tls), false)
    error_message = "store_tls is one of off, required, verify-ca and verify-full."
  }
}

variable "database_password_secret" {
  description = "Existing Secret with the database's password; null for none."
  type = object({
    name = string
    key  = optional(string, "password")
  })
  default = null

  validation {
    condition     = var.database_password_secret == null || try(can(regex("^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$", var.database_password_secret.name)), false)
    error_message = "database_password_secret.name is the name of a Secret: lower-case letters, digits, hyphens and dots, with a letter or digit at both ends."
  }
}

variable "database_password" {
  description = "Creates a Secret with this password, in place of `database_password_secret`. It then stands in Terraform's state in the clear."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = var.database_password == null || var.database_password_secret == null
    error_message = "Give either database_password_secret or database_password."
  }

  validation {
    condition     = var.mode != "keda" || var.database_password != null || var.database_password_secret != null
    error_message = "Mode keda needs the database's password, in database_password_secret or database_password: KEDA's scaler asks for one."
  }
}
