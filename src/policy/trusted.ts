import { candidatesFor } from './compile.ts'
import type { CompiledPolicy } from './compile.ts'
import { accountOf } from './principal.ts'

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
  for (const { statement } of candidatesFor(policy, action).allow) {
    for (const { type, value } of statement.principal ?? []) {
      if (value === '*' && (type === '*' || type === 'AWS')) everyone = true
      else if (type === 'AWS') {
        const account = accountOf(value)
        if (account !== undefined) accounts.add(account)
        else names.add(sessionArn.exec(value)?.[1] ?? value)
      }
    }
  }
  return { names, accounts, everyone }
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
