terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  s3_use_path_style = true
  default_tags {
    tags = {
      Managed = "terraform"
    }
  }
}

variable "generation" {
  type = number
}

locals {
  second = var.generation == 2
  team   = local.second ? "blue" : "red"
}

data "aws_caller_identity" "me" {}

resource "aws_s3_bucket" "files" {
  bucket        = "understudy-terraform"
  force_destroy = true
  tags          = { team = local.team }
}

resource "aws_s3_bucket_public_access_block" "files" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = local.second
  restrict_public_buckets = local.second
}

resource "aws_s3_bucket_ownership_controls" "files" {
  bucket = aws_s3_bucket.files.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  rule {
    bucket_key_enabled = local.second
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_request_payment_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  payer  = "BucketOwner"
}

resource "aws_s3_bucket_accelerate_configuration" "files" {
  bucket = aws_s3_bucket.files.id
  status = "Suspended"
}

data "aws_iam_policy_document" "files" {
  statement {
    actions   = local.second ? ["s3:GetObject", "s3:PutObject"] : ["s3:GetObject"]
    resources = ["${aws_s3_bucket.files.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.app.arn]
    }
  }
}

resource "aws_s3_bucket_policy" "files" {
  bucket     = aws_s3_bucket.files.id
  policy     = data.aws_iam_policy_document.files.json
  depends_on = [aws_s3_bucket_public_access_block.files]
}

resource "aws_s3_object" "file" {
  bucket        = aws_s3_bucket.files.id
  key           = "folder/a file +.txt"
  content       = "generation ${var.generation}"
  content_type  = "text/plain"
  cache_control = "max-age=60"
  metadata      = { made = "terraform" }
  tags          = { team = local.team }
}

data "aws_s3_object" "file" {
  bucket     = aws_s3_bucket.files.id
  key        = aws_s3_object.file.key
  depends_on = [aws_s3_object.file]
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_instance_profile" "app" {
  count = 2
  name  = "app-${count.index}"
  role  = aws_iam_role.app.name
}

resource "aws_key_pair" "mine" {
  key_name   = "mine"
  public_key = var.ssh_key
}

variable "ssh_key" {
  type = string
}

data "aws_vpcs" "all" {}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpcs.all.ids[0]]
  }
}

data "aws_security_group" "default" {
  vpc_id = data.aws_vpcs.all.ids[0]
  name   = "default"
}

data "aws_ami" "linux" {
  most_recent = true
  owners      = ["amazon"]
}

resource "aws_instance" "app" {
  ami                     = data.aws_ami.linux.id
  instance_type           = "t3.micro"
  iam_instance_profile    = aws_iam_instance_profile.app[var.generation - 1].name
  key_name                = aws_key_pair.mine.key_name
  subnet_id               = sort(data.aws_subnets.default.ids)[0]
  vpc_security_group_ids  = [data.aws_security_group.default.id]
  user_data               = "#!/bin/sh\necho hello\n"
  disable_api_termination = local.second
  tags                    = { Name = "app", team = local.team }
  metadata_options {
    http_tokens                 = local.second ? "optional" : "required"
    http_put_response_hop_limit = local.second ? 1 : 2
  }
}

data "aws_instance" "app" {
  instance_id = aws_instance.app.id
}

resource "aws_athena_workgroup" "queries" {
  name          = "queries"
  description   = local.team
  force_destroy = true
  configuration {
    enforce_workgroup_configuration = local.second
    result_configuration {
      output_location = "s3://${aws_s3_bucket.files.bucket}/results/"
    }
  }
}

output "around" {
  value = {
    body    = data.aws_s3_object.file.body
    profile = data.aws_instance.app.iam_instance_profile
    state   = data.aws_instance.app.instance_state
    tags    = data.aws_instance.app.tags
  }
}
