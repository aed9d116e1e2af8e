import type { House } from '../../../access/house.ts'
import type { Membership } from '../../../access/decision/organizations.ts'
import { uuid } from '../../../kernel/ids.ts'
import { fullAccess, organizationPath } from '../../../kernel/organization-names.ts'
import { compileText } from '../../../policy/compile.ts'
import { grantsService } from '../../../policy/powers/granted-services.ts'
import type { PolicyDocument } from '../../../policy/text/document.ts'
import { findAccessJob, insertAccessJob } from '../../../store/records/access-jobs.ts'
import { actionUsesOfAccounts } from '../../../store/records/action-uses.ts'
import {
  findOrganizationPolicy,
  listOrganizationAttachments,
} from '../../../store/organizations/organization-policies.ts'
import { listOrganizationalUnits } from '../../../store/organizations/organizational-units.ts'
import {
  listMembers,
  organizationOf,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import { action, type IamInput } from '../action.ts'
import {
  noSuchAccessJob,
  noSuchEntityPath,
  noSuchOrganizationsPolicy,
  notManagementAccount,
  organizationNotFound,
} from '../errors.ts'
import { pageWithin } from '../paging.ts'

const dayMilliseconds = 86_400_000
// AWS: the tracking period.
const trackedMilliseconds = 400 * dayMilliseconds
// LIMIT: a report is read within minutes.
const keptMilliseconds = dayMilliseconds

/** What whoever reads a report of an organization must be: its management account. */
const requester = 'organization'

/** The last use of a service under an entity, and how many of its accounts used it. */
type Use = { time: number; region: string; path: string; accounts: number }
type Report = { allowed: string[]; used: Record<string, Use> }

/** Makes the report at once: the job is complete when its id is given out. */
export const generateOrganizationsAccessReport = action('GenerateOrganizationsAccessReport', {
  access: ({ input, caller }) => ({
    all: [
      {
        resource: `arn:aws:iam::${caller.account}:access-report/${input.EntityPath!}`,
        keys: { 'iam:OrganizationsPolicyId': input.OrganizationsPolicyId },
      },
    ],
  }),
  async run({ input, caller, house, now }) {
    const organization = await requireManagement(house, caller.account)
    // What was used in this very moment waits in memory still.
    await house.usage.flush()
    const report = await reportOn(house, organization, input, now - trackedMilliseconds)
    const id = uuid(house.random)
    const job = { id, account: caller.account, requester, created: now, report: JSON.stringify(report) }
    await house.store.writeData((tx) => insertAccessJob(tx, job, now - keptMilliseconds))
    return { JobId: id }
  },
})

export const getOrganizationsAccessReport = action('GetOrganizationsAccessReport', {
  access: () => ({ all: [{}] }),
  async run({ input, caller, house, now }) {
    const job = await findAccessJob(house.store.read, caller.account, input.JobId!)
    const isThere = job?.requester === requester && job.created > now - keptMilliseconds
    if (job === undefined || !isThere) throw noSuchAccessJob(input.JobId!)
    const { allowed, used } = JSON.parse(job.report) as Report
    const services = sortedBy(input.SortKey, allowed, used)
    const { rows, page } = pageWithin(input, services, ({ key }) => key)
    const made = new Date(job.created)
    return {
      JobStatus: 'COMPLETED' as const,
      JobCreationDate: made,
      JobCompletionDate: made,
      NumberOfServicesAccessible: allowed.length,
      NumberOfServicesNotAccessed: allowed.filter((service) => used[service] === undefined).length,
      AccessDetails: rows.map(({ service }) => detail(house, service, used[service])),
      ...page,
    }
  },
})

async function requireManagement(house: House, account: string): Promise<OrganizationRow> {
  const organization = await organizationOf(house.store.read, account)
  if (organization === undefined) throw organizationNotFound()
  if (organization.managementAccount !== account) throw notManagementAccount()
  return organization
}

/** The order of the names, or of the last uses with those never used at the end; `key` sorts for the pages. */
function sortedBy(
  sortKey: IamInput<'GetOrganizationsAccessReport'>['SortKey'],
  allowed: readonly string[],
  used: Report['used'],
): { service: string; key: string }[] {
  const names = allowed.toSorted()
  if (sortKey === 'SERVICE_NAMESPACE_DESCENDING') names.reverse()
  const time = (service: string): number => used[service]?.time ?? 0
  if (sortKey === 'LAST_AUTHENTICATED_TIME_DESCENDING') names.sort((a, b) => time(b) - time(a))
  if (sortKey === 'LAST_AUTHENTICATED_TIME_ASCENDING') {
    names.sort((a, b) => (time(a) || Infinity) - (time(b) || Infinity) || 0)
  }
  return names.map((service, at) => ({ service, key: String(at).padStart(8, '0') }))
}

function detail(house: House, service: string, use: Use | undefined) {
  return {
    ServiceName: house.serviceNames.name(service) ?? service,
    ServiceNamespace: service,
    TotalAuthenticatedEntities: use?.accounts ?? 0,
    ...(use && {
      Region: use.region,
      EntityPath: use.path,
      LastAuthenticatedTime: new Date(use.time),
    }),
  }
}

async function reportOn(
  house: House,
  organization: OrganizationRow,
  { EntityPath: path = '', OrganizationsPolicyId: policyId }: IamInput<'GenerateOrganizationsAccessReport'>,
  since: number,
): Promise<Report> {
  const entity = await entityAt(house, organization, path)
  const prefixes = house.serviceNames.prefixes()
  // AWS: service control policies do not limit the management account, so that the policy is ignored.
  if (entity.id === organization.managementAccount) {
    return { allowed: [...prefixes], used: await usesIn(house, entity.accounts, since) }
  }
  const levels =
    policyId === undefined
      ? await levelsOf(house, organization, entity.parents)
      : [[await documentOf(house, organization, policyId)]]
  const allowed = prefixes.filter((service) => levels.every((level) => grantsService(level, service)))
  const bound =
    policyId === undefined ? entity.accounts : await boundBy(house, organization, policyId, entity)
  const uses = await usesIn(house, bound, since)
  const used = Object.fromEntries(Object.entries(uses).filter(([service]) => allowed.includes(service)))
  return { allowed, used }
}

/** An account with all that is above it. */
type Account = { account: string; parents: readonly string[]; path: string }
type Entity = { id: string; parents: readonly string[]; accounts: Account[] }

/** The root, unit or account that a path names, with the accounts that its report is about. */
async function entityAt(house: House, organization: OrganizationRow, path: string): Promise<Entity> {
  const { id: organizationId, rootId, managementAccount } = organization
  const db = house.store.read
  const [first, ...parents] = path.replace(/\/$/, '').split('/')
  const id = parents.at(-1)
  if (first !== organizationId || parents[0] !== rootId || id === undefined) throw noSuchEntityPath(path)
  const all: Account[] = (await listMembers(db, organizationId)).flatMap(({ account }) => {
    const member: Membership | undefined = house.organizations.of(account)
    if (member === undefined) return []
    return [{ account, parents: member.parents, path: `${member.path}${account}` }]
  })
  if (/^\d{12}$/.test(id)) {
    const accounts = all.filter((one) => one.account === id && sameWay(one.parents, parents.slice(0, -1)))
    if (accounts.length === 0) throw noSuchEntityPath(path)
    return { id, parents, accounts }
  }
  const units = new Map((await listOrganizationalUnits(db, organizationId)).map((unit) => [unit.id, unit]))
  const isWay = parents.every((one, at) => at === 0 || units.get(one)?.parentId === parents[at - 1])
  if (!isWay) throw noSuchEntityPath(path)
  const under = all.filter((one) => one.account !== managementAccount && one.parents.includes(id))
  return { id, parents, accounts: under }
}

function sameWay(one: readonly string[], other: readonly string[]): boolean {
  return organizationPath('', one) === organizationPath('', other)
}

/** The service control policies of every level down to the entity. */
async function levelsOf(
  house: House,
  { id, scpsEnabled }: OrganizationRow,
  parents: readonly string[],
): Promise<PolicyDocument[][]> {
  if (scpsEnabled === 0) return []
  const db = house.store.read
  return Promise.all(
    parents.map(async (targetId) => {
      const attached = await listOrganizationAttachments(db, id, { targetId, type: 'SERVICE_CONTROL_POLICY' })
      return Promise.all(attached.map(({ policyId }) => documentOf(house, { id }, policyId)))
    }),
  )
}

async function documentOf(house: House, { id }: { id: string }, policyId: string): Promise<PolicyDocument> {
  const own = await findOrganizationPolicy(house.store.read, id, policyId)
  const text = own?.content ?? fullAccess[policyId]?.content
  if (text === undefined) throw noSuchOrganizationsPolicy(policyId)
  return compileText(text).document
}

/** Those accounts of an entity that a policy is attached to, or to something above them. */
async function boundBy(
  house: House,
  { id }: OrganizationRow,
  policyId: string,
  { accounts }: Entity,
): Promise<Account[]> {
  const attached = await listOrganizationAttachments(house.store.read, id, { policyId })
  const targets = new Set(attached.map(({ targetId }) => targetId))
  return accounts.filter(({ account, parents }) => [...parents, account].some((one) => targets.has(one)))
}

async function usesIn(house: House, accounts: readonly Account[], since: number): Promise<Report['used']> {
  const paths = new Map(accounts.map(({ account, path }) => [account, path]))
  const used = new Map<string, Use & { by: Set<string> }>()
  for (const { action: name, time, region, account } of await actionUsesOfAccounts(
    house.store.read,
    [...paths.keys()],
    since,
  )) {
    const service = name.slice(0, name.indexOf(':'))
    const path = paths.get(account)!
    const known = used.get(service) ?? { time: 0, region, path, accounts: 0, by: new Set<string>() }
    known.by.add(account)
    used.set(service, time >= known.time ? { ...known, time, region, path } : known)
  }
  return Object.fromEntries(
    [...used].map(([service, { by, ...use }]) => [service, { ...use, accounts: by.size }]),
  )
}
