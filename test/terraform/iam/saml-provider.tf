resource "aws_iam_saml_provider" "idp" {
  name                   = "idp"
  saml_metadata_document = var.saml_metadata[var.generation - 1]
  tags                   = { team = local.team }
}

data "aws_iam_saml_provider" "idp" {
  arn = aws_iam_saml_provider.idp.arn
}

output "saml_provider" {
  value = {
    same = data.aws_iam_saml_provider.idp.saml_metadata_document == aws_iam_saml_provider.idp.saml_metadata_document
    tags = data.aws_iam_saml_provider.idp.tags
  }
}
