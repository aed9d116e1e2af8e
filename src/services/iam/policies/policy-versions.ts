import type { House } from '../../../access/house.ts'
import {
  deletePolicyVersion as removeVersion,
  findPolicyByArn,
  findPolicyVersion,
  insertPolicyVersion,
  policyVersions,
  updatePolicy,
} from '../../../store/entities/policies.ts'
import type { Reader } from '../../../store/store.ts'
import { action, type IamOutput } from '../action.ts'
import { checkManagedPolicy, percentEncoded } from '../documents.ts'
import {
  defaultVersionStays,
  noSuchPolicyVersion,
  policyNotModifiable,
  tooManyVersions,
} from './policy-errors.ts'
import { versionsPerPolicy } from '../limits.ts'
import { pageWithin } from '../paging.ts'
import { askAboutPolicyOf, checkModifiable, requireModifiablePolicy, requireOwnPolicy } from './policies.ts'
import { checkPolicyArn } from '../policy-arns.ts'

type VersionView = NonNullable<IamOutput<'GetPolicyVersion'>['PolicyVersion']>

export const createPolicyVersion = action('CreatePolicyVersion', {
  access: askAboutPolicyOf,
  run: ({ input, caller, house, now }) =>
    house.store.write(caller.account, async (tx) => {
      const policy = await requireModifiablePolicy(tx, caller.account, input.PolicyArn!)
      checkManagedPolicy(input.PolicyDocument!)
      if ((await policyVersions(tx, policy.id)).length >= versionsPerPolicy) throw tooManyVersions()
      const version = policy.nextVersion
      const isDefault = input.SetAsDefault === true
      await insertPolicyVersion(tx, {
        policyId: policy.id,
        version,
        document: input.PolicyDocument!,
        created: now,
      })
      // INVARIANT: a version id never comes back, also not that of the newest version once it is deleted.
      await updatePolicy(tx, policy.id, {
        defaultVersion: isDefault ? version : policy.defaultVersion,
        nextVersion: version + 1,
        updated: now,
      })
      return {
        PolicyVersion: {
          VersionId: `v${version}`,
          IsDefaultVersion: isDefault,
          CreateDate: new Date(now),
        },
      }
    }),
})

export const getPolicyVersion = action('GetPolicyVersion', {
  access: askAboutPolicyOf,
  async run({ input, caller, house }) {
    const arn = input.PolicyArn!
    const id = input.VersionId!
    checkPolicyArn(arn)
    const ofAws = house.managedPolicies.metadata(arn)
    if (ofAws !== undefined) {
      const version = house.managedPolicies.version(arn, id)
      if (version === undefined) throw noSuchPolicyVersion(arn, id)
      const isDefault = id === ofAws.defaultVersionId
      return { PolicyVersion: wholeVersion(id, isDefault, version.createDate, version.document) }
    }
    const db = house.store.read
    const { policy, version, document, created } = await requireVersion(db, caller.account, arn, id)
    const isDefault = version === policy.defaultVersion
    return { PolicyVersion: wholeVersion(id, isDefault, new Date(created), document) }
  },
})

function wholeVersion(id: string, isDefault: boolean, created: Date, document: string): VersionView {
  return {
    Document: percentEncoded(document),
    VersionId: id,
    IsDefaultVersion: isDefault,
    CreateDate: created,
  }
}

export const listPolicyVersions = action('ListPolicyVersions', {
  access: askAboutPolicyOf,
  async run({ input, caller, house }) {
    const versions = await versionsOf(house, caller.account, input.PolicyArn!)
    const { rows, page } = pageWithin(input, versions, ({ VersionId }) => newestFirst(VersionId!))
    return { Versions: [...rows], ...page }
  },
})

/** Without documents, the newest first. */
async function versionsOf(house: House, account: string, arn: string): Promise<VersionView[]> {
  checkPolicyArn(arn)
  const ofAws = house.managedPolicies.get(arn)
  if (ofAws !== undefined) {
    return ofAws.versions.map(({ id, createDate }) => ({
      VersionId: id,
      IsDefaultVersion: id === ofAws.defaultVersionId,
      CreateDate: createDate,
    }))
  }
  const db = house.store.read
  const policy = await requireOwnPolicy(db, account, arn)
  return (await policyVersions(db, policy.id)).map(({ version, created }) => ({
    VersionId: `v${version}`,
    IsDefaultVersion: version === policy.defaultVersion,
    CreateDate: new Date(created),
  }))
}

/** A key that sorts the higher number first. */
function newestFirst(id: string): string {
  return String(999_999_999 - Number(id.slice(1))).padStart(9, '0')
}

export const setDefaultPolicyVersion = action('SetDefaultPolicyVersion', {
  access: askAboutPolicyOf,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const arn = input.PolicyArn!
      checkModifiable(caller.account, arn, policyNotModifiable)
      const { policy, version } = await requireVersion(tx, caller.account, arn, input.VersionId!)
      await updatePolicy(tx, policy.id, { defaultVersion: version })
      return {}
    }),
})

export const deletePolicyVersion = action('DeletePolicyVersion', {
  access: askAboutPolicyOf,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const arn = input.PolicyArn!
      checkModifiable(caller.account, arn, policyNotModifiable)
      const { policy, version } = await requireVersion(tx, caller.account, arn, input.VersionId!)
      if (version === policy.defaultVersion) throw defaultVersionStays()
      await removeVersion(tx, policy.id, version)
      return {}
    }),
})

/** AWS: a policy that is not there has no such version either, and that is what is said of it (recorded answers). */
async function requireVersion(db: Reader, account: string, arn: string, id: string) {
  const policy = await findPolicyByArn(db, arn)
  const number = /^v([1-9]\d{0,8})$/.exec(id)?.[1]
  if (policy?.account !== account || number === undefined) throw noSuchPolicyVersion(arn, id)
  const version = await findPolicyVersion(db, policy.id, Number(number))
  if (version === undefined) throw noSuchPolicyVersion(arn, id)
  return { policy, ...version }
}
