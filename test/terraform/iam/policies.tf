resource "aws_iam_policy" "read" {
  name        = "read"
  path        = "/app/"
  description = "Reads what is the user's own"
  policy      = data.aws_iam_policy_document.read.json
  tags        = { team = local.team }
}

resource "aws_iam_policy" "boundary" {
  name_prefix = "boundary-"
  policy      = data.aws_iam_policy_document.boundary.json
}

resource "aws_iam_policy" "second_boundary" {
  name   = "second-boundary"
  policy = data.aws_iam_policy_document.boundary.json
}

resource "aws_iam_policy" "everywhere" {
  name   = "everywhere"
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_policy_attachment" "everywhere" {
  name       = "everywhere"
  policy_arn = aws_iam_policy.everywhere.arn
  users      = [aws_iam_user.bob.name]
  groups     = local.second ? [] : [aws_iam_group.second.name]
  roles      = [aws_iam_role.ec2.name]
}

data "aws_iam_policy" "by_name" {
  name       = aws_iam_policy.read.name
  depends_on = [aws_iam_policy.read]
}

data "aws_iam_policy" "managed" {
  arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

output "policies" {
  value = {
    read    = data.aws_iam_policy.by_name.arn == aws_iam_policy.read.arn
    same    = jsondecode(data.aws_iam_policy.by_name.policy) == jsondecode(aws_iam_policy.read.policy)
    managed = data.aws_iam_policy.managed.name
  }
}
