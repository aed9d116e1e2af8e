import type { IdToken } from '../../../proof/web-identity.ts'

// Source: IAM User Guide, "Available keys for AWS OIDC federation". A claim that is not listed is no
// condition key: a policy that names it would not work on AWS either.
const everybodys = ['amr', 'email', 'sub']

const githubs = [
  'actor',
  'actor_id',
  'job_workflow_ref',
  'repository',
  'repository_id',
  'repository_owner_id',
].concat(['workflow', 'ref', 'environment', 'enterprise_id'])
const gitlabs = [
  'namespace_id',
  'pipeline_source',
  'project_id',
  'ref_protected',
  'runner_environment',
].concat(['user_access_level', 'user_email', 'user_id', 'user_login'])
const buildkites = [
  'build_branch',
  'cluster_id',
  'cluster_name',
  'organization_id',
  'organization_slug',
].concat(['pipeline_id', 'pipeline_slug'])

/** Further claims by where their provider is. Source: Service Authorization Reference, AssumeRoleWithWebIdentity. */
const ofProviders: readonly (readonly [place: RegExp, claims: readonly string[]])[] = [
  [/^token\.actions\.githubusercontent\.com(?:\/[^/]+)?$/, githubs],
  [/^token\.actions\.[^./]+\.ghe\.com$/, githubs],
  [/^github\.com\/enterprises\/[^/]+$/, githubs],
  [/^gitlab\.com$/, gitlabs],
  [/^agent\.(?:buildkite\.com|[^./]+\.buildkite\.(?:dev|site))$/, buildkites],
  [/^oidc\.circleci\.com\/org\/[^/]+$/, ['oidc.circleci.com/project-id']],
  [/^idcs-[^./]+\.identity\.oraclecloud\.com$/, ['rpst_id']],
  [/^accounts\.google\.com$/, ['google/organization_number']],
]

function claimsOf(place: string): readonly string[] {
  return ofProviders.find(([where]) => where.test(place))?.[1] ?? []
}

/** What the session's own requests go on to carry. */
const surviving = ['amr', 'aud', 'sub']

type ClaimKeys = { trustKeys: Record<string, string | string[]>; sessionKeys: Record<string, string[]> }

/**
 * A token's condition keys, `HOST/PATH:CLAIM`. `audience` is whom the token was found to be for; where that
 * is the authorized party, `oaud` is the `aud` claim.
 */
export function oidcClaimKeys(place: string, token: IdToken, audience: readonly string[]): ClaimKeys {
  const trustKeys: ClaimKeys['trustKeys'] = {}
  const add = (name: string, value: string | string[] | undefined) => {
    if (value !== undefined) trustKeys[`${place}:${name}`] = value
  }
  add('aud', one(audience))
  if (audience[0] === token.authorizedParty && token.audience !== token.authorizedParty) {
    add('oaud', typeof token.audience === 'string' ? token.audience : one(token.audience))
  }
  for (const name of [...everybodys, ...claimsOf(place)]) add(name, textOf(claimAt(token.claims, name)))
  const sessionKeys: ClaimKeys['sessionKeys'] = {}
  for (const name of surviving) {
    const value = trustKeys[`${place}:${name}`]
    if (value !== undefined) {
      sessionKeys[`${place}:${name}`.toLowerCase()] = typeof value === 'string' ? [value] : value
    }
  }
  return { trustKeys, sessionKeys }
}

/** A claim by its name; of Google's `google/organization_number` the slash leads into the claim `google`. */
function claimAt(claims: IdToken['claims'], name: string): unknown {
  const whole = claims[name]
  const outer = whole === undefined && name.startsWith('google/') ? claims['google'] : undefined
  if (typeof outer !== 'object' || outer === null) return whole
  return (outer as Record<string, unknown>)[name.slice('google/'.length)]
}

/** A claim as a condition key's value: a text, or several; other JSON is none. */
function textOf(value: unknown): string | string[] | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  return undefined
}

function one(values: readonly string[]): string | string[] {
  return values.length === 1 ? values[0]! : [...values]
}
