resource "aws_iam_signing_certificate" "bob" {
  user_name        = aws_iam_user.bob.name
  certificate_body = var.certificates[1].body
  status           = local.second ? "Inactive" : "Active"
}
