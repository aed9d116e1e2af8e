import type { DecisionCase } from '../../src/policy/cases.ts'

/** A request and its policies as iam-simulate's README describes them. */
export type Simulation = Record<string, unknown>

/**
 * A case in the peer's terms, or why it has none. What the peer leaves out or decides by the names of real
 * actions, resources and keys is not asked.
 */
export function simulationOf(given: DecisionCase): { simulation: Simulation } | { not: string } {
  const { request, policies = {}, accounts } = given
  const not = obstacle(given)
  if (not !== undefined) return { not }
  const { principalType } = request
  // Callers without an account have no policies of their own, and it would not leave them unread.
  const own = ['User', 'AssumedRole', 'FederatedUser', 'Account'].includes(principalType)
  const isSession = principalType === 'AssumedRole' || principalType === 'FederatedUser'
  return {
    simulation: {
      request: {
        action: request.action,
        principal: principalType === 'Anonymous' ? null : request.principal,
        resource: { resource: request.resource, accountId: accounts.resource },
        contextVariables: contextOf(given),
      },
      identityPolicies: own ? named('identity', policies.identity) : [],
      serviceControlPolicies: accounts.principalIsManagement ? [] : levels('scp', policies.scps),
      resourceControlPolicies: accounts.resourceIsManagement ? [] : levels('rcp', denying(policies.rcps)),
      resourcePolicy: policies.resource ?? undefined,
      permissionBoundaryPolicies:
        own && policies.boundary ? named('boundary', [policies.boundary]) : undefined,
      sessionPolicy: isSession ? policies.session?.[0] : undefined,
    },
  }
}

function obstacle({ request, policies = {}, accounts }: DecisionCase): string | undefined {
  const { action, resource } = request
  const text = JSON.stringify(policies)
  if (accounts.serviceLinkedRole) return 'a service-linked role is known to it by its ARN only'
  if (request.canonicalId !== undefined || /CanonicalUser/.test(text)) return 'it has no canonical users'
  if (/"(?:AIDA|AROA)[A-Z0-9]*"/.test(text)) return 'it has no unique ids'
  if (request.issuer !== undefined && isUnknownIssuer(request.issuer, text)) {
    return 'it knows neither the path of a role nor who federated a user'
  }
  if ((policies.session ?? []).length > 1) return 'it takes one session policy'
  const isTrust = /^sts:(?:AssumeRole|TagSession|SetSourceIdentity)/i.test(action)
  const isKey = /^kms:/i.test(action)
  const kind = policies.resourceType ?? 'none'
  if ((kind === 'trust-policy') !== isTrust || (kind === 'key-policy') !== isKey) {
    return 'it tells trust and key policies by the action'
  }
  if ((isTrust || isKey) && !policies.resource) return 'it has no role or key without a policy'
  if (!fits(action, resource)) return 'the action and the resource do not go together'
  return undefined
}

/** It makes the role's ARN of the session's, which has no path; of a federated user it knows nothing more. */
function isUnknownIssuer(issuer: string, text: string): boolean {
  const pathless = issuer.replace(/:role\/.*\//, ':role/')
  const isKnown = issuer.includes(':role/') && pathless === issuer
  return !isKnown && (text.includes(`"${issuer}"`) || text.includes(`"${pathless}"`))
}

const fitting: readonly [action: RegExp, resource: RegExp][] = [
  [/^s3:(?:get|put)object$/i, /^arn:aws:s3:::[^/]+\/./],
  [/^s3:listbucket$/i, /^arn:aws:s3:::[^/]+$/],
  [/^rds:stopdbinstance$/i, /^arn:aws:rds:[^:]+:\d+:db:/],
  [/^sts:(?:assumerole|tagsession|setsourceidentity)/i, /^arn:aws:iam::\d+:role\//],
  [/^iam:passrole$/i, /^arn:aws:iam::\d+:role\//],
  [/^iam:(?:getuser|createaccesskey)$/i, /^arn:aws:iam::\d+:user\//],
  [/^kms:decrypt$/i, /^arn:aws:kms:[^:]+:\d+:key\//],
  [/^sqs:sendmessage$/i, /^arn:aws:sqs:[^:]+:\d+:[^:]+$/],
  [/^dynamodb:getitem$/i, /^arn:aws:dynamodb:[^:]+:\d+:table\//],
  [/^iam:listusers$/i, /^\*$/],
]

function fits(action: string, resource: string): boolean {
  return fitting.some(([actions, resources]) => actions.test(action) && resources.test(resource))
}

function contextOf({ request }: DecisionCase): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(request.context ?? {}).map(([name, value]) => {
      const values = [value].flat().map(String)
      return [name, values.length === 1 && !multivalued.test(name) ? values[0] : values]
    }),
  )
}

const multivalued = /^aws:(?:tagkeys|calledvia|principalorgpaths)$/i

/** It applies RCPFullAWSAccess by itself, and takes neither that nor a policy without statements. */
function denying(given: readonly (readonly unknown[])[] = []): unknown[][] {
  return given.map((level) => level.filter((policy) => JSON.stringify(policy).includes('"Deny"')))
}

function named(name: string, policies: readonly unknown[] = []): unknown[] {
  return policies.map((policy, at) => ({ name: `${name} ${at + 1}`, policy }))
}

function levels(name: string, given: readonly (readonly unknown[])[] = []): unknown[] {
  return given.map((level, at) => ({ orgIdentifier: `ou-${at + 1}`, policies: named(name, level) }))
}
