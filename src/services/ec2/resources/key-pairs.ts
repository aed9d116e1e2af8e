import type { TagSpecification } from '@aws-sdk/client-ec2'
import type { Call } from '../../../access/action.ts'
import type { Ask, Questions } from '../../../access/questions.ts'
import {
  countKeyPairs,
  deleteKeyPair as removeKeyPair,
  findKeyPair,
  findKeyPairById,
  insertKeyPair,
  listKeyPairs,
  type KeyPairRow,
} from '../../../store/ec2/key-pairs.ts'
import { listResourceTags, putResourceTags, tagsOfResource } from '../../../store/ec2/resource-tags.ts'
import { action } from '../action.ts'
import {
  dryRunSucceeded,
  invalidKeyFormat,
  invalidValue,
  keyPairExists,
  missingParameter,
  noSuchKeyPair,
  tooManyKeyPairs,
  unsupportedParameter,
} from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { newId } from '../ids.ts'
import { makeKeyPair, readPublicKey, type PublicKey } from './key-material.ts'
import { everything, ec2Arn, regionOf, tagList } from '../questions.ts'
import { readTagSpecifications } from './tag-rules.ts'

/** LIMIT: EC2's default quota. */
const keyPairsLimit = 5000

/** LIMIT: EC2's: up to 255 ASCII characters. */
const nameLimit = 255

type NamedInput = {
  KeyName: string | undefined
  DryRun?: boolean | undefined
  TagSpecifications?: TagSpecification[] | undefined
}
type NamedCall = Pick<Call<NamedInput>, 'input' | 'caller' | 'request' | 'house' | 'now'>

export const createKeyPair = action('CreateKeyPair', {
  access: (call) => newPairQuestions(call, 'CreateKeyPair', readKeyType(call.input.KeyType)),
  async run(call) {
    const { input } = call
    const type = readKeyType(input.KeyType)
    if (input.KeyFormat !== undefined && input.KeyFormat !== 'pem') throw unsupportedParameter('KeyFormat')
    await refuseTaken(call)
    if (input.DryRun) throw dryRunSucceeded()
    const { privateKey, ...publicKey } = await makeKeyPair(type)
    const { row, Tags } = await addKeyPair(call, publicKey)
    return {
      KeyPairId: row.id,
      KeyName: row.name,
      KeyFingerprint: row.fingerprint,
      KeyMaterial: privateKey,
      Tags,
    }
  },
})

export const importKeyPair = action('ImportKeyPair', {
  access: (call) => newPairQuestions(call, 'ImportKeyPair', undefined),
  async run(call) {
    const publicKey = readPublicKey(call.input.PublicKeyMaterial ?? new Uint8Array())
    if (publicKey === undefined) throw invalidKeyFormat()
    await refuseTaken(call)
    if (call.input.DryRun) throw dryRunSucceeded()
    const { row, Tags } = await addKeyPair(call, publicKey)
    return { KeyPairId: row.id, KeyName: row.name, KeyFingerprint: row.fingerprint, Tags }
  },
})

export const deleteKeyPair = action('DeleteKeyPair', {
  async access(call) {
    const of = regionOf(call)
    const row = await pairOf(call)
    const name = row?.name ?? call.input.KeyName ?? call.input.KeyPairId ?? '*'
    const tags = row && (await tagsOfResource(call.house.store.read, of, row.id))
    return {
      all: [
        {
          resource: ec2Arn(of, 'key-pair', name),
          resourceTags: tags && tagList(tags),
          keys: { 'ec2:Region': of.region, 'ec2:KeyPairName': name, 'ec2:KeyPairType': row?.type },
        },
      ],
    }
  },
  async run(call) {
    if (call.input.KeyName === undefined && call.input.KeyPairId === undefined)
      throw missingParameter('KeyName')
    const row = await pairOf(call)
    if (call.input.DryRun) throw dryRunSucceeded()
    // AWS: deleting a key pair that is not there succeeds.
    if (row === undefined) return { Return: true }
    await call.house.store.writeData((tx) => removeKeyPair(tx, row))
    return { Return: true, KeyPairId: row.id }
  },
})

