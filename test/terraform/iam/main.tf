terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  default_tags {
    tags = {
      Managed = "terraform"
    }
  }
}

# 1 is what is made first; 2 is every change that can be made in place.
variable "generation" {
  type = number
}

variable "certificates" {
  type    = list(object({ body = string, key = string }))
  default = []
}

variable "ssh_keys" {
  type    = list(string)
  default = []
}

variable "saml_metadata" {
  type    = list(string)
  default = []
}

locals {
  second = var.generation == 2
  team   = local.second ? "blue" : "red"
}

data "aws_caller_identity" "me" {}

data "aws_partition" "here" {}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "Read"
    actions   = local.second ? ["s3:GetObject", "s3:ListBucket"] : ["s3:GetObject"]
    resources = ["arn:aws:s3:::understudy-*", "arn:aws:s3:::understudy-*/$${aws:username}/*"]
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
  statement {
    effect      = "Deny"
    not_actions = ["iam:*", "sts:*"]
    resources   = ["*"]
    condition {
      test     = "StringNotEqualsIfExists"
      variable = "aws:RequestedRegion"
      values   = ["us-east-1", "eu-west-1"]
    }
  }
}

data "aws_iam_policy_document" "boundary" {
  statement {
    actions   = ["s3:*", "ec2:*", "sts:*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_user.alice.arn, data.aws_caller_identity.me.account_id]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [local.second ? "second" : "first"]
    }
  }
}

data "aws_iam_policy_document" "trust_ec2" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = local.second ? ["ec2.amazonaws.com", "lambda.amazonaws.com"] : ["ec2.amazonaws.com"]
    }
  }
}
