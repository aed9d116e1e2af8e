resource "aws_iam_user" "alice" {
  name                 = local.second ? "alice.b" : "alice"
  path                 = local.second ? "/people/blue/" : "/people/"
  permissions_boundary = local.second ? aws_iam_policy.second_boundary.arn : aws_iam_policy.boundary.arn
  force_destroy        = true
  tags = {
    team   = local.team
    "a:b+" = "x = y@z"
    empty  = ""
  }
}

resource "aws_iam_user" "bob" {
  name = "bob"
  tags = local.second ? {} : { gone = "later" }
}

resource "aws_iam_access_key" "alice" {
  user   = aws_iam_user.alice.name
  status = local.second ? "Inactive" : "Active"
}

resource "aws_iam_user_policy" "inline" {
  name   = "inline"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_user_policy" "prefixed" {
  name_prefix = "with-prefix-"
  user        = aws_iam_user.bob.name
  policy      = data.aws_iam_policy_document.boundary.json
}

resource "aws_iam_user_policies_exclusive" "alice" {
  user_name    = aws_iam_user.alice.name
  policy_names = [aws_iam_user_policy.inline.name]
}

resource "aws_iam_user_policy_attachment" "alice" {
  user       = aws_iam_user.alice.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_user_policy_attachment" "managed" {
  user       = aws_iam_user.alice.name
  policy_arn = "arn:aws:iam::aws:policy/IAMUserChangePassword"
}

resource "aws_iam_user_policy_attachments_exclusive" "alice" {
  user_name = aws_iam_user.alice.name
  policy_arns = [
    aws_iam_user_policy_attachment.alice.policy_arn,
    aws_iam_user_policy_attachment.managed.policy_arn,
  ]
}

resource "aws_iam_user_login_profile" "alice" {
  user                    = aws_iam_user.alice.name
  password_length         = 24
  password_reset_required = true
}

resource "aws_iam_user_group_membership" "alice" {
  user   = aws_iam_user.alice.name
  groups = local.second ? [aws_iam_group.second.name] : [aws_iam_group.first.name, aws_iam_group.second.name]
}

resource "aws_iam_virtual_mfa_device" "alice" {
  virtual_mfa_device_name = "alice"
  path                    = "/devices/"
  tags                    = { team = local.team }
}

data "aws_iam_user" "alice" {
  user_name = aws_iam_user.alice.name
}

data "aws_iam_users" "people" {
  path_prefix = "/people/"
  depends_on  = [aws_iam_user.alice, aws_iam_user.bob]
}

data "aws_iam_access_keys" "alice" {
  user       = aws_iam_user.alice.name
  depends_on = [aws_iam_access_key.alice]
}

output "users" {
  value = {
    read  = data.aws_iam_user.alice.arn == aws_iam_user.alice.arn
    tags  = data.aws_iam_user.alice.tags
    found = data.aws_iam_users.people.names
    keys  = [for key in data.aws_iam_access_keys.alice.access_keys : key.status]
  }
}
