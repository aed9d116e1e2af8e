import { createHash } from 'node:crypto'
import type { Tag } from '../../../access/tag.ts'
import type { SamlAssertion } from '../../../proof/saml.ts'
import {
  invalidSamlResponse,
  invalidSessionName,
  invalidSessionTags,
  invalidSourceIdentity,
  noSessionName,
} from './federation-errors.ts'
import { isSourceIdentity, isTag } from './id-token-tags.ts'

// Source: IAM User Guide, "Configure SAML assertions for the authentication response".
const prefix = 'https://aws.amazon.com/SAML/Attributes/'
const tagPrefix = `${prefix}PrincipalTag:`

// LIMIT: STS API Reference: 50 session tags.
const tagsMaximum = 50

/** Whether the assertion lists that role with that provider, in either order. */
export function listsRole(assertion: SamlAssertion, roleArn: string, providerArn: string): boolean {
  return rolesListed(assertion, providerArn).includes(roleArn)
}

/** The roles that the assertion lists with that provider, each once. */
export function rolesListed({ attributes }: SamlAssertion, providerArn: string): string[] {
  const roles = (attributes.get(`${prefix}Role`) ?? []).flatMap((value) => {
    const pair = value.split(',').map((part) => part.trim())
    return pair.length === 2 && pair.includes(providerArn) ? pair.filter((arn) => arn !== providerArn) : []
  })
  return [...new Set(roles)]
}

/** The SAML providers that the assertion names with its roles, each once. */
export function providersListed(attributes: SamlAssertion['attributes']): string[] {
  const values = attributes.get(`${prefix}Role`) ?? []
  const arns = values.flatMap((value) => value.split(',').map((part) => part.trim()))
  return [...new Set(arns.filter((arn) => /^arn:[^:]{1,20}:iam::\d{12}:saml-provider\//.test(arn)))]
}

/** How long a console session shall last, 900 to 43,200 seconds; undefined where the provider does not say. */
export function samlSessionDuration({ attributes }: SamlAssertion): number | undefined {
  const values = attributes.get(`${prefix}SessionDuration`)
  if (values === undefined) return undefined
  const seconds = values.length === 1 && /^\d{1,6}$/.test(values[0]!) ? Number(values[0]) : Number.NaN
  if (seconds >= 900 && seconds <= 43_200) return seconds
  throw invalidSamlResponse('The SessionDuration of the SAML response is not a number from 900 to 43200.')
}

/** The session's name, which the provider must give. */
export function samlSessionName({ attributes }: SamlAssertion): string {
  const [name = '', ...more] = attributes.get(`${prefix}RoleSessionName`) ?? []
  if (name === '') throw noSessionName()
  if (more.length > 0 || !/^[\w+=,.@-]{2,64}$/.test(name)) throw invalidSessionName()
  return name
}

/** The source identity, where the provider gives one. */
export function samlSourceIdentity({ attributes }: SamlAssertion): string | undefined {
  const values = attributes.get(`${prefix}SourceIdentity`)
  if (values === undefined) return undefined
  const [value = '', ...more] = values
  if (more.length > 0 || !isSourceIdentity(value)) throw invalidSourceIdentity()
  return value
}

/** The session tags the provider passes. */
export function samlTags({ attributes }: SamlAssertion): { tags: Tag[]; transitiveTagKeys: string[] } {
  const tags: Tag[] = []
  for (const [name, [value = '', ...more]] of attributes) {
    if (!name.startsWith(tagPrefix)) continue
    const key = name.slice(tagPrefix.length)
    if (more.length > 0 || !isTag(key, value)) throw invalidSessionTags()
    tags.push({ Key: key, Value: value })
  }
  const transitiveTagKeys = [...(attributes.get(`${prefix}TransitiveTagKeys`) ?? [])]
  if (tags.length > tagsMaximum || transitiveTagKeys.length > tagsMaximum) throw invalidSessionTags()
  return { tags, transitiveTagKeys }
}

// Source: IAM User Guide, "Available keys for SAML-based AWS STS federation": attribute names to condition keys.
const attributeKeys: ReadonlyMap<string, string> = new Map([
  ...['affiliation', 'nickname', 'orgdn', 'orgunitdn', 'primaryaffiliation', 'principalname', 'entitlement']
    .concat(['primaryorgunitdn', 'scopedaffiliation', 'targetedid', 'assurance'])
    .map((name, index): [string, string] => [
      `urn:oid:1.3.6.1.4.1.5923.1.1.1.${index + 1}`,
      `eduperson${name}`,
    ]),
  ...['homepageuri', 'identityauthnpolicyuri', 'legalname', 'superioruri', 'whitepagesuri'].map(
    (name, index): [string, string] => [`urn:oid:1.3.6.1.4.1.5923.1.2.1.${index + 2}`, `eduorg${name}`],
  ),
  ['urn:oid:2.5.4.3', 'cn'],
  ['urn:oid:2.5.4.4', 'surname'],
  ['urn:oid:2.5.4.41', 'name'],
  ['urn:oid:2.5.4.42', 'givenName'],
  ['urn:oid:2.5.4.45', 'x500UniqueIdentifier'],
  ['urn:oid:0.9.2342.19200300.100.1.1', 'uid'],
  ['urn:oid:0.9.2342.19200300.100.1.3', 'mail'],
  ['urn:oid:0.9.2342.19200300.100.1.45', 'organizationStatus'],
  ['http://schemas.xmlsoap.org/claims/CommonName', 'commonName'],
  ['http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid', 'primaryGroupSID'],
])

/** The names of the provider that the keys are made from. */
export type NamedProvider = { account: string; name: string }

/** BASE64(SHA1(issuer + account + "/" + provider)), which with the subject names one user. */
export function nameQualifier(issuer: string, { account, name }: NamedProvider): string {
  return createHash('sha1').update(`${issuer}${account}/${name}`).digest('base64')
}

// Source: SAML Core 2.0, section 2.2.2: what a NameID without a format has.
const unspecified = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'

/** `persistent`, `transient` and their like, or the whole URI of another format. */
export function subjectType({ subjectFormat = unspecified }: SamlAssertion): string {
  return subjectFormat.replace(/^urn:oasis:names:tc:SAML:2\.0:nameid-format:/, '')
}

/** An assertion's condition keys: all of them for the trust policy, and those that its session keeps. */
export function samlKeys(assertion: SamlAssertion, provider: NamedProvider) {
  const { issuer, subject, recipient, attributes } = assertion
  const user = {
    'saml:namequalifier': nameQualifier(issuer, provider),
    'saml:sub': subject,
    'saml:sub_type': subjectType(assertion),
  }
  const trustKeys: Record<string, string | readonly string[]> = {
    ...user,
    'saml:aud': recipient,
    'saml:iss': issuer,
    'saml:doc': `${provider.account}/${provider.name}`,
  }
  for (const [name, key] of attributeKeys) {
    const values = attributes.get(name)
    if (values !== undefined) trustKeys[`saml:${key}`] = values
  }
  const sessionKeys = Object.fromEntries(Object.entries(user).map(([name, value]) => [name, [value]]))
  return { trustKeys, sessionKeys }
}
