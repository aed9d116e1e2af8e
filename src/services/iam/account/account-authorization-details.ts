import type { Call } from '../../../access/action.ts'
import type { House } from '../../../access/house.ts'
import { attachmentCounts, boundaryCounts } from '../../../store/entities/attachments.ts'
import { listGroups, type GroupRow } from '../../../store/entities/groups.ts'
import type { PageOf } from '../../../store/page.ts'
import { listPolicies } from '../../../store/entities/policies.ts'
import { listRoles, type RoleRow } from '../../../store/entities/roles.ts'
import { listUsers, type UserRow } from '../../../store/entities/users.ts'
import { action, type IamInput } from '../action.ts'
import { groupDetails, policyDetails, roleDetails, userDetails } from './authorization-detail-views.ts'
import { invalidMarker } from '../errors.ts'
import { pageFrom, pageOf } from '../paging.ts'
import { factsOf, policyOrder, type ManagedPolicyFacts } from '../policies/policy-views.ts'

/** One entity of any of the four lists, in the order of the lists. */
type Entry =
  | { section: 1; key: string; user: UserRow }
  | { section: 2; key: string; group: GroupRow }
  | { section: 3; key: string; role: RoleRow }
  | { section: 4; key: string; policy: ManagedPolicyFacts }

type Filter = NonNullable<IamInput<'GetAccountAuthorizationDetails'>['Filter']>[number]

/**
 * Users, groups, roles and policies in full; one marker pages across the four lists. Source: IAM API
 * Reference.
 */
export const getAccountAuthorizationDetails = action('GetAccountAuthorizationDetails', {
  access: () => ({ all: [{}] }),
  async run(call) {
    const { input, house, now } = call
    const found = await entriesOf(call)
    const { rows, page } = pageFrom(input, found, ({ section, key }) => `${section} ${key}`)
    const db = house.store.read
    return {
      UserDetailList: await userDetails(
        db,
        rows.flatMap((row) => (row.section === 1 ? [row.user] : [])),
      ),
      GroupDetailList: await groupDetails(
        db,
        rows.flatMap((row) => (row.section === 2 ? [row.group] : [])),
      ),
      RoleDetailList: await roleDetails(
        db,
        rows.flatMap((row) => (row.section === 3 ? [row.role] : [])),
        now,
      ),
      Policies: await policyDetails(
        house,
        call.caller.account,
        rows.flatMap((row) => (row.section === 4 ? [row.policy] : [])),
      ),
      ...page,
    }
  },
})

/**
 * The entries after the marker, one more than fit the page. A section is read only once those before it are
 * through.
 */
async function entriesOf(call: Call<IamInput<'GetAccountAuthorizationDetails'>>): Promise<Entry[]> {
  const { input, caller, house } = call
  const wanted = (filter: Filter) => !input.Filter?.length || input.Filter.includes(filter)
  const { after, limit } = pageOf(input)
  const start = sectionOf(after)
  const entries: Entry[] = []
  for (const section of [1, 2, 3, 4] as const) {
    if (section < start.section) continue
    if (entries.length >= limit) break
    const rest = {
      after: section === start.section ? start.key : undefined,
      limit: limit - entries.length,
    }
    entries.push(...(await sectionEntries(house, caller.account, section, rest, wanted)))
  }
  return entries
}

async function sectionEntries(
  house: House,
  account: string,
  section: Entry['section'],
  page: PageOf,
  wanted: (filter: Filter) => boolean,
): Promise<Entry[]> {
  const db = house.store.read
  if (section === 1) {
    if (!wanted('User')) return []
    const found = await listUsers(db, account, '/', page)
    return found.map((user) => ({ section, key: user.nameKey, user }))
  }
  if (section === 2) {
    if (!wanted('Group')) return []
    const found = await listGroups(db, account, '/', page)
    return found.map((group) => ({ section, key: group.nameKey, group }))
  }
  if (section === 3) {
    if (!wanted('Role')) return []
    const found = await listRoles(db, account, '/', page)
    return found.map((role) => ({ section, key: role.nameKey, role }))
  }
  const own = wanted('LocalManagedPolicy') ? (await listPolicies(db, account)).map(factsOf) : []
  const ofAws = wanted('AWSManagedPolicy') ? await usedAwsPolicies(house, account) : []
  return [...own, ...ofAws]
    .map((policy) => ({ section, key: policyOrder(policy), policy }))
    .filter(({ key }) => page.after === undefined || key > page.after)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, page.limit)
}

/** AWS lists of its own policies only those that the account uses. */
async function usedAwsPolicies(house: House, account: string): Promise<ManagedPolicyFacts[]> {
  const attached = await attachmentCounts(house.store.read, account)
  const boundaries = await boundaryCounts(house.store.read, account)
  return [...new Set([...attached.keys(), ...boundaries.keys()])].flatMap((arn) => {
    const policy = house.managedPolicies.metadata(arn)
    return policy === undefined ? [] : [policy]
  })
}

/** Where a marker's key stands: `3 deployer` is the role after which to go on. */
function sectionOf(after: string | undefined): { section: number; key: string | undefined } {
  if (after === undefined) return { section: 1, key: undefined }
  if (!/^[1-4] /.test(after)) throw invalidMarker()
  return { section: Number(after[0]), key: after.slice(2) }
}
