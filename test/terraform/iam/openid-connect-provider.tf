resource "aws_iam_openid_connect_provider" "ci" {
  url            = "https://token.ci.example.com/path"
  client_id_list = local.second ? ["sts.amazonaws.com", "third"] : ["sts.amazonaws.com", "second"]
  thumbprint_list = local.second ? ["cf23df2207d99a74fbe169e3eba035e633b65d94"] : [
    "cf23df2207d99a74fbe169e3eba035e633b65d94", "990f4193972f2becf12ddeda5237f9c952f20d9e",
  ]
  tags = { team = local.team }
}

data "aws_iam_openid_connect_provider" "by_url" {
  url        = "https://token.ci.example.com/path"
  depends_on = [aws_iam_openid_connect_provider.ci]
}

data "aws_iam_openid_connect_provider" "by_arn" {
  arn = aws_iam_openid_connect_provider.ci.arn
}

data "aws_iam_policy_document" "trust_ci" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.ci.arn]
    }
    condition {
      test     = "StringLike"
      variable = "token.ci.example.com/path:sub"
      values   = ["repo:example/*"]
    }
  }
}

resource "aws_iam_role" "ci" {
  name               = "ci"
  assume_role_policy = data.aws_iam_policy_document.trust_ci.json
}

output "openid_connect_provider" {
  value = {
    same = data.aws_iam_openid_connect_provider.by_url.arn == data.aws_iam_openid_connect_provider.by_arn.arn
    tags = data.aws_iam_openid_connect_provider.by_url.tags
  }
}
