resource "aws_iam_server_certificate" "site" {
  name             = "site"
  path             = "/cloudfront/"
  certificate_body = var.certificates[0].body
  private_key      = var.certificates[0].key
  tags             = { team = local.team }
}

data "aws_iam_server_certificate" "site" {
  name   = aws_iam_server_certificate.site.name
  latest = true
}

output "server_certificate" {
  value = { read = data.aws_iam_server_certificate.site.arn == aws_iam_server_certificate.site.arn }
}
