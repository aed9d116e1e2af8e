import type { Caller } from '../../../access/caller.ts'
import type { House } from '../../../access/house.ts'
import { uuid } from '../../../kernel/ids.ts'
import { findAccessJob, insertAccessJob } from '../../../store/records/access-jobs.ts'
import { action } from '../action.ts'
import { askAboutEntity } from '../entities.ts'
import { invalidRequest, noSuchAccessJob } from '../errors.ts'
import {
  lastAccessedReport,
  type LastAccessedReport,
  type LastUse,
  type ReportedEntity,
} from './last-accessed-report.ts'
import { pageWithin } from '../paging.ts'
import { askAboutPolicy } from '../policies/policies.ts'
import { isPolicyArn } from '../policy-arns.ts'

const dayMilliseconds = 86_400_000
// AWS: the tracking period.
const trackedDays = 400
// LIMIT: a report is read within minutes.
const keptMilliseconds = dayMilliseconds

type Granularity = 'SERVICE_LEVEL' | 'ACTION_LEVEL'
type Kept = { granularity: Granularity; report: LastAccessedReport }

/** Makes the report at once and keeps it for who asked: the job is complete when its id is given out. */
export const generateServiceLastAccessedDetails = action('GenerateServiceLastAccessedDetails', {
  access: async (call) => {
    const arn = call.input.Arn!
    return { all: [isPolicyArn(arn) ? await askAboutPolicy(call, arn) : await askAboutEntity(call, arn)] }
  },
  async run({ input, caller, house, now }) {
    const { account } = caller
    // What was used in this very moment waits in memory still.
    await house.usage.flush()
    const report = await lastAccessedReport(house, account, input.Arn!, now - trackedDays * dayMilliseconds)
    const kept: Kept = { granularity: input.Granularity ?? 'SERVICE_LEVEL', report }
    const id = uuid(house.random)
    const job = { id, account, requester: requesterOf(caller), created: now, report: JSON.stringify(kept) }
    await house.store.writeData((tx) => insertAccessJob(tx, job, now - keptMilliseconds))
    return { JobId: id }
  },
})

export const getServiceLastAccessedDetails = action('GetServiceLastAccessedDetails', {
  access: () => ({ all: [{}] }),
  async run({ input, caller, house, now }) {
    const { kept, head } = await requireJob(house, caller, input.JobId!, now)
    const { granularity, report } = kept
    const { rows, page } = pageWithin(input, report.allowed, (service) => service)
    return {
      ...head,
      JobType: granularity,
      ServicesLastAccessed: rows.map((service) => serviceView(house, service, kept)),
      ...page,
    }
  },
})

export const getServiceLastAccessedDetailsWithEntities = action('GetServiceLastAccessedDetailsWithEntities', {
  access: () => ({ all: [{}] }),
  async run({ input, caller, house, now }) {
    const { kept, head } = await requireJob(house, caller, input.JobId!, now)
    const service = input.ServiceNamespace!
    requireService(house, service)
    const { report } = kept
    const lastUses = new Map(report.used[service]?.byEntity.map((use) => [use.entity, use.time]))
    const entities = report.allowed.includes(service) ? report.entities : []
    // AWS: the most recent first.
    const sorted = entities
      .map((entity, at) => ({ entity, time: lastUses.get(at) }))
      .toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0))
      .map((row, at) => ({ ...row, key: String(at).padStart(8, '0') }))
    const { rows, page } = pageWithin(input, sorted, ({ key }) => key)
    return {
      ...head,
      EntityDetailsList: rows.map(({ entity, time }) => ({
        EntityInfo: entityInfo(entity),
        LastAuthenticated: time === undefined ? undefined : new Date(time),
      })),
      ...page,
    }
  },
})

/** Refuses (InvalidInput) what is no service's prefix. */
export function requireService(house: House, service: string): void {
  if (house.serviceNames.name(service) === undefined) {
    throw invalidRequest(`The service namespace ${service} is not valid.`)
  }
}

/** AWS: a report is read by "the same role within a session, or by the same user" that had it made. */
function requesterOf({ role, user, account }: Caller): string {
  return role?.id ?? user?.id ?? account
}

async function requireJob(house: House, caller: Caller, id: string, now: number) {
  const job = await findAccessJob(house.store.read, caller.account, id)
  const isThere = job?.requester === requesterOf(caller) && job.created > now - keptMilliseconds
  if (job === undefined || !isThere) throw noSuchAccessJob(id)
  const made = new Date(job.created)
  const head = { JobStatus: 'COMPLETED' as const, JobCreationDate: made, JobCompletionDate: made }
  return { kept: JSON.parse(job.report) as Kept, head }
}

function serviceView(house: House, service: string, { granularity, report }: Kept) {
  const names = { ServiceName: house.serviceNames.name(service) ?? service, ServiceNamespace: service }
  const used = report.used[service]
  if (used === undefined) return { ...names, TotalAuthenticatedEntities: 0 }
  const last = used.byEntity.reduce((latest, use) => (use.time > latest.time ? use : latest))
  const arnOf = (use: LastUse): string => report.entities[use.entity]!.arn
  const tracked = Object.entries(used.actions)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([ActionName, use]) => ({
      ActionName,
      LastAccessedEntity: arnOf(use),
      LastAccessedTime: new Date(use.time),
      LastAccessedRegion: use.region,
    }))
  return {
    ...names,
    LastAuthenticated: new Date(last.time),
    LastAuthenticatedEntity: arnOf(last),
    LastAuthenticatedRegion: last.region,
    TotalAuthenticatedEntities: used.byEntity.length,
    TrackedActionsLastAccessed: granularity === 'ACTION_LEVEL' && tracked.length > 0 ? tracked : undefined,
  }
}

function entityInfo({ type, id, name, path, arn }: ReportedEntity) {
  return { Arn: arn, Name: name, Type: type, Id: id, Path: path }
}
