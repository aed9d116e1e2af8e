import { iamArn, parseArn, rootArn } from '../../kernel/arn.ts'
import type { PrincipalEntry } from '../../policy/document.ts'
import { mapPrincipals, principalsOf } from '../../policy/principals.ts'
import { identityProviderExists } from '../../store/identity-providers.ts'
import { arnsOfIds, findPolicyHolder } from '../../store/policy-holders.ts'
import type { Reader } from '../../store/store.ts'
import { malformedPolicyDocument } from './errors.ts'

/**
 * Identity providers that need no provider of the account. Source: IAM User Guide, "Principal: web
 * identity".
 */
const wellKnownProviders = new Set([
  'cognito-identity.amazonaws.com',
  'www.amazon.com',
  'graph.facebook.com',
  'accounts.google.com',
])

// LIMIT: a host name of letters, digits, hyphens and dots. AWS checks services against a list that it does
// not publish.
const serviceName = /^[a-z0-9-]+(?:\.[a-z0-9-]+){2,8}$/
const serviceSuffixes = ['.amazonaws.com', '.amazonaws.com.cn', '.amazon.com', '.aws.internal']

/**
 * A trust policy as it is kept: users and roles it names as principals by their unique ids, accounts by
 * their root's ARN. Refuses (MalformedPolicyDocument 400) a principal that does not exist. Source:
 * IAM User Guide, "AWS JSON policy elements: Principal".
 */
export async function keptTrustPolicy(db: Reader, account: string, text: string): Promise<string> {
  const kept = new Map<string, string>()
  for (const entry of principalsOf(text)) {
    const value = await keptPrincipal(db, account, entry)
    if (value === undefined) throw invalidPrincipal(entry)
    kept.set(keyOf(entry), value)
  }
  return mapPrincipals(text, (entry) => kept.get(keyOf(entry)))
}

/** Kept trust policies as they are shown: unique ids as the ARNs of today; an id of nobody stays as it is. */
export async function shownTrustPolicies(db: Reader, texts: readonly string[]): Promise<string[]> {
  const ids = new Set<string>()
  for (const text of texts) {
    if (!mayHoldIds(text)) continue
    for (const { type, value } of principalsOf(text))
      if (type === 'AWS' && uniqueId.test(value)) ids.add(value)
  }
  if (ids.size === 0) return [...texts]
  const arns = await arnsOfIds(db, [...ids])
  return texts.map((text) =>
    mayHoldIds(text)
      ? mapPrincipals(text, ({ type, value }) => (type === 'AWS' ? arns.get(value) : undefined))
      : text,
  )
}

/** One kept trust policy as it is shown. */
export async function shownTrustPolicy(db: Reader, text: string): Promise<string> {
  const [shown] = await shownTrustPolicies(db, [text])
  return shown!
}

const uniqueId = /^A(?:IDA|ROA)[A-Z0-9]{12,124}$/

function mayHoldIds(text: string): boolean {
  return text.includes('AIDA') || text.includes('AROA')
}

function keyOf({ type, value }: PrincipalEntry): string {
  return `${type} ${value}`
}

/** What stands for the principal in the kept text, or undefined where there is no such principal. */
async function keptPrincipal(
  db: Reader,
  account: string,
  { type, value }: PrincipalEntry,
): Promise<string | undefined> {
  if (type === '*') return value
  if (type === 'AWS') return keptAwsPrincipal(db, value)
  if (type === 'Service') return isService(value) ? value : undefined
  if (type === 'Federated') return (await isProvider(db, account, value)) ? value : undefined
  return undefined
}

async function keptAwsPrincipal(db: Reader, value: string): Promise<string | undefined> {
  if (value === '*') return value
  if (/^\d{12}$/.test(value)) return rootArn(value)
  if (uniqueId.test(value)) return (await arnsOfIds(db, [value])).has(value) ? value : undefined
  const arn = parseArn(value)
  if (arn === undefined || arn.partition !== 'aws' || arn.region !== '') return undefined
  if (!/^\d{12}$/.test(arn.account)) return undefined
  if (arn.service === 'iam') {
    return arn.resource === 'root' ? value : idOfArn(db, arn.account, arn.resource, value)
  }
  return arn.service === 'sts' && (await isSession(db, arn.account, arn.resource)) ? value : undefined
}

/** The unique id behind `user/PATH/NAME` or `role/PATH/NAME`; case and path count. */
async function idOfArn(
  db: Reader,
  account: string,
  resource: string,
  arn: string,
): Promise<string | undefined> {
  const kind = resource.slice(0, resource.indexOf('/'))
  if (kind !== 'user' && kind !== 'role') return undefined
  const holder = await findPolicyHolder(db, kind, account, resource.slice(resource.lastIndexOf('/') + 1))
  if (holder === undefined || iamArn(account, kind, holder.path, holder.name) !== arn) return undefined
  return holder.id
}

/**
 * `assumed-role/ROLE/SESSION` of a role that exists, or `federated-user/NAME`, which only lives as a
 * session.
 */
async function isSession(db: Reader, account: string, resource: string): Promise<boolean> {
  const parts = resource.split('/')
  if (parts.some((part) => !/^[\w+=,.@-]{1,64}$/.test(part))) return false
  if (parts.length === 2) return parts[0] === 'federated-user'
  if (parts.length !== 3 || parts[0] !== 'assumed-role') return false
  const role = await findPolicyHolder(db, 'role', account, parts[1]!)
  return role?.name === parts[1]
}

function isService(value: string): boolean {
  return serviceName.test(value) && serviceSuffixes.some((suffix) => value.endsWith(suffix))
}

/** A well-known provider, or one that the role's own account has. */
async function isProvider(db: Reader, account: string, value: string): Promise<boolean> {
  if (wellKnownProviders.has(value)) return true
  const arn = parseArn(value)
  return arn?.service === 'iam' && arn.account === account && identityProviderExists(db, value)
}

function invalidPrincipal({ type, value }: PrincipalEntry): Error {
  return malformedPolicyDocument(`Invalid principal in policy: "${type.toUpperCase()}":"${value}"`)
}
