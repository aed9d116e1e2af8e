import type { Call } from '../../access/action.ts'
import type { House } from '../../access/house.ts'
import type { Ask } from '../../access/questions.ts'
import { iamArn, parseArn } from '../../kernel/arn.ts'
import { attachmentsOf } from '../../store/entities/attachments.ts'
import { groupsOfUser } from '../../store/entities/groups.ts'
import { inlinePoliciesOf } from '../../store/entities/inline-policies.ts'
import { defaultDocuments } from '../../store/entities/policies.ts'
import type { HolderKind, PolicyHolder } from '../../store/entities/policy-holders.ts'
import { invalidEntityArn, noSuchNamed } from './errors.ts'
import { askAboutHolder, requireHolder } from './families/policy-holder.ts'
import { namesOfPolicyArn } from './policy-arns.ts'

/** A user, group or role that an operation names by its ARN. */
export type Entity = PolicyHolder & { kind: HolderKind; account: string; arn: string }

/** A policy that gives an entity permissions. */
export type EntityPolicy = {
  name: string
  text: string
  /** Of a managed policy; an inline one has none. */
  arn?: string | undefined
  /** Whom it is attached to: the entity itself, or a group of the user. */
  holder: { kind: HolderKind; name: string }
}

const entityResource = /^(user|group|role)\/(?:[!-~]*\/)?([\w+=,.@-]{1,128})$/

/** The kind and name in an entity's ARN; undefined for any other text. */
export function parseEntityArn(
  text: string,
): { kind: HolderKind; account: string; name: string } | undefined {
  const arn = parseArn(text)
  const [, kind, name] = (arn && entityResource.exec(arn.resource)) ?? []
  if (arn?.service !== 'iam' || arn.partition !== 'aws' || arn.region !== '') return undefined
  if (!/^\d{12}$/.test(arn.account) || kind === undefined || name === undefined) return undefined
  return { kind: kind as HolderKind, account: arn.account, name }
}

/**
 * What an operation that names an entity by its ARN asks about. An entity of another account is that
 * account's to give.
 */
export async function askAboutEntity(call: Call<unknown>, arn: string): Promise<Ask> {
  const named = parseEntityArn(arn)
  if (named?.account === call.caller.account) return askAboutHolder(call, named.kind, named.name)
  return { resource: arn, resourceAccount: named?.account }
}

/**
 * The entity of the caller's account under that ARN; InvalidInput for an ARN of something else, or
 * NoSuchEntity.
 */
export async function requireEntity(house: House, account: string, arn: string): Promise<Entity> {
  const named = parseEntityArn(arn)
  if (named === undefined) throw invalidEntityArn(arn)
  const { kind, name } = named
  if (named.account !== account) throw noSuchNamed(kind, name)
  const holder = await requireHolder(house.store.read, kind, account, name)
  if (iamArn(account, kind, holder.path, holder.name) !== arn) throw noSuchNamed(kind, name)
  return { ...holder, kind, account, arn }
}

/**
 * The permissions policies of an entity, a user's with those of its groups: each once, its own before its
 * groups'.
 */
export async function policiesOfEntity(house: House, entity: Entity): Promise<EntityPolicy[]> {
  const db = house.store.read
  const holders = new Map<string, EntityPolicy['holder']>([[entity.id, entity]])
  if (entity.kind === 'user') {
    for (const { id, name } of await groupsOfUser(db, entity.id)) holders.set(id, { kind: 'group', name })
  }
  const ids = [...holders.keys()]
  const inline = await inlinePoliciesOf(db, ids)
  const attached = await attachmentsOf(db, ids)
  const customers = await defaultDocuments(db, [...new Set(attached.map(({ policyArn }) => policyArn))])
  const policies: EntityPolicy[] = []
  for (const [id, { kind, name }] of holders) {
    const holder = { kind, name }
    for (const policy of inline.filter(({ ownerId }) => ownerId === id)) {
      policies.push({ name: policy.name, text: policy.document, holder })
    }
    for (const { policyArn: arn } of attached.filter(({ targetId }) => targetId === id)) {
      if (policies.some((policy) => policy.arn === arn)) continue
      const text = customers.get(arn) ?? house.managedPolicies.defaultDocument(arn)
      if (text !== undefined) policies.push({ name: namesOfPolicyArn(arn).name, text, arn, holder })
    }
  }
  return policies
}
