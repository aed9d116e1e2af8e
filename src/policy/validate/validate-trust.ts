import { readList, readResourcePolicy } from './resource-grammar.ts'
import type { ResourceGrammar, ResourceStatement } from './resource-grammar.ts'
import { sharedIssuerFault } from './shared-issuers.ts'

const grammar: ResourceGrammar = {
  prohibited: ['Resource'],
  principalTypes: ['AWS', 'Service', 'Federated'],
  // AWS: an inner exception's own words reach its users; terraform-aws-modules/terraform-aws-iam#47.
  nobody:
    'Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: ' +
    'The passed in policy has a statement with no principals!',
  unknownPrincipal: (type) => `Invalid principal in policy: "${type}"`,
}

/**
 * AWS's sentence for a role's trust policy that it refuses (MalformedPolicyDocument 400), undefined for one
 * that it takes. Whether the principals exist is for the caller to see, with `principalsOf`.
 */
export function validateTrustPolicy(text: string): string | undefined {
  const read = readResourcePolicy(text, grammar)
  if ('fault' in read) return read.fault
  // AWS: so it says only where the rest is right; JSON itself allows white space. Source: reports of users,
  // hashicorp/terraform-provider-aws#12267.
  if (!text.startsWith('{')) return 'JSON strings must not have leading spaces'
  for (const statement of read.value) {
    const fault = statementFault(statement)
    if (fault !== undefined) return fault
  }
  return undefined
}

function statementFault(statement: ResourceStatement): string | undefined {
  if (statement.notPrincipal !== undefined) return 'AssumeRole policy must not contain NotPrincipal field.'
  // AWS: everyone is {"AWS": "*"} here, and the bare star nobody. Source: aws/aws-cdk#5732.
  if (statement.principal?.some(({ type }) => type === '*')) {
    return 'AssumeRolepolicy contained an invalid principal: "STAR":"*".'
  }
  if (statement.principal?.some(({ type, value }) => type === 'Federated' && !isFederated(value))) {
    return 'Federated principals must be valid domain names or SAML metadata ARNs'
  }
  const unbound = sharedIssuerFault(statement)
  if (unbound !== undefined) return unbound
  const actions = readList(statement, 'Action')
  if ('fault' in actions) return actions.fault
  if (!actions.value.every(isAssumeAction))
    return 'AssumeRole policy may only specify STS AssumeRole actions.'
  return statement.members.has('NotResource') ? 'AssumeRole policy must not contain resources.' : undefined
}

const assumeActions = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:setcontext',
])

/** The actions that can be asked about a role; a pattern that stays within STS is taken as well. */
function isAssumeAction(action: string): boolean {
  const lower = action.toLowerCase()
  return assumeActions.has(lower) || (lower.startsWith('sts:') && /[*?]/.test(lower))
}

const hostName = /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,9}$/i
const providerArn = /^arn:[a-z-]{1,20}:iam::\d{0,12}:(?:saml|oidc)-provider\/./

/** A host name, or the ARN of an identity provider; whether there is one is asked elsewhere. */
function isFederated(value: string): boolean {
  return hostName.test(value) || providerArn.test(value)
}
