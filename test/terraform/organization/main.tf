terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {}

variable "generation" {
  type = number
}

locals {
  second = var.generation == 2
}

resource "aws_organizations_organization" "this" {
  feature_set                   = "ALL"
  aws_service_access_principals = local.second ? ["iam.amazonaws.com", "sso.amazonaws.com"] : ["iam.amazonaws.com"]
  enabled_policy_types          = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]
}

resource "aws_organizations_organizational_unit" "workloads" {
  name      = local.second ? "Renamed" : "Workloads"
  parent_id = aws_organizations_organization.this.roots[0].id
  tags      = { team = local.second ? "blue" : "red" }
}

resource "aws_organizations_account" "made" {
  name      = "made"
  email     = "made@example.com"
  parent_id = aws_organizations_organizational_unit.workloads.id
  role_name = "Access"
  tags      = { team = local.second ? "blue" : "red" }

  lifecycle {
    ignore_changes = [role_name]
  }
}

data "aws_iam_policy_document" "no_users" {
  statement {
    effect    = "Deny"
    actions   = local.second ? ["iam:CreateUser", "iam:CreateRole"] : ["iam:CreateUser"]
    resources = ["*"]
  }
}

resource "aws_organizations_policy" "no_users" {
  name        = "NoUsers"
  description = "Nobody makes users."
  content     = data.aws_iam_policy_document.no_users.json
  depends_on  = [aws_organizations_organization.this]
}

resource "aws_organizations_policy_attachment" "no_users" {
  policy_id = aws_organizations_policy.no_users.id
  target_id = local.second ? aws_organizations_account.made.id : aws_organizations_organizational_unit.workloads.id
}

resource "aws_organizations_policy" "inside" {
  name = "Inside"
  type = "RESOURCE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = {
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "*"
      Condition = { StringNotEqualsIfExists = { "aws:PrincipalOrgID" = aws_organizations_organization.this.id } }
    }
  })
}

resource "aws_organizations_policy_attachment" "inside" {
  policy_id = aws_organizations_policy.inside.id
  target_id = aws_organizations_organization.this.roots[0].id
}

resource "aws_organizations_delegated_administrator" "iam" {
  account_id        = aws_organizations_account.made.id
  service_principal = "iam.amazonaws.com"
  depends_on        = [aws_organizations_organization.this]
}

resource "aws_iam_organizations_features" "this" {
  enabled_features = local.second ? ["RootCredentialsManagement"] : ["RootCredentialsManagement", "RootSessions"]
  depends_on       = [aws_organizations_organization.this]
}

resource "aws_organizations_resource_policy" "this" {
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Delegate"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${aws_organizations_account.made.id}:root" }
      Action    = ["organizations:DescribeOrganization", "organizations:List*"]
      Resource  = "*"
    }]
  })
}

data "aws_organizations_organizational_units" "all" {
  parent_id  = aws_organizations_organization.this.roots[0].id
  depends_on = [aws_organizations_organizational_unit.workloads]
}

output "organization" {
  value = {
    features = aws_iam_organizations_features.this.enabled_features
    policy   = jsondecode(aws_organizations_policy.no_users.content).Statement[0].Action
    units    = data.aws_organizations_organizational_units.all.children[*].name
  }
}
