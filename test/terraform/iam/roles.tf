resource "aws_iam_role" "app" {
  name                  = "app"
  path                  = "/app/"
  description           = local.second ? "Second" : "First"
  assume_role_policy    = data.aws_iam_policy_document.trust.json
  max_session_duration  = local.second ? 43200 : 7200
  permissions_boundary  = local.second ? null : aws_iam_policy.boundary.arn
  force_detach_policies = true
  tags                  = { team = local.team, Name = "app" }
}

# In the old manner: the role's own blocks say which policies it has.
resource "aws_iam_role" "ec2" {
  name               = "ec2"
  assume_role_policy = data.aws_iam_policy_document.trust_ec2.json
  managed_policy_arns = [
    "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role",
    aws_iam_policy.everywhere.arn,
  ]
  inline_policy {
    name   = "inline"
    policy = data.aws_iam_policy_document.read.json
  }
  dynamic "inline_policy" {
    for_each = local.second ? [1] : []
    content {
      name   = "more"
      policy = data.aws_iam_policy_document.boundary.json
    }
  }
}

resource "aws_iam_role" "prefixed" {
  name_prefix        = "prefixed-"
  assume_role_policy = data.aws_iam_policy_document.trust_ec2.json
}

resource "aws_iam_role_policy" "inline" {
  name   = "inline"
  role   = aws_iam_role.app.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policies_exclusive" "app" {
  role_name    = aws_iam_role.app.name
  policy_names = [aws_iam_role_policy.inline.name]
}

resource "aws_iam_role_policy_attachment" "app" {
  role       = aws_iam_role.app.name
  policy_arn = local.second ? "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess" : aws_iam_policy.read.arn
}

resource "aws_iam_role_policy_attachments_exclusive" "app" {
  role_name   = aws_iam_role.app.name
  policy_arns = [aws_iam_role_policy_attachment.app.policy_arn]
}

resource "aws_iam_instance_profile" "app" {
  name = "app"
  path = "/app/"
  role = local.second ? aws_iam_role.prefixed.name : aws_iam_role.ec2.name
  tags = { team = local.team }
}

resource "aws_iam_instance_profile" "empty" {
  name_prefix = "empty-"
}

resource "aws_iam_service_linked_role" "autoscaling" {
  aws_service_name = "autoscaling.amazonaws.com"
  custom_suffix    = "understudy"
  description      = local.second ? "Second" : "First"
  tags             = { team = local.team }
}

data "aws_iam_role" "app" {
  name = aws_iam_role.app.name
}

data "aws_iam_roles" "app" {
  name_regex  = "^a"
  path_prefix = "/app/"
  depends_on  = [aws_iam_role.app]
}

data "aws_iam_instance_profile" "app" {
  name = aws_iam_instance_profile.app.name
}

data "aws_iam_instance_profiles" "of_role" {
  role_name  = local.second ? aws_iam_role.prefixed.name : aws_iam_role.ec2.name
  depends_on = [aws_iam_instance_profile.app]
}

data "aws_iam_session_context" "of_session" {
  arn = "arn:aws:sts::${data.aws_caller_identity.me.account_id}:assumed-role/${aws_iam_role.app.name}/walk"
}

data "aws_iam_session_context" "of_user" {
  arn = data.aws_caller_identity.me.arn
}

output "roles" {
  value = {
    read     = data.aws_iam_role.app.arn == aws_iam_role.app.arn
    found    = data.aws_iam_roles.app.names
    profile  = data.aws_iam_instance_profile.app.role_arn
    profiles = data.aws_iam_instance_profiles.of_role.names
    issuer   = data.aws_iam_session_context.of_session.issuer_arn == aws_iam_role.app.arn
    caller   = data.aws_iam_session_context.of_user.issuer_arn == data.aws_caller_identity.me.arn
  }
}
