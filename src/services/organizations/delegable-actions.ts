/**
 * What a resource policy can delegate. Source: Organizations User Guide, "Supported actions for delegated
 * administrators".
 */
const delegable = [
  'AttachPolicy',
  'CreatePolicy',
  'DeletePolicy',
  'DescribeAccount',
  'DescribeCreateAccountStatus',
  'DescribeEffectivePolicy',
  'DescribeHandshake',
  'DescribeOrganization',
  'DescribeOrganizationalUnit',
  'DescribePolicy',
  'DescribeResourcePolicy',
  'DetachPolicy',
  'DisablePolicyType',
  'EnablePolicyType',
  'ListAWSServiceAccessForOrganization',
  'ListAccounts',
  'ListAccountsForParent',
  'ListChildren',
  'ListCreateAccountStatus',
  'ListDelegatedAdministrators',
  'ListDelegatedServicesForAccount',
  'ListHandshakesForAccount',
  'ListHandshakesForOrganization',
  'ListOrganizationalUnitsForParent',
  'ListParents',
  'ListPolicies',
  'ListPoliciesForTarget',
  'ListRoots',
  'ListTagsForResource',
  'ListTargetsForPolicy',
  'TagResource',
  'UntagResource',
  'UpdatePolicy',
].map((name) => `organizations:${name}`.toLowerCase())

/** Whether all that an action pattern could mean may be delegated; `organizations:List*` may, `organizations:*` not. */
export function isDelegable(pattern: string): boolean {
  const text = pattern.toLowerCase()
  const star = text.indexOf('*')
  if (star === -1) return delegable.includes(text)
  // LIMIT: a wildcard only at the end, and only after the verb of what reads.
  return star === text.length - 1 && /^organizations:(?:describe|list)/.test(text)
}
