import type { Tag } from '../../../access/tag.ts'
import type { IdToken } from '../../../proof/web-identity.ts'
import { invalidSourceIdentity, invalidSessionTags } from './federation-errors.ts'

const tagsClaim = 'https://aws.amazon.com/tags'
const sourceIdentityClaim = 'https://aws.amazon.com/source_identity'
const rolesClaim = 'https://aws.amazon.com/roles'

// LIMIT: STS API Reference: 50 session tags, keys of 128 and values of 256 characters.
const tagsMaximum = 50
const tagKey = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

/**
 * The session tags an ID token carries, in either of AWS's forms: one nested claim, or a claim for each tag.
 * Source: IAM User Guide, "Passing session tags using AssumeRoleWithWebIdentity".
 */
export function idTokenTags({ claims }: IdToken): { tags: Tag[]; transitiveTagKeys: string[] } {
  const nested = claims[tagsClaim]
  if (nested !== undefined && !isRecord(nested)) throw invalidSessionTags()
  const principalTags = nested?.['principal_tags'] ?? {}
  if (!isRecord(principalTags)) throw invalidSessionTags()
  const found: [string, unknown][] = Object.entries(principalTags)
  const prefix = `${tagsClaim}/principal_tags/`
  for (const [name, value] of Object.entries(claims)) {
    if (name.startsWith(prefix)) found.push([name.slice(prefix.length), value])
  }
  const transitive = nested?.['transitive_tag_keys'] ?? claims[`${tagsClaim}/transitive_tag_keys`] ?? []
  if (found.length > tagsMaximum || !isTexts(transitive)) throw invalidSessionTags()
  return { tags: found.map(([key, value]) => tag(key, value)), transitiveTagKeys: transitive }
}

/** The source identity an ID token sets; undefined where it sets none. */
export function idTokenSourceIdentity({ claims }: IdToken): string | undefined {
  const value = claims[sourceIdentityClaim]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !isSourceIdentity(value)) throw invalidSourceIdentity()
  return value
}

/**
 * The ARNs of the roles an ID token is good for, one or several; undefined where it names none and is good for all.
 * Source: Service Authorization Reference, `sts:RoleAuthorizedByIdp`.
 */
export function idTokenRoles({ claims }: IdToken): readonly string[] | undefined {
  const value = claims[rolesClaim]
  if (value === undefined) return undefined
  const roles: readonly unknown[] = Array.isArray(value) ? value : [value]
  return roles.filter((role): role is string => typeof role === 'string')
}

/** Whether a text may be a source identity. */
export function isSourceIdentity(text: string): boolean {
  return /^[\w+=,.@-]{2,64}$/.test(text)
}

/** A tag of an assertion; refuses what could not be passed to AssumeRole either. */
function tag(key: string, value: unknown): Tag {
  // AWS: the value is a list of one.
  const text: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value
  if (typeof text !== 'string' || !isTag(key, text)) throw invalidSessionTags()
  return { Key: key, Value: text }
}

/** Whether key and value may be a session tag. */
export function isTag(key: string, value: string): boolean {
  return tagKey.test(key) && tagValue.test(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= tagsMaximum && value.every((one) => typeof one === 'string')
}
