/** Whose policy it is, by its ARN; without one it is inline. */
export function policyKind(arn: string | undefined): 'Inline' | 'AWS managed' | 'Customer managed' {
  if (arn === undefined) return 'Inline'
  return arn.startsWith('arn:aws:iam::aws:') ? 'AWS managed' : 'Customer managed'
}
