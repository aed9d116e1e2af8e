type Limits = Record<string, unknown>

const arn = { min: 20, max: 2048 }
const redacted = { redacted: true }

/**
 * Constraints that botocore's model lacks or has otherwise than live AWS, by `service:shape.member` (a
 * map's halves are the members `key` and `value`). Source: the IAM API Reference pages of AcquireRole,
 * GetRoleTemplateVersion and PutAccountProperties.
 */
const limits: Record<string, Limits> = {
  // AWS: the model says 64, live STS takes 256 characters.
  'sts:AssumeRoleRequest.SourceIdentity': { max: 256 },
  // Not marked in the model, but no one's to read in a trail: bearer tokens and one-time codes.
  'sts:Credentials.SessionToken': redacted,
  'sts:AssumeRoleRequest.TokenCode': redacted,
  'sts:GetSessionTokenRequest.TokenCode': redacted,
  'iam:EnableMFADeviceRequest.AuthenticationCode1': redacted,
  'iam:EnableMFADeviceRequest.AuthenticationCode2': redacted,
  'iam:ResyncMFADeviceRequest.AuthenticationCode1': redacted,
  'iam:ResyncMFADeviceRequest.AuthenticationCode2': redacted,
  'iam:AcquireRoleRequest.TemplateArn': arn,
  'iam:AcquireRoleRequest.ReplacementValues': { max: 30 },
  'iam:GetRoleTemplateVersionRequest.TemplateArn': arn,
  'iam:mapOfstring.key': { min: 1, max: 50, pattern: '^[A-Za-z][A-Za-z0-9/_-]*$' },
  'iam:mapOfstring.value': { min: 1, max: 1024 },
}

/** The documented constraints of a member of a shape that botocore does not know, or undefined. */
export function documented(service: string, shape: string, member: string): Limits | undefined {
  return limits[`${service}:${shape}.${member}`]
}
