import type { IdToken } from '../../proof/web-identity.ts'

// Source: IAM User Guide, "Available keys for AWS OIDC federation". A claim that is not listed is no
// condition key: a policy that names it would not work on AWS either.
const everybodys = ['amr', 'email', 'sub']
const ofProvider: Readonly<Record<string, readonly string[]>> = {
  'token.actions.githubusercontent.com': [
    'actor',
    'actor_id',
    'job_workflow_ref',
    'repository',
    'repository_id',
    'workflow',
    'ref',
    'environment',
    'enterprise_id',
  ],
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
  for (const name of [...everybodys, ...(ofProvider[place] ?? [])]) add(name, textOf(token.claims[name]))
  const sessionKeys: ClaimKeys['sessionKeys'] = {}
  for (const name of surviving) {
    const value = trustKeys[`${place}:${name}`]
    if (value !== undefined) {
      sessionKeys[`${place}:${name}`.toLowerCase()] = typeof value === 'string' ? [value] : value
    }
  }
  return { trustKeys, sessionKeys }
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
