import { rootArn } from '../kernel/arn.ts'
import { candidatesFor, type CompiledStatement } from '../policy/compile.ts'
import type { Actor } from '../policy/reach.ts'
import { trustedBy } from '../policy/trusted.ts'
import { listAccounts } from '../store/accounts.ts'
import type { PageOf } from '../store/page.ts'
import { listRoles } from '../store/roles.ts'
import { listUsers } from '../store/users.ts'
import type { CallerPolicies } from './caller.ts'
import type { LivePrincipal, LiveRole } from './principals.ts'
import type { Snapshot } from './snapshot.ts'

/** Someone of a data directory who acts: a root user, a user, a role. */
export type LiveActor = Actor &
  (
    | { kind: 'root'; principal?: undefined }
    | { kind: 'user'; principal: LivePrincipal }
    | { kind: 'role'; principal: LiveRole }
  )

/** The root users, users and roles of every account, by account. */
export async function readActors(snapshot: Snapshot): Promise<LiveActor[]> {
  const { read, principals } = snapshot
  const actors: LiveActor[] = []
  for (const { id: account, closed } of await listAccounts(read)) {
    // Nobody acts as an account that was closed.
    if (closed !== null) continue
    const arn = rootArn(account)
    actors.push({ kind: 'root', arn, account, names: [] })
    for (const { id } of await everyRow((page) => listUsers(read, account, '/', page))) {
      const user = await principals.user(account, id)
      if (user !== undefined) actors.push({ kind: 'user', principal: user, ...facts(user, [user.arn, id]) })
    }
    for (const { id } of await everyRow((page) => listRoles(read, account, '/', page))) {
      const role = await principals.role(account, id)
      if (role === undefined) continue
      const names = [role.arn, id, sessionsArn(role)]
      const trusted = trustedBy(snapshot.policies.get(role.trustPolicy), 'sts:AssumeRole')
      actors.push({ kind: 'role', principal: role, ...facts(role, names), trusted })
    }
  }
  return actors
}

/** The beginning of the ARNs of all sessions of a role: what stands before the slash and their name. */
export function sessionsArn({ account, name }: LivePrincipal): string {
  return `arn:aws:sts::${account}:assumed-role/${name}`
}

function facts({ arn, account, policies }: LivePrincipal, names: string[]): Omit<Actor, 'kind'> {
  return { arn, account, names, mayAssume: mayAssume(policies) }
}

const noKeys = new Map<string, string[]>()

function mayAssume({ identity }: CallerPolicies): Actor['mayAssume'] {
  const allows = identity.flatMap(({ policy }) => candidatesFor(policy, 'sts:AssumeRole').allow)
  if (allows.length === 0) return undefined
  // A pattern with a variable may fit any role, and one that it keeps from fitting may exclude none.
  return (roleArn) => allows.some((one) => hasVariable(one) || one.matchesResource(roleArn, noKeys))
}

function hasVariable({ statement: { resource, notResource } }: CompiledStatement): boolean {
  return (resource ?? notResource ?? []).some((pattern) => pattern.includes('${'))
}

// LIMIT: rows that are read at once.
const pageSize = 1000

async function everyRow<Row extends { nameKey: string }>(
  list: (page: PageOf) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const page = await list({ after: rows.at(-1)?.nameKey, limit: pageSize })
    rows.push(...page)
    if (page.length < pageSize) return rows
  }
}
