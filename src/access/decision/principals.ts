import type { LivePrincipal, LiveRole } from '../live-principal.ts'
import type { CompiledTexts } from './compiled-texts.ts'
import type { ManagedPolicies } from './managed-policies.ts'
import { iamArn } from '../../kernel/arn.ts'
import { createBoundedMap } from '../../kernel/bounded-map.ts'
import type { PolicyType, SourcedPolicy } from '../../policy/policy-set.ts'
import { isClosedAccount } from '../../store/entities/accounts.ts'
import { attachmentsOf } from '../../store/entities/attachments.ts'
import { groupsOfUser } from '../../store/entities/groups.ts'
import { inlinePoliciesOf } from '../../store/entities/inline-policies.ts'
import { defaultDocuments } from '../../store/entities/policies.ts'
import { findRoleById, findRoleByName, type RoleRow } from '../../store/entities/roles.ts'
import type { Store } from '../../store/store.ts'
import { tagsOf } from '../../store/entities/tags.ts'
import { findUserById } from '../../store/entities/users.ts'
import type { Tag } from '../tag.ts'

/**
 * Reads principals through a cache that is right by construction: an entry counts only while its account has
 * the version that was read before the entry's rows. All answer undefined where there is no such principal.
 */
export type Principals = {
  user(account: string, id: string): Promise<LivePrincipal | undefined>
  role(account: string, id: string): Promise<LiveRole | undefined>
  roleByName(account: string, name: string): Promise<LiveRole | undefined>
  /**
   * The documents of managed policies, AWS's and customers', in their default versions; unknown ARNs are left
   * out.
   */
  managed(arns: readonly string[]): Promise<SourcedPolicy[]>
}

// LIMIT: 20,000 principals of a few kilobytes each; the documents they share are compiled once
// (compiled-texts.ts).
const limit = 20_000

/** As much of a house as its principals are read from. */
type Sources = { policies: CompiledTexts; managedPolicies: ManagedPolicies } & {
  store: Pick<Store, 'read' | 'version'>
}

/** `house.principals` itself is made by this, so it takes a house that is not complete yet. */
export function createPrincipals(house: Sources): Principals {
  // The answers themselves are kept: who asks while one is being read waits for the same, and who asks later costs
  // nothing.
  const cache = createBoundedMap<string, { version: number; answer: Promise<LivePrincipal | undefined> }>(
    limit,
  )

  function cached<P extends LivePrincipal>(
    account: string,
    key: string,
    load: () => Promise<P | undefined>,
  ): Promise<P | undefined> {
    // INVARIANT: the version is read before the rows, so a write in between only makes the entry stale at
    // once.
    const version = house.store.version(account)
    const known = cache.get(key)
    if (known?.version === version) return known.answer as Promise<P | undefined>
    const answer = load()
    cache.set(key, { version, answer })
    answer.catch(() => cache.delete(key))
    return answer
  }

  return {
    user: (account, id) => cached(account, `user/${account}/${id}`, () => loadUser(house, account, id)),
    role: (account, id) =>
      cached(account, `role/${account}/${id}`, async () =>
        loadRole(house, account, await findRoleById(house.store.read, id)),
      ),
    roleByName: (account, name) =>
      cached(account, `name/${account}/${name.toLowerCase()}`, async () =>
        loadRole(house, account, await findRoleByName(house.store.read, account, name)),
      ),
    managed: (arns) => managed(house, arns),
  }
}

async function loadUser(house: Sources, account: string, id: string): Promise<LivePrincipal | undefined> {
  const db = house.store.read
  const row = await findUserById(db, id)
  if (row === undefined || row.account !== account) return undefined
  if (await isClosedAccount(db, account)) return undefined
  const groups = await groupsOfUser(db, id)
  const owners = new Map<string, { type: PolicyType; name: string }>([[id, { type: 'user', name: row.name }]])
  for (const group of groups) owners.set(group.id, { type: 'group', name: group.name })
  const policies = {
    identity: await ownedPolicies(house, owners),
    boundary: await boundary(house, row.boundaryArn),
  }
  return { ...entity(row, 'user'), tags: await tagsFor(house, id), policies }
}

async function loadRole(
  house: Sources,
  account: string,
  row: RoleRow | undefined,
): Promise<LiveRole | undefined> {
  if (row === undefined || row.account !== account) return undefined
  if (await isClosedAccount(house.store.read, account)) return undefined
  const identity = await ownedPolicies(house, new Map([[row.id, { type: 'role', name: row.name }]]))
  const { trustPolicy, maxSessionSeconds } = row
  const policies = { identity, boundary: await boundary(house, row.boundaryArn) }
  return {
    ...entity(row, 'role'),
    tags: await tagsFor(house, row.id),
    policies,
    trustPolicy,
    maxSessionSeconds,
  }
}

/** Inline and attached policies of a user with its groups, or of a role. */
async function ownedPolicies(
  house: Sources,
  owners: Map<string, { type: PolicyType; name: string }>,
): Promise<SourcedPolicy[]> {
  const ids = [...owners.keys()]
  const inline = (await inlinePoliciesOf(house.store.read, ids)).map(({ ownerId, name, document }) => {
    const owner = owners.get(ownerId)!
    return { id: name, type: owner.type, owner: owner.name, policy: house.policies.get(document) }
  })
  const attached = await attachmentsOf(house.store.read, ids)
  return [...inline, ...(await managed(house, [...new Set(attached.map(({ policyArn }) => policyArn))]))]
}

async function managed(house: Sources, arns: readonly string[]): Promise<SourcedPolicy[]> {
  const customers = await defaultDocuments(house.store.read, arns)
  const sources: SourcedPolicy[] = []
  for (const arn of arns) {
    const text = customers.get(arn) ?? house.managedPolicies.defaultDocument(arn)
    if (text !== undefined) sources.push({ id: arn, type: 'managed', policy: house.policies.get(text) })
  }
  return sources
}

/** A boundary whose policy is gone allows nothing: AWS keeps the boundary in force. */
async function boundary(house: Sources, arn: string | null): Promise<SourcedPolicy | undefined> {
  if (arn === null) return undefined
  const [source] = await managed(house, [arn])
  return source ?? { id: arn, type: 'managed', policy: house.policies.get('') }
}

async function tagsFor(house: Sources, id: string): Promise<Tag[]> {
  return (await tagsOf(house.store.read, id)).map(({ key, value }) => ({ Key: key, Value: value }))
}

function entity(row: { id: string; account: string; name: string; path: string }, type: 'user' | 'role') {
  const { id, account, name, path } = row
  return { id, account, name, path, arn: iamArn(account, type, path, name) }
}
