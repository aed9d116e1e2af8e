import { isServicePrincipal, storedAwsPrincipal } from '../../../access/decision/stored-principals.ts'
import type { House } from '../../../access/house.ts'
import { parseArn } from '../../../kernel/arn.ts'
import type { PrincipalEntry } from '../../../policy/text/document.ts'
import { mapPrincipals, principalsOf } from '../../../policy/text/principals.ts'
import { identityProviderExists } from '../../../store/federation/identity-providers.ts'
import type { Reader } from '../../../store/store.ts'
import { malformedPolicyDocument } from '../errors.ts'

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

/**
 * A trust policy as it is kept: users and roles it names as principals by their unique ids, accounts by
 * their root's ARN. Refuses (MalformedPolicyDocument 400) a principal that does not exist. Source:
 * IAM User Guide, "AWS JSON policy elements: Principal".
 */
export async function keptTrustPolicy(
  db: Reader,
  house: House,
  account: string,
  text: string,
): Promise<string> {
  const kept = new Map<string, string>()
  for (const entry of principalsOf(text)) {
    const value = await keptPrincipal(db, house, account, entry)
    if (value === undefined) throw invalidPrincipal(entry)
    kept.set(keyOf(entry), value)
  }
  return mapPrincipals(text, (entry) => kept.get(keyOf(entry)))
}

function keyOf({ type, value }: PrincipalEntry): string {
  return `${type} ${value}`
}

/** What stands for the principal in the kept text, or undefined where there is no such principal. */
async function keptPrincipal(
  db: Reader,
  house: House,
  account: string,
  { type, value }: PrincipalEntry,
): Promise<string | undefined> {
  if (type === '*') return value
  if (type === 'AWS') return storedAwsPrincipal(db, house.foreignPrincipals, value)
  if (type === 'Service') return isServicePrincipal(value) ? value : undefined
  if (type === 'Federated') return (await isProvider(db, account, value)) ? value : undefined
  return undefined
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
