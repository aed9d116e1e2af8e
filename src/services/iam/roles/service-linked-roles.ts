import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { entityId, idPrefix, uuid } from '../../../kernel/ids.ts'
import { attachmentsOf, attachPolicy, detachPolicy } from '../../../store/entities/attachments.ts'
import { isDeletionTask, noteDeletionTask } from '../../../store/entities/deletion-tasks.ts'
import {
  countRoles,
  deleteRole,
  findRoleByName,
  insertRole,
  type RoleRow,
} from '../../../store/entities/roles.ts'
import type { Writer } from '../../../store/store.ts'
import { action } from '../action.ts'
import {
  noSuchDeletionTask,
  noSuchLinkedRole,
  noSuchRole,
  serviceRoleNameTaken,
  suffixNotAllowed,
} from '../errors.ts'
import { askAboutHolder } from '../families/policy-holder.ts'
import { checkLimit } from '../limits.ts'
import { linkedRoleOf, type LinkedRole } from './linked-roles.ts'
import { bareRole } from './role-views.ts'
import { requireRole } from './roles.ts'

const sessionSeconds = 3600

export const createServiceLinkedRole = action('CreateServiceLinkedRole', {
  access({ input, caller }) {
    const service = input.AWSServiceName!
    const linked = linkedRoleOf(service)
    const name = linked === undefined ? '*' : nameOf(linked, input.CustomSuffix)
    return {
      all: [
        {
          resource: iamArn(caller.account, 'role', linkedRolePath(service), name),
          keys: { 'iam:AWSServiceName': service },
        },
      ],
    }
  },
  run(call) {
    const { input, caller, house } = call
    const { AWSServiceName: service = '', CustomSuffix: suffix, Description: description } = input
    const linked = linkedRoleOf(service)
    if (linked === undefined) throw noSuchLinkedRole(service)
    if (suffix !== undefined && !linked.suffixAllowed) throw suffixNotAllowed(service)
    return house.store.write(caller.account, async (tx) => {
      const role = await writeLinkedRole(tx, call, { linked, suffix, description })
      return { Role: bareRole(role, createdTrustOf(service)) }
    })
  },
})

type Wish = { linked: LinkedRole; suffix?: string | undefined; description?: string | undefined }

/** Writes a service's role with its policy into the caller's account, where no role has its name. */
export async function writeLinkedRole(
  tx: Writer,
  { caller, house, now }: Call<unknown>,
  { linked, suffix, description }: Wish,
): Promise<RoleRow> {
  const { account } = caller
  const name = nameOf(linked, suffix)
  if ((await findRoleByName(tx, account, name)) !== undefined) throw serviceRoleNameTaken(name)
  checkLimit('RolesPerAccount', (await countRoles(tx, account)) + 1)
  const role: RoleRow = {
    id: entityId(idPrefix.role, house.random),
    account,
    name,
    nameKey: name.toLowerCase(),
    path: linkedRolePath(linked.service),
    created: now,
    description: description ?? linked.description ?? null,
    maxSessionSeconds: sessionSeconds,
    trustPolicy: trustOf(linked.service),
    boundaryArn: null,
    lastUsed: null,
    lastUsedRegion: null,
  }
  await insertRole(tx, role)
  await attachPolicy(tx, {
    account,
    targetId: role.id,
    targetType: 'role',
    policyArn: linked.policyArn,
    attached: now,
  })
  return role
}

/** Deletes at once, as no service here holds on to its role; the task can be asked about afterwards. */
export const deleteServiceLinkedRole = action('DeleteServiceLinkedRole', {
  access: async (call) => ({ all: [await askAboutHolder(call, 'role', call.input.RoleName!)] }),
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const { account } = caller
      const role = await requireRole(tx, account, input.RoleName!)
      const service = serviceOf(role)
      if (service === undefined) throw noSuchRole(role.name)
      for (const { policyArn } of await attachmentsOf(tx, [role.id])) {
        await detachPolicy(tx, role.id, policyArn)
      }
      await deleteRole(tx, role.id)
      const task = `task${role.path}${role.name}/${uuid(house.random)}`
      await noteDeletionTask(tx, account, task)
      return { DeletionTaskId: task }
    }),
})

export const getServiceLinkedRoleDeletionStatus = action('GetServiceLinkedRoleDeletionStatus', {
  access: ({ input, caller }) => ({ all: [askAboutTask(caller.account, input.DeletionTaskId!)] }),
  async run({ input, caller, house }) {
    const task = input.DeletionTaskId!
    if (!(await isDeletionTask(house.store.read, caller.account, task))) throw noSuchDeletionTask(task)
    return { Status: 'SUCCEEDED' as const }
  },
})

/** `task/aws-service-role/SERVICE/ROLE/UUID` is about the role of that path and name. */
function askAboutTask(account: string, task: string): Ask {
  const [, role] = /^task(\/aws-service-role\/[^/]+\/[^/]+)\/[^/]+$/.exec(task) ?? []
  return role === undefined ? {} : { resource: `arn:aws:iam::${account}:role${role}` }
}

function nameOf(linked: LinkedRole, suffix: string | undefined): string {
  return suffix === undefined ? linked.roleName : `${linked.roleName}_${suffix}`
}

/** The path of a service's roles: `/aws-service-role/SERVICE/`. */
export function linkedRolePath(service: string): string {
  return `/aws-service-role/${service}/`
}

function serviceOf(role: RoleRow): string | undefined {
  return /^\/aws-service-role\/([^/]+)\/$/.exec(role.path)?.[1]
}

function trustOf(service: string): string {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

/** AWS: the answer of the creation writes the same policy with lists (the CLI's example), later answers without. */
function createdTrustOf(service: string): string {
  const statement = { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}
