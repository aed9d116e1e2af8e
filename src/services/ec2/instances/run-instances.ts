import { createHash } from 'node:crypto'
import type { Reservation } from '@aws-sdk/client-ec2'
import type { Call } from '../../../access/action.ts'
import type { Random } from '../../../kernel/ids.ts'
import { associationOfInstance, insertAssociation } from '../../../store/ec2/instance-profile-associations.ts'
import type { InstanceProfileRow } from '../../../store/entities/instance-profiles.ts'
import {
  countLiveInstances,
  findInstancesByToken,
  forgetTerminated,
  insertInstance,
  takenAddresses,
  type InstanceRow,
} from '../../../store/ec2/instances.ts'
import { findKeyPair } from '../../../store/ec2/key-pairs.ts'
import { listResourceTags, putResourceTags, tagsOfResource } from '../../../store/ec2/resource-tags.ts'
import type { Writer } from '../../../store/store.ts'
import { action, type Ec2Input } from '../action.ts'
import { freeAddress, isUsable, usableAddresses, type DefaultSubnet } from '../resources/default-network.ts'
import {
  addressTaken,
  dryRunSucceeded,
  invalidCombination,
  invalidValue,
  noSuchKeyPair,
  subnetFull,
  tokenMismatch,
  tooManyInstances,
} from '../errors.ts'
import { newId } from '../ids.ts'
import { describeInstance, stateOf, type InstanceFacts } from './instance-view.ts'
import { terminatedVisibleMs } from './known-instances.ts'
import { launchQuestions, type UsedResources } from './launch-questions.ts'
import { existingPlace, instancesLimit, readLaunch, type LaunchRequest } from './launch-request.ts'
import { existingProfile, namedProfile, type NamedProfile } from './profiles.ts'

type LaunchCall = Call<Ec2Input<'RunInstances'>>

export const runInstances = action('RunInstances', {
  async access(call) {
    const launch = readLaunch(call)
    return { all: launchQuestions(launch, await profileOf(call), await usedBy(call, launch)) }
  },
  async run(call) {
    const launch = readLaunch(call)
    const profile = await profileOf(call)
    return call.house.store.write(call.caller.account, async (tx) => {
      const earlier = await earlierLaunch(tx, call, launch)
      if (earlier !== undefined) return earlier
      const profileRow = profile && existingProfile(profile)
      if (launch.keyName !== undefined && !(await findKeyPair(tx, launch.of, launch.keyName))) {
        throw noSuchKeyPair(launch.keyName)
      }
      const subnet = existingPlace(launch)
      await forgetTerminated(tx, launch.of, call.now - terminatedVisibleMs)
      const addresses = await chooseAddresses(tx, call.house.random, launch, subnet)
      if (call.input.DryRun) throw dryRunSucceeded()
      return launchAll(tx, call, { launch, subnet, addresses, profile, profileRow })
    })
  },
})

/** What a launch uses, as far as its questions ask about it. */
async function usedBy({ house }: LaunchCall, launch: LaunchRequest): Promise<UsedResources> {
  const db = house.store.read
  const keyPair = launch.keyName === undefined ? undefined : await findKeyPair(db, launch.of, launch.keyName)
  const ids = [launch.image.id, launch.subnetId, ...launch.groupIds, ...(keyPair ? [keyPair.id] : [])]
  const rows = await listResourceTags(db, launch.of, ids)
  return { tags: Map.groupBy(rows, ({ resourceId }) => resourceId), keyPair }
}

async function profileOf({ input, house, caller }: LaunchCall): Promise<NamedProfile | undefined> {
  const specification = input.IamInstanceProfile
  return specification && namedProfile(house.store.read, caller.account, specification)
}

/** The launch this client token made before; throws where the request was another one. */
async function earlierLaunch(
  tx: Writer,
  { input }: LaunchCall,
  { of }: LaunchRequest,
): Promise<Reservation | undefined> {
  if (input.ClientToken === undefined) return undefined
  if (input.ClientToken.length > 64) throw invalidValue('The client token is limited to 64 characters')
  const rows = await findInstancesByToken(tx, of, input.ClientToken)
  if (rows.length === 0) return undefined
  if (rows[0]!.requestDigest !== digestOf(input)) throw tokenMismatch()
  const facts: InstanceFacts[] = []
  for (const row of rows) {
    const association = await associationOfInstance(tx, row.id)
    facts.push({ row, tags: await tagsOfResource(tx, of, row.id), association })
  }
  return reservationOf(facts)
}

/** What makes two requests with one client token the same. */
function digestOf(input: Ec2Input<'RunInstances'>): string {
  const members = Object.entries(input).filter(([name]) => name !== 'DryRun')
  members.sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(members)).digest('hex')
}

/**
 * As many addresses as instances can be launched: at most what was asked for, what the quota and the subnet
 * leave.
 */
