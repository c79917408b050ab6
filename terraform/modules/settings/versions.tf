# No provider: this module only computes, so its tests run offline.
terraform {
  required_version = ">= 1.9, < 2.0"
}
