resource "aws_iam_group" "first" {
  name = local.second ? "First-2" : "First"
  path = local.second ? "/groups/blue/" : "/groups/"
}

resource "aws_iam_group" "second" {
  name = "second"
}

resource "aws_iam_group_membership" "first" {
  name  = "everybody"
  group = aws_iam_group.first.name
  users = local.second ? [aws_iam_user.bob.name] : [aws_iam_user.bob.name, aws_iam_user.alice.name]
}

resource "aws_iam_group_policy" "inline" {
  name   = "inline"
  group  = aws_iam_group.first.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_group_policies_exclusive" "first" {
  group_name   = aws_iam_group.first.name
  policy_names = [aws_iam_group_policy.inline.name]
}

resource "aws_iam_group_policy_attachment" "first" {
  group      = aws_iam_group.first.name
  policy_arn = local.second ? "arn:aws:iam::aws:policy/SecurityAudit" : aws_iam_policy.read.arn
}

resource "aws_iam_group_policy_attachments_exclusive" "first" {
  group_name  = aws_iam_group.first.name
  policy_arns = [aws_iam_group_policy_attachment.first.policy_arn]
}

data "aws_iam_group" "first" {
  group_name = aws_iam_group.first.name
  depends_on = [aws_iam_group_membership.first]
}

output "groups" {
  value = {
    read  = data.aws_iam_group.first.arn == aws_iam_group.first.arn
    users = sort([for user in data.aws_iam_group.first.users : user.user_name])
  }
}
