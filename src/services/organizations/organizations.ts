import { findAccount } from '../../store/entities/accounts.ts'
import { listHandshakes, updateHandshake } from '../../store/organizations/organization-requests.ts'
import {
  deleteOrganization as deleteRows,
  insertMember,
  insertOrganization,
  listMembers,
  organizationOf,
  type OrganizationRow,
} from '../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../store/store.ts'
import { emailOf } from './accounts/account-views.ts'
import { action, type OrganizationsOutput } from './action.ts'
import { change } from './change.ts'
import { alreadyInOrganization, organizationNotEmpty } from './errors.ts'
import { ensureLinkedRole } from './accounts/linked-role.ts'
import { arnOfId, arnOfOrganization, newId, ownerOf } from './names.ts'
import { changing, reading } from './operation.ts'

type Organization = NonNullable<OrganizationsOutput<'DescribeOrganization'>['Organization']>

export const createOrganization = action('CreateOrganization', {
  access: () => ({ all: [{}] }),
  run(call) {
    const { input, caller, house, now } = call
    const { random } = house
    return change(
      house,
      async (tx) => {
        if ((await organizationOf(tx, caller.account)) !== undefined) throw alreadyInOrganization()
        const featureSet = input.FeatureSet ?? 'ALL'
        if (featureSet === 'ALL') await ensureLinkedRole(tx, call, caller.account)
        const row: OrganizationRow = {
          id: newId.organization(random),
          managementAccount: caller.account,
          rootId: newId.root(random),
          featureSet,
          created: now,
          // AWS: the guide says that SCPs are enabled at once; Terraform, tried on AWS, enables them itself.
          scpsEnabled: 0,
          rcpsEnabled: 0,
          rootCredentials: 0,
          rootSessions: 0,
          resourcePolicyId: null,
          resourcePolicy: null,
        }
        await insertOrganization(tx, row)
        await insertMember(tx, {
          account: caller.account,
          organizationId: row.id,
          parentId: row.rootId,
          joinedMethod: 'INVITED',
          joined: now,
        })
        return { Organization: await organizationView(tx, row) }
      },
      [caller.account],
    )
  },
})

export const describeOrganization = reading('DescribeOrganization', {
  reach: 'members',
  run: async (_call, organization, db) => ({ Organization: await organizationView(db, organization) }),
})

export const deleteOrganization = changing('DeleteOrganization', {
  reach: 'management',
  async run({ now }, { id }, tx) {
    if ((await listMembers(tx, id)).length > 1) throw organizationNotEmpty()
    // Nobody can join what is gone.
    for (const handshake of await listHandshakes(tx, { organizationId: id })) {
      if (handshake.state === 'OPEN')
        await updateHandshake(tx, handshake.id, { state: 'CANCELED', updated: now })
    }
    await deleteRows(tx, id)
    return {}
  },
})

async function organizationView(db: Reader | Writer, row: OrganizationRow): Promise<Organization> {
  const account = await findAccount(db, row.managementAccount)
  const all = row.featureSet === 'ALL'
  return {
    Id: row.id,
    Arn: arnOfOrganization(row),
    FeatureSet: row.featureSet,
    MasterAccountArn: arnOfId(ownerOf(row), row.managementAccount),
    MasterAccountId: row.managementAccount,
    MasterAccountEmail: emailOf({ account: row.managementAccount, email: account?.email ?? null }),
    // AWS: names the one type, whatever else is available.
    AvailablePolicyTypes: all ? [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] : [],
  }
}
