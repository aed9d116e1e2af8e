import { setImmediate } from 'node:timers/promises'
import { rootArn } from '../kernel/arn.ts'
import { candidatesFor, type CompiledStatement } from '../policy/compile.ts'
import type { Actor } from '../policy/powers/reach.ts'
import { trustedBy } from '../policy/powers/trusted.ts'
import { listAccounts } from '../store/entities/accounts.ts'
import type { PageOf } from '../store/page.ts'
import { listRoles } from '../store/entities/roles.ts'
import { listUsers } from '../store/entities/users.ts'
import type { CallerPolicies } from '../access/live-principal.ts'
import type { LivePrincipal, LiveRole } from '../access/live-principal.ts'
import type { DecisionSources } from './snapshot.ts'
import { newSteps } from '../policy/steps.ts'

/** Someone of a data directory who acts: a root user, a user, a role. */
export type LiveActor = Actor &
  (
    | { kind: 'root'; principal?: undefined }
    | { kind: 'user'; principal: LivePrincipal }
    | { kind: 'role'; principal: LiveRole }
  )

/** The root users, users and roles of every account, by account; of others than `usersOf`, only the roles. */
export async function readActors(sources: DecisionSources, usersOf?: string): Promise<LiveActor[]> {
  const { read, principals } = sources
  const actors: LiveActor[] = []
  for (const { id: account, closed } of await listAccounts(read)) {
    // Nobody acts as an account that was closed.
    if (closed !== null) continue
    if (usersOf === undefined || account === usersOf) actors.push(...(await readUsers(sources, account)))
    for await (const { id } of everyRow((page) => listRoles(read, account, '/', page))) {
      const role = await principals.role(account, id)
      if (role === undefined) continue
      const names = [role.arn, id, sessionsArn(role)]
      const trusted = trustedBy(sources.policies.get(role.trustPolicy), 'sts:AssumeRole')
      actors.push({ kind: 'role', principal: role, ...facts(role, names), trusted })
    }
  }
  return actors
}

async function readUsers({ read, principals }: DecisionSources, account: string): Promise<LiveActor[]> {
  const actors: LiveActor[] = [{ kind: 'root', arn: rootArn(account), account, names: [] }]
  for await (const { id } of everyRow((page) => listUsers(read, account, '/', page))) {
    const user = await principals.user(account, id)
    if (user !== undefined) actors.push({ kind: 'user', principal: user, ...facts(user, [user.arn, id]) })
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
  const allows = identity.flatMap(({ policy }) => candidatesFor(policy, 'sts:AssumeRole', newSteps()).allow)
  if (allows.length === 0) return undefined
  // A pattern with a variable may fit any role, and one that it keeps from fitting may exclude none.
  return (roleArn) =>
    allows.some((one) => hasVariable(one) || one.matchesResource(roleArn, noKeys, newSteps()))
}

function hasVariable({ statement: { resource, notResource } }: CompiledStatement): boolean {
  return (resource ?? notResource ?? []).some((pattern) => pattern.includes('${'))
}

// LIMIT: rows that are read before other requests have their turn.
const pageSize = 100

async function* everyRow<Row extends { nameKey: string }>(
  list: (page: PageOf) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after: string | undefined
  for (;;) {
    const page = await list({ after, limit: pageSize })
    yield* page
    if (page.length < pageSize) return
    after = page.at(-1)!.nameKey
    await setImmediate()
  }
}
