import { compileCondition } from '../conditions/condition.ts'
import { isPrivate } from '../conditions/private-address.ts'
import { grant } from '../match/principal.ts'
import type { Grants } from '../match/principal.ts'
import type { ContextKeys, Principal, Question } from '../types.ts'
import { newSteps } from '../steps.ts'

/** How a resource's policy would name a caller, and by which conditions it would hold the grant to this request. */
export type GrantedPrincipal = {
  principal: unknown
  condition?: Record<string, Record<string, string>> | undefined
  grants: Grants
}

/**
 * The narrowest principal that lasts: a role rather than one session of it. Callers without an account are many at
 * once, so they are held to what their request brought: the claims of a token or assertion, the resource a service
 * acts for, the place an anonymous request came from.
 *
 * @param variables whether the policy's version has variables, whose `${` has then to be written `${$}{`
 */
export function grantedPrincipal(question: Question, variables: boolean): GrantedPrincipal {
  const { principal } = question
  const condition = conditionOf(question, variables)
  switch (principal.kind) {
    case 'Service':
      return { principal: { Service: principal.arn }, condition, grants: grant.self }
    case 'WebIdentity':
    case 'SAML':
      return { principal: { Federated: principal.arn }, condition, grants: grant.self }
    case 'Anonymous':
      return { principal: '*', condition, grants: grant.wild }
    case 'Account':
      return { principal: { AWS: principal.account }, grants: grant.account }
    case 'AssumedRole':
      return principal.issuerArn === undefined
        ? { principal: { AWS: principal.arn }, grants: grant.self }
        : { principal: { AWS: principal.issuerArn }, grants: grant.issuer }
    default:
      return { principal: { AWS: principal.arn }, grants: grant.self }
  }
}

/** One line of a Condition block: an operator and a key. */
type Line = [operator: string, key: string]

function conditionOf({ principal, keys }: Question, variables: boolean): GrantedPrincipal['condition'] {
  const block: Record<string, Record<string, string>> = {}
  for (const [operator, key] of linesFor(principal, keys)) {
    const [value, ...more] = keys.get(key.toLowerCase()) ?? []
    if (value === undefined || value === '' || more.length > 0) continue
    // AWS sees no private address, and the linter says so of a policy that asks for one.
    if (operator === 'IpAddress' && isPrivate(value)) continue
    const line = exactLine(operator, key, value, variables)
    if (!compileCondition(line, 'Allow', variables).holds(keys, newSteps())) continue
    block[line.operator] = { ...block[line.operator], [key]: line.values[0]! }
  }
  return Object.keys(block).length === 0 ? undefined : block
}

/** A condition that holds for one value alone, whatever wildcards and variables it looks like. */
function exactLine(
  operator: string,
  key: string,
  value: string,
  variables: boolean,
): { operator: string; key: string; values: string[] } {
  const isOdd = /[*?]|\$\{/.test(value)
  if (!isOdd || operator === 'IpAddress') return { operator, key, values: [value] }
  // Without variables no wildcard can be written as itself, so only an operator without them is exact.
  if (!variables) return { operator: 'StringEquals', key, values: [value] }
  const written = value.replace(/[*?]|\$(?=\{)/g, '${$&}')
  return { operator: operator === 'StringEquals' ? 'StringLike' : operator, key, values: [written] }
}

function linesFor(principal: Principal, keys: ContextKeys): Line[] {
  switch (principal.kind) {
    case 'Service':
      return [
        ['ArnEquals', 'aws:SourceArn'],
        ['StringEquals', 'aws:SourceAccount'],
      ]
    case 'WebIdentity':
      return claimsOf(principal.arn, keys)
    case 'SAML':
      return samlClaims(keys)
    case 'Anonymous':
      return keys.get('aws:sourcevpce') === undefined
        ? [['IpAddress', 'aws:SourceIp']]
        : [['StringEquals', 'aws:SourceVpce']]
    default:
      return []
  }
}

/** The claims by which trust policies tell the tokens of a provider apart, the audience and the subject first. */
const claims = ['aud', 'sub', 'oaud', 'app_id', 'id', 'user_id', 'email']

function claimsOf(provider: string, keys: ContextKeys): Line[] {
  const mark = ':oidc-provider/'
  const at = provider.indexOf(mark)
  const issuer = at === -1 ? provider : provider.slice(at + mark.length)
  const present = claims.filter((claim) => keys.get(`${issuer}:${claim}`.toLowerCase()) !== undefined)
  const named = present.some((claim) => claim === 'sub') ? ['aud', 'sub', 'oaud'] : present
  return named.map((claim) => ['StringEquals', `${issuer}:${claim}`])
}

/** A transient subject is another at each sign-in. */
function samlClaims(keys: ContextKeys): Line[] {
  const lasting = keys.get('saml:sub_type')?.[0] === 'persistent'
  return [
    ['StringEquals', 'saml:aud'],
    ['StringEquals', 'saml:iss'],
    ...(lasting ? ([['StringEquals', 'saml:sub']] satisfies Line[]) : []),
  ]
}
