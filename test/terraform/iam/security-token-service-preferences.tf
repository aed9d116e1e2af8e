resource "aws_iam_security_token_service_preferences" "tokens" {
  global_endpoint_token_version = local.second ? "v1Token" : "v2Token"
}
