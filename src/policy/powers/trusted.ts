import { candidatesFor } from '../compile.ts'
import type { CompiledPolicy } from '../compile.ts'
import type { PrincipalEntry } from '../text/document.ts'
import { accountOf } from '../match/principal.ts'
import { newSteps } from '../steps.ts'

/**
 * Whom the Allow statements of a resource's policy name, whatever their conditions: by ARN or unique id,
 * whole accounts, or everyone. Nobody else needs to be asked about.
 */
export type Trusted = { names: ReadonlySet<string>; accounts: ReadonlySet<string>; everyone: boolean }

/** Reads whom a policy may let do an action. A session stands as its role, `assumed-role/ROLE` in its ARN. */
export function trustedBy(policy: CompiledPolicy, action: string): Trusted {
  const names = new Set<string>()
  const accounts = new Set<string>()
  let everyone = false
  for (const { type, value } of namedBy(policy, action)) {
    if (value === '*' && (type === '*' || type === 'AWS')) everyone = true
    else if (type === 'AWS') {
      const account = accountOf(value)
      if (account !== undefined) accounts.add(account)
      else names.add(sessionArn.exec(value)?.[1] ?? value)
    }
  }
  return { names, accounts, everyone }
}

/** The services, or the identity providers, that the Allow statements of a policy name for an action. */
export function trustedValues(
  policy: CompiledPolicy,
  action: string,
  of: 'Service' | 'Federated',
): ReadonlySet<string> {
  return new Set(namedBy(policy, action).flatMap(({ type, value }) => (type === of ? [value] : [])))
}

function namedBy(policy: CompiledPolicy, action: string): PrincipalEntry[] {
  return candidatesFor(policy, action, newSteps()).allow.flatMap(({ statement }) => statement.principal ?? [])
}

const sessionArn = /^(arn:[^:]{1,20}:sts::\d{12}:assumed-role\/[^/]{1,64})\/([^/]{1,64})$/

/** The names of sessions of a role (`arn:aws:sts::ACCOUNT:assumed-role/ROLE`) that a policy names as principals. */
export function sessionsNamed(policy: CompiledPolicy, roleSessions: string): string[] {
  const names = new Set<string>()
  for (const { statement } of policy.statements) {
    for (const { type, value } of statement.principal ?? []) {
      const [, of, name] = (type === 'AWS' && sessionArn.exec(value)) || []
      if (of === roleSessions && name !== undefined) names.add(name)
    }
  }
  return [...names]
}
