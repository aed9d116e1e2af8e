import type { IamInstanceProfileAssociation, IamInstanceProfileSpecification } from '@aws-sdk/client-ec2'
import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import {
  associationOfInstance,
  deleteAssociation,
  findAssociation,
  insertAssociation,
  listAssociations,
  type ProfileAssociationRow,
} from '../../../store/ec2/instance-profile-associations.ts'
import type { InstanceRow } from '../../../store/ec2/instances.ts'
import type { Writer } from '../../../store/store.ts'
import { action } from '../action.ts'
import { associationExists, incorrectInstanceState, missingParameter, noSuchAssociation } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { newId } from '../ids.ts'
import { existingInstances, knownInstances } from './known-instances.ts'
import { checkMaxResults, pageOf } from '../pages.ts'
import { existingProfile, namedProfile, passRoleQuestions, type NamedProfile } from './profiles.ts'
import { everything, instanceQuestion, regionOf } from '../questions.ts'

type Where = Pick<Call<unknown>, 'caller' | 'request' | 'house' | 'now'>

export const associateIamInstanceProfile = action('AssociateIamInstanceProfile', {
  async access(call) {
    const profile = await profileOf(call, call.input.IamInstanceProfile)
    return { all: await profileQuestions(call, call.input.InstanceId ?? '', profile) }
  },
  async run(call) {
    const { input, house, caller } = call
    const profile = await profileOf(call, input.IamInstanceProfile)
    return house.store.write(caller.account, async (tx) => {
      const [row] = await existingInstances(tx, call, [input.InstanceId ?? ''])
      if (await associationOfInstance(tx, row!.id)) throw associationExists(row!.id)
      const association = await associate(tx, call, row!, profile)
      return { IamInstanceProfileAssociation: describe(association, 'associating') }
    })
  },
})

export const disassociateIamInstanceProfile = action('DisassociateIamInstanceProfile', {
  async access(call) {
    const association = await askedAssociation(call)
    return { all: await profileQuestions(call, association?.instanceId, undefined) }
  },
  run(call) {
    const { input, house, caller } = call
    return house.store.write(caller.account, async (tx) => {
      const association = await existingAssociation(tx, call, input.AssociationId ?? '')
      await deleteAssociation(tx, association.instanceId)
      return { IamInstanceProfileAssociation: describe(association, 'disassociating') }
    })
  },
})

export const replaceIamInstanceProfileAssociation = action('ReplaceIamInstanceProfileAssociation', {
  async access(call) {
    const association = await askedAssociation(call)
    const profile = await profileOf(call, call.input.IamInstanceProfile)
    return { all: await profileQuestions(call, association?.instanceId, profile) }
  },
  async run(call) {
    const { input, house, caller } = call
    const profile = await profileOf(call, input.IamInstanceProfile)
    return house.store.write(caller.account, async (tx) => {
      const before = await existingAssociation(tx, call, input.AssociationId ?? '')
      const [row] = await existingInstances(tx, call, [before.instanceId])
      await deleteAssociation(tx, before.instanceId)
      const association = await associate(tx, call, row!, profile)
      return { IamInstanceProfileAssociation: describe(association, 'associating') }
    })
  },
})

export const describeIamInstanceProfileAssociations = action('DescribeIamInstanceProfileAssociations', {
  access: everything,
  async run(call) {
    const { input, house } = call
    checkMaxResults(input.MaxResults)
    const rows = await listAssociations(house.store.read, regionOf(call))
    const ids = input.AssociationIds ?? []
    const missing = ids.find((id) => !rows.some((row) => row.id === id))
    if (missing !== undefined) throw noSuchAssociation(missing)
    const named = rows.filter((row) => ids.length === 0 || ids.includes(row.id))
    const filtered = applyFilters(named, input.Filters, {
      'instance-id': (row) => row.instanceId,
      state: () => 'associated',
    })
    const { items, NextToken } = pageOf(house, 'associations', filtered, ({ id }) => id, input)
    return { IamInstanceProfileAssociations: items.map((row) => describe(row, 'associated')), NextToken }
  },
})

function profileOf(
  { house, caller }: Where,
  specification: IamInstanceProfileSpecification | undefined,
): Promise<NamedProfile> {
  if (specification === undefined) throw missingParameter('IamInstanceProfile')
  return namedProfile(house.store.read, caller.account, specification)
}

/** The instance, with the profile it has and the one it is to get, and the role that is passed with that. */
async function profileQuestions(
  call: Where,
  instanceId: string | undefined,
  profile: NamedProfile | undefined,
): Promise<Ask[]> {
  const of = regionOf(call)
  const known =
    instanceId === undefined ? undefined : (await knownInstances(call, [instanceId])).get(instanceId)
  const ask = instanceQuestion(of, instanceId ?? '*', known)
  if (profile === undefined) return [ask]
  const keys = { ...ask.keys, 'ec2:NewInstanceProfile': profile.arn }
  return [{ ...ask, keys }, ...passRoleQuestions(profile, ask.resource ?? '*')]
}

/** The association a call names, if it is there: what its questions are about. */
function askedAssociation(call: Where & { input: { AssociationId: string | undefined } }) {
  return findAssociation(call.house.store.read, regionOf(call), call.input.AssociationId ?? '')
}

async function existingAssociation(tx: Writer, call: Where, id: string): Promise<ProfileAssociationRow> {
  const association = await findAssociation(tx, regionOf(call), id)
  if (association === undefined) throw noSuchAssociation(id)
  return association
}

async function associate(
  tx: Writer,
  call: Where,
  row: InstanceRow,
  profile: NamedProfile,
): Promise<ProfileAssociationRow> {
  const { id: profileId } = existingProfile(profile)
  if (row.state === 'terminated') throw incorrectInstanceState(row.id, 'given an instance profile')
  const association = {
    id: newId('iip-assoc', call.house.random),
    ...regionOf(call),
    instanceId: row.id,
    profileId,
    profileArn: profile.arn,
    created: call.now,
  }
  await insertAssociation(tx, association)
  return association
}

/** The change is done at once; the answer names the state in between as AWS does. */
function describe(
  row: ProfileAssociationRow,
  state: 'associating' | 'associated' | 'disassociating',
): IamInstanceProfileAssociation {
  return {
    AssociationId: row.id,
    InstanceId: row.instanceId,
    IamInstanceProfile: { Arn: row.profileArn, Id: row.profileId },
    State: state,
    ...(state === 'associated' && { Timestamp: new Date(row.created) }),
  }
}
