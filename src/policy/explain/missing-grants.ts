import { allBucketsArn } from '../../kernel/arn.ts'
import { grantedPrincipal } from './granted-principal.ts'
import { isRootAssumingRole, neededLayers } from '../needed-layers.ts'
import { grant } from '../match/principal.ts'
import type { Grants } from '../match/principal.ts'
import type { Layer, Question } from '../types.ts'
import type { PolicySet, SourcedPolicy } from '../policy-set.ts'
import { permissionNeed } from '../unconditional-actions.ts'

/** A statement that a layer would need, and where. */
export type MissingGrant = {
  layer: Layer
  /** Of an organization's layer, counted from 1. */
  level?: number | undefined
  statement: Record<string, unknown>
  /** Set where the policy it goes into has to become of this version first. */
  version?: '2012-10-17' | undefined
  /** What else there is to know where it is put, a clause. */
  note?: string | undefined
}

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
 * The smallest grants that together turn an implicit denial into an Allow, each to be added to the policy that its
 * layer has, or to a new one of version 2012-10-17. Empty where no policy can, for the root user never
 * assumes a role, and where none has to.
 */
export function missingGrants(question: Question, policies: PolicySet, given: Given): MissingGrant[] {
  if (isRootAssumingRole(question, policies) || permissionNeed(question.action) !== 'an allow') return []
  const { action } = question
  const asNew = allow({ Action: action, Resource: literal(question.resource, true) })
  const missing: MissingGrant[] = [
    ...given.silentScpLevels.map((level) => ({ layer: 'scp' as const, level, statement: asNew })),
    ...given.silentRcpLevels.map((level) => ({
      layer: 'rcp' as const,
      level,
      statement: allow({ Principal: '*', Action: action, Resource: literal(question.resource, true) }),
      note: 'AWS takes no Allow in an RCP but that of RCPFullAWSAccess, which has to be attached there',
    })),
  ]
  let needed = neededLayers(question, policies, given.grants)
  if (needed.resource && given.grants === grant.none) {
    missing.push(resourceGrant(question, policies))
    // What the new grant spares the caller need not be granted elsewhere.
    needed = neededLayers(question, policies, grantedPrincipal(question, true).grants)
  }
  if (needed.identity && !given.allowing.has('identity'))
    missing.push({ layer: 'identity', statement: asNew })
  for (const layer of ['boundary', 'session'] as const) {
    if (!needed[layer] || given.allowing.has(layer)) continue
    const { pattern, ...rest } = patternIn(documentOf(layer, policies), question.resource)
    missing.push({ layer, statement: allow({ Action: action, Resource: pattern }), ...rest })
  }
  return missing
}

function allow(elements: Record<string, unknown>): Record<string, unknown> {
  return { Effect: 'Allow', ...elements }
}

/** A trust policy has no Resource; a key's policy is about its key alone. */
function resourceGrant(question: Question, policies: PolicySet): MissingGrant {
  const { resourceKind, resource } = policies
  const found: Partial<Pattern> =
    resourceKind === 'generic' || resourceKind === 'none'
      ? patternIn(resource, question.resource)
      : { pattern: resourceKind === 'key-policy' ? '*' : undefined }
  const { pattern, ...rest } = found
  const variables = resource === undefined || rest.version !== undefined || hasVariables(resource)
  const { principal, condition } = grantedPrincipal(question, variables)
  const statement = allow({
    Principal: principal,
    Action: question.action,
    ...(pattern === undefined ? {} : { Resource: pattern }),
    ...(condition === undefined ? {} : { Condition: condition }),
  })
  return { layer: 'resource', statement, ...rest }
}

/** The document that a grant of this layer is added to; undefined where it makes a new one. */
function documentOf(layer: 'boundary' | 'session', policies: PolicySet): SourcedPolicy | undefined {
  return layer === 'boundary' ? policies.boundary : policies.session?.find(({ type }) => type === 'session')
}

function hasVariables({ policy }: SourcedPolicy): boolean {
  return policy.document.version === '2012-10-17'
}

type Pattern = { pattern: string } & Pick<MissingGrant, 'version' | 'note'>

/**
 * A resource as a pattern in a policy that is there. Version 2008-10-17 can write a dollar sign, but no star that is
 * none: so the policy has to become of the newer version, and where that would wake up variables in it, a question
 * mark stands for the star.
 */
function patternIn(document: SourcedPolicy | undefined, resource: string): Pattern {
  if (document === undefined || hasVariables(document)) return { pattern: literal(resource, true) }
  const plain = literal(resource, false)
  if (plain === literal(resource, true).replaceAll('${$}', '$')) return { pattern: plain }
  if (!JSON.stringify(document.policy.document.statements).includes('${')) {
    return { pattern: literal(resource, true), version: '2012-10-17' }
  }
  const note =
    'version 2008-10-17 cannot write a star or question mark that is no wildcard, so ? fits any one character'
  return { pattern: plain, note }
}

/**
 * A resource as a pattern that matches it. `instance/*`, which AWS asks about before an instance is there,
 * stays as people write it; other wildcards and dollar signs stand for themselves.
 */
function literal(resource: string, variables: boolean): string {
  if (resource === allBucketsArn) return resource
  const star = resource === '*' || resource.endsWith('/*') ? resource.length - 1 : resource.length
  const head = resource.slice(0, star)
  const written = variables ? head.replace(/[*?]|\$(?=\{)/g, '${$&}') : head.replaceAll('*', '?')
  return written + resource.slice(star)
}
