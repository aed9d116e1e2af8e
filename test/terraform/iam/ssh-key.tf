resource "aws_iam_user_ssh_key" "bob" {
  username   = aws_iam_user.bob.name
  encoding   = "SSH"
  public_key = var.ssh_keys[0]
  status     = local.second ? "Inactive" : "Active"
}

data "aws_iam_user_ssh_key" "bob" {
  username          = aws_iam_user.bob.name
  ssh_public_key_id = aws_iam_user_ssh_key.bob.ssh_public_key_id
  encoding          = "SSH"
}

output "ssh_key" {
  value = { read = data.aws_iam_user_ssh_key.bob.fingerprint == aws_iam_user_ssh_key.bob.fingerprint }
}
