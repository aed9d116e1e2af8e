terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

variable "role_arn" {
  type = string
}

variable "external_id" {
  type = string
}

provider "aws" {
  s3_use_path_style = true

  assume_role {
    role_arn            = var.role_arn
    session_name        = "from-terraform"
    external_id         = var.external_id
    duration            = "20m"
    source_identity     = "alice"
    tags                = { Team = "red", Cost = "1" }
    transitive_tag_keys = ["Team"]
    policy_arns         = ["arn:aws:iam::aws:policy/AmazonS3FullAccess"]
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = ["s3:*", "iam:GetRole"], Resource = "*" }]
    })
  }
}

data "aws_caller_identity" "me" {}

# Whether the session tag and both kinds of session policy came through shows in the bucket's name and in success.
resource "aws_s3_bucket" "of_session" {
  bucket = "understudy-session-red"
}

output "arn" {
  value = data.aws_caller_identity.me.arn
}

output "user_id" {
  value = data.aws_caller_identity.me.user_id
}