async function chooseAddresses(
  tx: Writer,
  random: Random,
  launch: LaunchRequest,
  subnet: DefaultSubnet,
): Promise<string[]> {
  const { of, minCount, maxCount, privateIp } = launch
  const taken = await takenAddresses(tx, of, subnet.id)
  if (privateIp !== undefined) {
    if (maxCount > 1) throw invalidCombination('A private IP address can only be given to a single instance')
    if (!isUsable(subnet, privateIp)) {
      throw invalidValue(`Address ${privateIp} does not fall within the subnet's address range`)
    }
    if (taken.has(privateIp)) throw addressTaken(privateIp)
  }
  const room = instancesLimit - (await countLiveInstances(tx, of))
  if (room < minCount) throw tooManyInstances(instancesLimit - room + minCount, instancesLimit)
  if (privateIp !== undefined) return [privateIp]
  const addresses: string[] = []
  for (let count = Math.min(maxCount, room); count > 0; count--) {
    const start = Buffer.from(random(4)).readUInt32BE() % usableAddresses(subnet)
    const address = freeAddress(subnet, taken, start)
    if (address === undefined) break
    taken.add(address)
    addresses.push(address)
  }
  if (addresses.length < minCount) throw subnetFull(subnet.id)
  return addresses
}

type Launching = {
  launch: LaunchRequest
  subnet: DefaultSubnet
  addresses: readonly string[]
  profile: NamedProfile | undefined
  profileRow: InstanceProfileRow | undefined
}

async function launchAll(tx: Writer, call: LaunchCall, launching: Launching): Promise<Reservation> {
  const { house, now } = call
  const { launch, addresses, profile, profileRow } = launching
  const { of, tags } = launch
  const reservationId = newId('r', house.random)
  const facts: InstanceFacts[] = []
  for (const [launchIndex, privateIp] of addresses.entries()) {
    const row = instanceRow(call, launching, { reservationId, launchIndex, privateIp })
    await insertInstance(tx, row)
    await putResourceTags(tx, of, row.id, tags.get('instance') ?? [])
    await putResourceTags(tx, of, row.volumeId, tags.get('volume') ?? [])
    await putResourceTags(tx, of, row.networkInterfaceId, tags.get('network-interface') ?? [])
    const association = profileRow && {
      id: newId('iip-assoc', house.random),
      ...of,
      instanceId: row.id,
      profileId: profileRow.id,
      profileArn: profile!.arn,
      created: now,
    }
    if (association !== undefined) await insertAssociation(tx, association)
    facts.push({ row, tags: await tagsOfResource(tx, of, row.id), association, state: stateOf('pending') })
  }
  return reservationOf(facts)
}

/**
 * A new instance. It is stored as running: no machine has to start, so `pending` is only what the launch
 * answers.
 */
function instanceRow(
  { input, house, now }: LaunchCall,
  { launch, subnet }: Launching,
  own: { reservationId: string; launchIndex: number; privateIp: string },
): InstanceRow {
  const { random } = house
  return {
    id: newId('i', random),
    ...launch.of,
    ...own,
    clientToken: input.ClientToken ?? null,
    requestDigest: input.ClientToken === undefined ? null : digestOf(input),
    imageId: launch.image.id,
    instanceType: launch.instanceType,
    keyName: launch.keyName ?? null,
    state: 'running',
    stateSince: now,
    stateReasonCode: null,
    stateReasonMessage: null,
    stateTransitionReason: null,
    launched: now,
    created: now,
    zone: subnet.zone,
    subnetId: subnet.id,
    vpcId: launch.network.vpcId,
    mac: macAddress(random),
    networkInterfaceId: newId('eni', random),
    attachmentId: newId('eni-attach', random),
    volumeId: newId('vol', random),
    volumeSize: launch.volume.sizeGib,
    volumeType: launch.volume.type,
    volumeEncrypted: launch.volume.encrypted,
    securityGroupIds: JSON.stringify(launch.groupIds),
    userData: launch.userData,
    ...launch.metadata,
    ebsOptimized: launch.ebsOptimized,
    monitoring: launch.monitoring,
    disableTermination: launch.disableTermination,
    disableStop: launch.disableStop,
    shutdownBehavior: launch.shutdownBehavior,
  }
}

/** A locally administered address, `02:…` or `06:…` as EC2's are. */
function macAddress(random: Random): string {
  const bytes = random(5)
  return ['02', ...[...bytes].map((byte) => byte.toString(16).padStart(2, '0'))].join(':')
}

function reservationOf(facts: readonly InstanceFacts[]): Reservation {
  const { reservationId, account } = facts[0]!.row
  return {
    ReservationId: reservationId,
    OwnerId: account,
    Groups: [],
    Instances: facts.map(describeInstance),
  }
}
