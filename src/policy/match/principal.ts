import type { PrincipalEntry } from '../text/document.ts'
import type { Principal } from '../types.ts'

/**
 * How a resource policy's principal names the caller, as bits of a set. What a grant is worth hangs on it:
 * `self` and `wild` grant to the caller itself, `issuer` to the role or user behind the session, `account`
 * only delegates.
 */
export const grant = { none: 0, self: 1, wild: 2, issuer: 4, account: 8 } as const

/** A set of `grant` bits. */
export type Grants = number

/** How the listed principals name this caller; `effect` is the statement's. */
export function grantsOf(
  entries: readonly PrincipalEntry[],
  principal: Principal,
  effect: 'Allow' | 'Deny',
): Grants {
  let grants: Grants = grant.none
  for (const entry of entries) grants |= grantOf(entry, principal, effect)
  return grants
}

function grantOf(entry: PrincipalEntry, principal: Principal, effect: 'Allow' | 'Deny'): Grants {
  const { type, value } = entry
  switch (type) {
    case '*':
      return wildcardCovers(principal, '*', effect) ? grant.wild : grant.none
    case 'AWS':
      if (value === '*') return wildcardCovers(principal, 'AWS', effect) ? grant.wild : grant.none
      return awsGrant(value, principal)
    case 'Service':
      return principal.kind === 'Service' && value === principal.arn ? grant.self : grant.none
    case 'Federated':
      return isAssertion(principal) && value === principal.arn ? grant.self : grant.none
    case 'CanonicalUser':
      return value !== '' && value === principal.canonicalId ? grant.account : grant.none
  }
}

function awsGrant(value: string, principal: Principal): Grants {
  if (!hasAccount(principal)) return grant.none
  const account = accountOf(value)
  if (account !== undefined) return account === principal.account ? grant.account : grant.none
  if (value === principal.arn) return grant.self
  if (value === principal.issuerArn) return grant.issuer
  if (value !== principal.uniqueId) return grant.none
  // A unique id stands for the ARN it was saved from: the user itself, or the role or user behind a session.
  return principal.kind === 'User' ? grant.self : grant.issuer
}

/**
 * Whether a lone star names this caller. Three points that AWS leaves open: `{"AWS": "*"}` does not cover
 * service principals while `"*"` does, and neither lets an unnamed identity provider in, though a Deny binds
 * its users.
 */
function wildcardCovers(principal: Principal, written: '*' | 'AWS', effect: 'Allow' | 'Deny'): boolean {
  if (principal.kind === 'Service') return written === '*'
  return effect === 'Deny' || !isAssertion(principal)
}

/**
 * Whether a Deny with NotPrincipal spares this caller: only where its complete chain is listed, session,
 * role or user, and account. Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
 */
export function isWholeChainListed(entries: readonly PrincipalEntry[], principal: Principal): boolean {
  if (entries.some((entry) => entry.value === '*' && wildcardCovers(principal, wildcardOf(entry), 'Deny')))
    return true
  const grants = grantsOf(entries, principal, 'Deny')
  if (!hasAccount(principal)) return grants !== grant.none
  if ((grants & grant.account) === 0) return false
  if (principal.kind === 'Account') return true
  if ((grants & grant.self) === 0) return false
  return principal.kind === 'User' || (grants & grant.issuer) !== 0
}

function wildcardOf(entry: PrincipalEntry): '*' | 'AWS' {
  return entry.type === '*' ? '*' : 'AWS'
}

/**
 * Users, sessions, federated users and the root user belong to an account; services, providers and strangers
 * do not.
 */
export function hasAccount(principal: Principal): boolean {
  const { kind } = principal
  return kind === 'User' || kind === 'AssumedRole' || kind === 'FederatedUser' || kind === 'Account'
}

/** Callers who show an assertion or token of an identity provider instead of signing. */
function isAssertion(principal: Principal): boolean {
  return principal.kind === 'WebIdentity' || principal.kind === 'SAML'
}

const rootArn = /^arn:[^:]{1,20}:iam::(\d{12}):root$/
const accountId = /^\d{12}$/

/**
 * The account a principal names as a whole, by its id or its root ARN; undefined where it names someone in
 * it.
 */
export function accountOf(value: string): string | undefined {
  if (accountId.test(value)) return value
  return rootArn.exec(value)?.[1]
}
