import type { EngineVersion, WorkGroupConfiguration } from '@aws-sdk/client-athena'
import type { Call } from '../../access/action.ts'
import { findAccount } from '../../store/entities/accounts.ts'
import type { RegionOf } from '../../store/ec2/instances.ts'
import { deleteResourceTags, putResourceTags } from '../../store/ec2/resource-tags.ts'
import type { Reader } from '../../store/store.ts'
import {
  deleteWorkGroupRow,
  findWorkGroup,
  insertWorkGroup,
  listWorkGroupRows,
  updateWorkGroupRow,
  type WorkGroupRow,
} from '../../store/athena/work-groups.ts'
import { action } from './action.ts'
import { noSuchWorkGroup, primaryStays, tooManyWorkGroups, workGroupExists } from './errors.ts'
import { pageOf } from './pages.ts'
import { readTags } from './tag-rules.ts'
import { regionOf, workGroupArn, workGroupQuestion } from './work-group-arns.ts'
import { changeConfiguration, readConfiguration } from './work-group-configuration.ts'

/** The workgroup every account has in every region without making it. */
const primary = 'primary'

/** LIMIT: Athena's default quota. */
const workGroupsLimit = 1000

export const createWorkGroup = action('CreateWorkGroup', {
  access(call) {
    const resource = workGroupArn(regionOf(call), call.input.Name ?? '')
    return { all: [{ resource, requestTags: call.input.Tags }] }
  },
  run(call) {
    const { input, house, caller, now } = call
    const of = regionOf(call)
    const name = input.Name ?? ''
    const tags = readTags(input.Tags)
    const configuration = readConfiguration(input.Configuration)
    return house.store.write(caller.account, async (tx) => {
      if (await knownWorkGroup(tx, of, name)) throw workGroupExists(name)
      const rows = await listWorkGroupRows(tx, of)
      if (rows.length >= workGroupsLimit) throw tooManyWorkGroups(workGroupsLimit)
      await insertWorkGroup(tx, {
        ...of,
        name,
        description: input.Description ?? null,
        state: 'ENABLED',
        configuration: JSON.stringify(configuration),
        created: now,
      })
      await putResourceTags(tx, of, workGroupArn(of, name), tags)
      return {}
    })
  },
})

export const getWorkGroup = action('GetWorkGroup', {
  access: async (call) => ({ all: [await questionOf(call, call.input.WorkGroup)] }),
  async run(call) {
    const name = call.input.WorkGroup ?? ''
    const row = await knownWorkGroup(call.house.store.read, regionOf(call), name)
    if (row === undefined) throw noSuchWorkGroup(name)
    return {
      WorkGroup: {
        Name: row.name,
        State: row.state,
        Configuration: configurationOf(row),
        Description: row.description ?? '',
        CreationTime: new Date(row.created),
      },
    }
  },
})

export const listWorkGroups = action('ListWorkGroups', {
  access: () => ({ all: [{}] }),
  async run(call) {
    const { input, house } = call
    const of = regionOf(call)
    const rows = await listWorkGroupRows(house.store.read, of)
    if (!rows.some(({ name }) => name === primary)) rows.push(await primaryRow(house.store.read, of))
    rows.sort((one, other) => (one.name < other.name ? -1 : 1))
    const { items, NextToken } = pageOf(house, rows, ({ name }) => name, input, 50)
    return {
      WorkGroups: items.map((row) => ({
        Name: row.name,
        State: row.state,
        Description: row.description ?? '',
        CreationTime: new Date(row.created),
        EngineVersion: engineOf(row),
      })),
      NextToken,
    }
  },
})

export const updateWorkGroup = action('UpdateWorkGroup', {
  access: async (call) => ({ all: [await questionOf(call, call.input.WorkGroup)] }),
  run(call) {
    const { input, house, caller } = call
    const of = regionOf(call)
    const name = input.WorkGroup ?? ''
    return house.store.write(caller.account, async (tx) => {
      const row = await knownWorkGroup(tx, of, name)
      if (row === undefined) throw noSuchWorkGroup(name)
      const changed = {
        description: input.Description ?? row.description,
        state: input.State ?? row.state,
        configuration: JSON.stringify(changeConfiguration(configurationOf(row), input.ConfigurationUpdates)),
      }
      if (await findWorkGroup(tx, of, name)) await updateWorkGroupRow(tx, of, name, changed)
      else await insertWorkGroup(tx, { ...row, ...changed })
      return {}
    })
  },
})

export const deleteWorkGroup = action('DeleteWorkGroup', {
  access: async (call) => ({ all: [await questionOf(call, call.input.WorkGroup)] }),
  run(call) {
    const { input, house, caller } = call
    const of = regionOf(call)
    const name = input.WorkGroup ?? ''
    if (name === primary) throw primaryStays()
    return house.store.write(caller.account, async (tx) => {
      if (!(await findWorkGroup(tx, of, name))) throw noSuchWorkGroup(name)
      await deleteResourceTags(tx, of, workGroupArn(of, name))
      await deleteWorkGroupRow(tx, of, name)
      return {}
    })
  },
})

/** The workgroup of that name: one that was written, or the primary one as it is at first. */
export async function knownWorkGroup(
  db: Reader,
  of: RegionOf,
  name: string,
): Promise<WorkGroupRow | undefined> {
  const row = await findWorkGroup(db, of, name)
  return row ?? (name === primary ? primaryRow(db, of) : undefined)
}

/** The primary workgroup before anybody has changed it. It is as old as its account. */
async function primaryRow(db: Reader, of: RegionOf): Promise<WorkGroupRow> {
  return {
    ...of,
    name: primary,
    description: null,
    state: 'ENABLED',
    configuration: JSON.stringify(readConfiguration({ EnforceWorkGroupConfiguration: false })),
    created: (await findAccount(db, of.account))?.created ?? 0,
  }
}

function questionOf(call: Pick<Call<unknown>, 'caller' | 'request' | 'house'>, name = '') {
  return workGroupQuestion(call, workGroupArn(regionOf(call), name))
}

function configurationOf(row: WorkGroupRow): WorkGroupConfiguration {
  return JSON.parse(row.configuration) as WorkGroupConfiguration
}

function engineOf(row: WorkGroupRow): EngineVersion | undefined {
  return configurationOf(row).EngineVersion
}
