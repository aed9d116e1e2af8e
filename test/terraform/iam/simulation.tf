data "aws_iam_principal_policy_simulation" "bob" {
  policy_source_arn = aws_iam_user.bob.arn
  action_names      = ["s3:GetObject", "iam:CreateUser"]
  resource_arns     = ["arn:aws:s3:::understudy-x/bob/file"]
  context {
    key    = "aws:SecureTransport"
    type   = "boolean"
    values = ["true"]
  }
  depends_on = [aws_iam_user_policy.prefixed, aws_iam_policy_attachment.everywhere]
}

output "simulation" {
  value = {
    all       = data.aws_iam_principal_policy_simulation.bob.all_allowed
    decisions = { for one in data.aws_iam_principal_policy_simulation.bob.results : one.action_name => one.decision }
  }
}
