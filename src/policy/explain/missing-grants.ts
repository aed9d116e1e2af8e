import { allBucketsArn } from '../../kernel/arn.ts'
import { grant } from '../match/principal.ts'
import type { Grants } from '../match/principal.ts'
import { isRootAssumingRole, neededLayers } from '../needed-layers.ts'
import type { Layer, PolicySet, Principal, Question } from '../types.ts'

/**
 * A statement that a layer would need, and where; for an organization's layer with the level, counted from
 * 1.
 */
export type MissingGrant = { layer: Layer; level?: number | undefined; statement: Record<string, unknown> }

/** What the policies that are there already give. */
export type Given = {
  /** How the resource's policy names the caller. */
  grants: Grants
  allowing: ReadonlySet<Layer>
  /** Levels without an Allow, counted from 1; none where the layer does not bind the caller. */
  silentScpLevels: readonly number[]
  silentRcpLevels: readonly number[]
}

/**
 * The smallest grants that together turn an implicit denial into an Allow, for policies of the version
 * 2012-10-17. Empty where no policy can: the root user never assumes a role.
 */
export function missingGrants(question: Question, policies: PolicySet, given: Given): MissingGrant[] {
  if (isRootAssumingRole(question, policies)) return []
  const what = { Action: question.action, Resource: literal(question.resource) }
  const missing: MissingGrant[] = [
    ...given.silentScpLevels.map((level) => ({ layer: 'scp' as const, level, statement: allow(what) })),
    ...given.silentRcpLevels.map((level) => ({
      layer: 'rcp' as const,
      level,
      statement: allow({ Principal: '*', ...what }),
    })),
  ]
  let needed = neededLayers(question, policies, given.grants)
  if (needed.resource && given.grants === grant.none) {
    missing.push({ layer: 'resource', statement: resourceGrant(question, policies) })
    // What the new grant spares the caller need not be granted elsewhere.
    needed = neededLayers(question, policies, newGrant(question.principal).grants)
  }
  for (const layer of ['identity', 'boundary', 'session'] as const) {
    if (needed[layer] && !given.allowing.has(layer)) missing.push({ layer, statement: allow(what) })
  }
  return missing
}

function allow(elements: Record<string, unknown>): Record<string, unknown> {
  return { Effect: 'Allow', ...elements }
}

/** A trust policy has no Resource; a key's policy is about its key alone. */
function resourceGrant(question: Question, policies: PolicySet): Record<string, unknown> {
  const grantee = { Principal: newGrant(question.principal).principal, Action: question.action }
  if (policies.resourceKind === 'trust-policy') return allow(grantee)
  const resource = policies.resourceKind === 'key-policy' ? '*' : literal(question.resource)
  return allow({ ...grantee, Resource: resource })
}

/** The narrowest principal that lasts: a role rather than one session of it. */
function newGrant(principal: Principal): { principal: unknown; grants: Grants } {
  switch (principal.kind) {
    case 'Service':
      return { principal: { Service: principal.arn }, grants: grant.self }
    case 'WebIdentity':
    case 'SAML':
      return { principal: { Federated: principal.arn }, grants: grant.self }
    case 'Anonymous':
      return { principal: '*', grants: grant.wild }
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

/**
 * A resource as a pattern that matches it. `instance/*`, which AWS asks about before an instance is there,
 * stays as people write it; other wildcards and dollar signs stand for themselves.
 */
function literal(resource: string): string {
  if (resource === allBucketsArn) return resource
  const star = resource === '*' || resource.endsWith('/*') ? resource.length - 1 : resource.length
  return resource.slice(0, star).replace(/[*?]|\$(?=\{)/g, '${$&}') + resource.slice(star)
}