export const describeKeyPairs = action('DescribeKeyPairs', {
  access: everything,
  async run(call) {
    const { input, house } = call
    const of = regionOf(call)
    const rows = await listKeyPairs(house.store.read, of)
    const { KeyNames: names = [], KeyPairIds: ids = [] } = input
    const missing =
      names.find((name) => !rows.some((row) => row.name === name)) ??
      ids.find((id) => !rows.some((row) => row.id === id))
    if (missing !== undefined) throw noSuchKeyPair(missing)
    if (input.DryRun) throw dryRunSucceeded()
    const tags = Map.groupBy(await listResourceTags(house.store.read, of), ({ resourceId }) => resourceId)
    const isNamed = (row: KeyPairRow) => names.includes(row.name) || ids.includes(row.id)
    const named = rows.filter((row) => names.length + ids.length === 0 || isNamed(row))
    const filtered = applyFilters(
      named,
      input.Filters,
      {
        'key-name': (row) => row.name,
        'key-pair-id': (row) => row.id,
        fingerprint: (row) => row.fingerprint,
      },
      (row) => tags.get(row.id) ?? [],
    )
    return {
      KeyPairs: filtered.map((row) => ({
        KeyPairId: row.id,
        KeyFingerprint: row.fingerprint,
        KeyName: row.name,
        KeyType: row.type,
        Tags: tagList(tags.get(row.id) ?? []),
        CreateTime: new Date(row.created),
        ...(input.IncludePublicKey && { PublicKey: `${row.publicKey} ${row.name}\n` }),
      })),
    }
  },
})

function pairOf({
  input,
  house,
  ...call
}: Call<{ KeyName?: string | undefined; KeyPairId?: string | undefined }>) {
  const of = regionOf(call)
  if (input.KeyPairId !== undefined) return findKeyPairById(house.store.read, of, input.KeyPairId)
  return findKeyPair(house.store.read, of, input.KeyName ?? '')
}

function readKeyType(text: string | undefined): 'rsa' | 'ed25519' {
  if (text === undefined || text === 'rsa') return 'rsa'
  if (text === 'ed25519') return 'ed25519'
  throw invalidValue(`Value (${text}) for parameter KeyType is invalid.`)
}

/** A new pair is asked about by its name, and the tags it comes with are a question of their own. */
function newPairQuestions(call: NamedCall, operation: string, type: string | undefined): Questions {
  const { input } = call
  const of = regionOf(call)
  const name = input.KeyName ?? ''
  if (name === '' || name.length > nameLimit || /[^\x20-\x7e]/.test(name)) {
    throw invalidValue(`Value (${name.slice(0, nameLimit)}) for parameter KeyName is invalid.`)
  }
  const tags = readTagSpecifications(input.TagSpecifications, ['key-pair']).get('key-pair')
  const requestTags = tags && tagList(tags)
  const resource = ec2Arn(of, 'key-pair', name)
  const region = { 'ec2:Region': of.region }
  const asks: Ask[] = [
    { resource, requestTags, keys: { ...region, 'ec2:KeyPairName': name, 'ec2:KeyPairType': type } },
  ]
  if (tags?.length) {
    asks.push({
      action: 'ec2:CreateTags',
      resource,
      requestTags,
      keys: { ...region, 'ec2:CreateAction': operation },
    })
  }
  return { all: asks }
}

async function refuseTaken(call: NamedCall): Promise<void> {
  const name = call.input.KeyName ?? ''
  if (await findKeyPair(call.house.store.read, regionOf(call), name)) throw keyPairExists(name)
}

async function addKeyPair(call: NamedCall, { type, publicKey, fingerprint }: PublicKey) {
  const { input, house, caller, now } = call
  const of = regionOf(call)
  const name = input.KeyName ?? ''
  const tags = readTagSpecifications(input.TagSpecifications, ['key-pair']).get('key-pair') ?? []
  const row: KeyPairRow = {
    id: newId('key', house.random),
    ...of,
    name,
    type,
    fingerprint,
    publicKey,
    created: now,
  }
  return house.store.write(caller.account, async (tx) => {
    if (await findKeyPair(tx, of, name)) throw keyPairExists(name)
    if ((await countKeyPairs(tx, of)) >= keyPairsLimit) throw tooManyKeyPairs(keyPairsLimit)
    await insertKeyPair(tx, row)
    await putResourceTags(tx, of, row.id, tags)
    return { row, Tags: tags.length === 0 ? undefined : tagList(tags) }
  })
}
