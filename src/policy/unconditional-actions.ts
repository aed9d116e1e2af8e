/**
 * What an action needs beside the policies that decide all others. `sts:GetCallerIdentity` needs no
 * permission and cannot be denied; `sts:GetSessionToken` needs no Allow, but an explicit Deny counts.
 * Source: IAM User Guide, "Permissions for GetSessionToken", and the STS reference of GetCallerIdentity.
 */
export function permissionNeed(action: string): 'nothing' | 'no deny' | 'an allow' {
  if (!action.startsWith('sts:Get')) return 'an allow'
  if (action === 'sts:GetCallerIdentity') return 'nothing'
  return action === 'sts:GetSessionToken' ? 'no deny' : 'an allow'
}
