import type { House } from '../../../access/house.ts'
import { entitiesAttaching, entitiesBoundedBy, type PolicyUser } from '../../../store/entities/attachments.ts'
import { listPolicies as readPolicies } from '../../../store/entities/policies.ts'
import type { HolderKind } from '../../../store/entities/policy-holders.ts'
import { action, type IamInput } from '../action.ts'
import { pageWithin } from '../paging.ts'
import { askAboutPolicyOf, requireOwnPolicy } from './policies.ts'
import { checkPolicyArn } from '../policy-arns.ts'
import {
  factsOf,
  listedPolicy,
  readPolicyUse,
  type ManagedPolicyFacts,
  type PolicyUse,
  policyOrder,
} from './policy-views.ts'

export const listPolicies = action('ListPolicies', {
  access: ({ input }) => ({ all: [{ label: `policy path ${input.PathPrefix ?? '/'}` }] }),
  async run({ input, caller, house }) {
    const use = await readPolicyUse(house.store.read, caller.account)
    const policies = (await policiesInScope(house, caller.account, input.Scope ?? 'All'))
      .filter((policy) => policy.path.startsWith(input.PathPrefix ?? '/') && isWanted(input, use, policy.arn))
      .map((policy) => ({ policy, key: policyOrder(policy) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const { rows, page } = pageWithin(input, policies, ({ key }) => key)
    return { Policies: rows.map(({ policy }) => listedPolicy(policy, use)), ...page }
  },
})

async function policiesInScope(house: House, account: string, scope: string): Promise<ManagedPolicyFacts[]> {
  const own = scope === 'AWS' ? [] : await readPolicies(house.store.read, account)
  const ofAws = scope === 'Local' ? [] : house.managedPolicies.list()
  return [...own.map(factsOf), ...ofAws]
}

/** Whether the policy is used as the request asks; a request that asks nothing takes unused ones too. */
function isWanted(input: IamInput<'ListPolicies'>, use: PolicyUse, arn: string): boolean {
  const attached = use.attached.has(arn)
  const boundary = use.boundary.has(arn)
  if (input.PolicyUsageFilter === 'PermissionsPolicy') return attached
  if (input.PolicyUsageFilter === 'PermissionsBoundary') return boundary
  return input.OnlyAttached !== true || attached
}

const filterOf = { User: 'user', Group: 'group', Role: 'role' } as const

export const listEntitiesForPolicy = action('ListEntitiesForPolicy', {
  access: askAboutPolicyOf,
  async run({ input, caller, house }) {
    const { account } = caller
    checkPolicyArn(input.PolicyArn!)
    if (house.managedPolicies.metadata(input.PolicyArn!) === undefined) {
      await requireOwnPolicy(house.store.read, account, input.PolicyArn!)
    }
    const users: { kind: HolderKind; entity: PolicyUser }[] = []
    for (const kind of ['group', 'role', 'user'] as const) {
      if (!isKindWanted(input, kind)) continue
      for (const entity of await policyUsers(house, account, input, kind)) users.push({ kind, entity })
    }
    const { rows, page } = pageWithin(input, users, ({ kind, entity }) => `${kind} ${entity.nameKey}`)
    const of = (kind: HolderKind) => rows.filter((row) => row.kind === kind).map(({ entity }) => entity)
    return {
      PolicyGroups: of('group').map(({ id, name }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: of('user').map(({ id, name }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of('role').map(({ id, name }) => ({ RoleName: name, RoleId: id })),
      ...page,
    }
  },
})

function isKindWanted({ EntityFilter }: IamInput<'ListEntitiesForPolicy'>, kind: HolderKind): boolean {
  return EntityFilter === undefined || filterOf[EntityFilter as keyof typeof filterOf] === kind
}

/**
 * The entities of one kind that use the policy, attached or as boundary, each once and by name without
 * case.
 */
async function policyUsers(
  house: House,
  account: string,
  input: IamInput<'ListEntitiesForPolicy'>,
  kind: HolderKind,
): Promise<PolicyUser[]> {
  const db = house.store.read
  const arn = input.PolicyArn!
  const prefix = input.PathPrefix ?? '/'
  const usage = input.PolicyUsageFilter
  const attaching =
    usage === 'PermissionsBoundary' ? [] : await entitiesAttaching(db, account, kind, arn, prefix)
  const bounded =
    usage === 'PermissionsPolicy' || kind === 'group'
      ? []
      : await entitiesBoundedBy(db, account, kind, arn, prefix)
  const byKey = new Map([...attaching, ...bounded].map((entity) => [entity.nameKey, entity]))
  return [...byKey.values()].toSorted((a, b) => (a.nameKey < b.nameKey ? -1 : 1))
}
