import { rootCaller, type Caller } from '../../access/caller.ts'
import type { CallerPolicies } from '../../access/live-principal.ts'
import { anonymous, providerCaller, serviceCaller } from '../../access/caller.ts'
import type { LivePrincipal } from '../../access/live-principal.ts'
import type { Snapshot } from '../../insight/snapshot.ts'
import { iamArn, parseArn } from '../../kernel/arn.ts'
import { findRoleByName } from '../../store/entities/roles.ts'
import { findUserByName } from '../../store/entities/users.ts'

/** A user, or a role with the session's name where that is given. */
export type UserOrRole = {
  kind: 'user' | 'role'
  account: string
  name: string
  path: string
  session?: string | undefined
}

/** A principal as a file or a command line names it. */
export type NamedPrincipal =
  | UserOrRole
  | { kind: 'federated'; account: string; name: string }
  | { kind: 'root'; account: string }
  | { kind: 'service' | 'WebIdentity' | 'SAML'; name: string }
  | { kind: 'anonymous' }

/** Reads a principal; undefined where the text names none. */
export function namedPrincipal(text: string): NamedPrincipal | undefined {
  if (text === 'anonymous') return { kind: 'anonymous' }
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+){1,8}$/.test(text)) return { kind: 'service', name: text }
  const arn = parseArn(text)
  if (arn === undefined || arn.region !== '' || !/^\d{12}$/.test(arn.account)) return undefined
  const { account, resource } = arn
  const [type, ...parts] = resource.split('/')
  const name = parts.at(-1)
  if (arn.service === 'iam' && resource === 'root') return { kind: 'root', account }
  if (name === undefined || parts.includes('')) return undefined
  if (arn.service === 'iam' && (type === 'user' || type === 'role')) {
    const folders = parts.slice(0, -1).map((part) => `${part}/`)
    return { kind: type, account, name, path: `/${folders.join('')}` }
  }
  if (arn.service === 'iam' && type === 'oidc-provider') return { kind: 'WebIdentity', name: text }
  if (arn.service === 'iam' && type === 'saml-provider') return { kind: 'SAML', name: text }
  if (arn.service !== 'sts') return undefined
  if (type === 'federated-user' && parts.length === 1) return { kind: 'federated', account, name }
  if (type !== 'assumed-role' || parts.length !== 2) return undefined
  return { kind: 'role', account, name: parts[0]!, path: '/', session: name }
}

/**
 * The user or role as the data directory has it, or undefined. A session's ARN does not show its role's path, so there
 * the path does not count.
 */
export async function livePrincipal(
  { read, principals }: Snapshot,
  named: UserOrRole,
): Promise<LivePrincipal | undefined> {
  const { kind, account, name, path, session } = named
  const row = await (kind === 'user' ? findUserByName : findRoleByName)(read, account, name)
  if (row?.name !== name || (row.path !== path && session === undefined)) return undefined
  return principals[kind](account, row.id)
}

/** A principal nobody has made, with the policies a file gives it. Its unique id is not known. */
export function declaredPrincipal(
  { kind, account, name, path }: UserOrRole,
  policies: CallerPolicies,
  tags: Record<string, string>,
): LivePrincipal {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  return { id: '', account, name, path, arn: iamArn(account, kind, path, name), tags: list, policies }
}

/** Whether a principal is a user or a role. */
export function isUserOrRole(named: NamedPrincipal): named is UserOrRole {
  return named.kind === 'user' || named.kind === 'role'
}

/** Those who ask without being a user or role: root, services, identity providers and nobody. */
export function otherCaller(named: Exclude<NamedPrincipal, UserOrRole | { kind: 'federated' }>): Caller {
  switch (named.kind) {
    case 'root':
      return rootCaller(named.account)
    case 'service':
      return serviceCaller(named.name)
    case 'anonymous':
      return anonymous
    default: {
      const account = parseArn(named.name)?.account ?? ''
      return providerCaller(named.kind, named.name, { account, userId: '', subject: '' })
    }
  }
}
