resource "aws_iam_account_alias" "alias" {
  account_alias = "understudy-terraform"
}

resource "aws_iam_account_password_policy" "strict" {
  minimum_password_length        = local.second ? 14 : 10
  require_lowercase_characters   = true
  require_numbers                = true
  require_symbols                = local.second
  require_uppercase_characters   = true
  allow_users_to_change_password = !local.second
  max_password_age               = 90
  password_reuse_prevention      = 5
  hard_expiry                    = false
}

data "aws_iam_account_alias" "alias" {
  depends_on = [aws_iam_account_alias.alias]
}

output "account" {
  value = {
    alias     = data.aws_iam_account_alias.alias.account_alias
    account   = data.aws_caller_identity.me.account_id
    partition = data.aws_partition.here.partition
  }
}
