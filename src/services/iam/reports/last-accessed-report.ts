import type { House } from '../../../access/house.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { compileText } from '../../../policy/compile.ts'
import { grantsService } from '../../../policy/powers/granted-services.ts'
import { actionUsesOf, type ActionUse } from '../../../store/records/action-uses.ts'
import { entitiesAttaching } from '../../../store/entities/attachments.ts'
import { listMembers } from '../../../store/entities/groups.ts'
import { defaultDocuments } from '../../../store/entities/policies.ts'
import { policiesOfEntity, requireEntity } from '../entities.ts'
import { noSuchPolicy } from '../errors.ts'
import { isPolicyArn } from '../policy-arns.ts'

/** A user or role that could have used the permissions a report is about. */
export type ReportedEntity = { type: 'USER' | 'ROLE'; id: string; name: string; path: string; arn: string }

/** A last use: who (a place in the report's `entities`), when (milliseconds) and from which region. */
export type LastUse = { entity: number; time: number; region: string }

/** What was used of one service. `byEntity` holds the last use of each entity that used it. */
export type ServiceUse = { byEntity: LastUse[]; actions: Record<string, LastUse> }

/** A report as it is kept: prefixes of the services that are allowed, and what was used of them. */
export type LastAccessedReport = {
  allowed: string[]
  entities: ReportedEntity[]
  used: Record<string, ServiceUse>
}

/**
 * Makes the report about a user, group, role or managed policy; InvalidInput and NoSuchEntity as for any of
 * them.
 */
export async function lastAccessedReport(
  house: House,
  account: string,
  arn: string,
  since: number,
): Promise<LastAccessedReport> {
  const { texts, entities } = isPolicyArn(arn)
    ? await subjectPolicy(house, account, arn)
    : await subjectEntity(house, account, arn)
  const documents = texts.map((text) => compileText(text).document)
  const allowed = house.serviceNames.prefixes().filter((service) => grantsService(documents, service))
  const ids = entities.map(({ id }) => id)
  const uses = await actionUsesOf(house.store.read, ids, since)
  return { allowed, entities, used: usedServices(uses, ids, new Set(allowed)) }
}

type Subject = { texts: string[]; entities: ReportedEntity[] }

async function subjectEntity(house: House, account: string, arn: string): Promise<Subject> {
  const entity = await requireEntity(house, account, arn)
  const texts = (await policiesOfEntity(house, entity)).map(({ text }) => text)
  if (entity.kind === 'group') return { texts, entities: await membersOf(house, account, entity.id) }
  return { texts, entities: [reported(account, entity.kind, entity)] }
}

/** A policy, with everybody who has it: attached to themselves or to a group of theirs. */
async function subjectPolicy(house: House, account: string, arn: string): Promise<Subject> {
  const db = house.store.read
  const own = arn.startsWith(`arn:aws:iam::${account}:`)
    ? (await defaultDocuments(db, [arn])).get(arn)
    : undefined
  const text = own ?? house.managedPolicies.defaultDocument(arn)
  if (text === undefined) throw noSuchPolicy(arn)
  const entities = new Map<string, ReportedEntity>()
  for (const kind of ['user', 'role'] as const) {
    for (const entity of await entitiesAttaching(db, account, kind, arn, '/')) {
      entities.set(entity.id, reported(account, kind, entity))
    }
  }
  for (const group of await entitiesAttaching(db, account, 'group', arn, '/')) {
    for (const member of await membersOf(house, account, group.id)) entities.set(member.id, member)
  }
  return { texts: [text], entities: [...entities.values()] }
}

async function membersOf(house: House, account: string, groupId: string): Promise<ReportedEntity[]> {
  const members = await listMembers(house.store.read, groupId, { limit: Number.MAX_SAFE_INTEGER })
  return members.map((member) => reported(account, 'user', member))
}

function reported(
  account: string,
  kind: 'user' | 'role',
  { id, name, path }: { id: string; name: string; path: string },
): ReportedEntity {
  const type = kind === 'user' ? 'USER' : 'ROLE'
  return { type, id, name, path, arn: iamArn(account, kind, path, name) }
}

function usedServices(
  uses: readonly ActionUse[],
  ids: readonly string[],
  allowed: ReadonlySet<string>,
): Record<string, ServiceUse> {
  const places = new Map(ids.map((id, at) => [id, at]))
  const byEntity = new Map<string, Map<number, LastUse>>()
  const byAction = new Map<string, Map<string, LastUse>>()
  for (const { principalId, action, time, region } of uses) {
    const [service = '', name = ''] = action.split(':')
    if (!allowed.has(service)) continue
    const use = { entity: places.get(principalId)!, time, region }
    keepLatest(byEntity, service, use.entity, use)
    if (isTracked(service, name)) keepLatest(byAction, service, name, use)
  }
  const used: [string, ServiceUse][] = [...byEntity].map(([service, entities]) => [
    service,
    { byEntity: [...entities.values()], actions: Object.fromEntries(byAction.get(service) ?? []) },
  ])
  return Object.fromEntries(used)
}

function keepLatest<Key>(all: Map<string, Map<Key, LastUse>>, service: string, key: Key, use: LastUse): void {
  let known = all.get(service)
  if (known === undefined) all.set(service, (known = new Map()))
  const last = known.get(key)
  if (last === undefined || last.time < use.time) known.set(key, use)
}

/**
 * AWS: actions on objects are data events, which are not tracked by action. Source: IAM User Guide, "Action
 * last accessed".
 */
function isTracked(service: string, name: string): boolean {
  return service !== 's3' || !/Object|MultipartUpload/.test(name)
}
