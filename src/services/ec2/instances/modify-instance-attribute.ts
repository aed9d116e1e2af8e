import { toBase64 } from '../../../kernel/bytes.ts'
import { updateInstance, type InstanceRow } from '../../../store/ec2/instances.ts'
import { listResourceTags } from '../../../store/ec2/resource-tags.ts'
import { action, type Ec2Input } from '../action.ts'
import { defaultNetwork } from '../resources/default-network.ts'
import {
  dryRunSucceeded,
  incorrectInstanceState,
  invalidCombination,
  invalidInstanceType,
  invalidValue,
  noSuchSecurityGroup,
  notStopped,
  unsupportedParameter,
} from '../errors.ts'
import { isInstanceType } from './instance-types.ts'
import { existingInstances, knownInstances } from './known-instances.ts'
import { readShutdownBehavior, readUserData } from './launch-request.ts'
import { ec2Arn, instanceQuestion, regionOf, tagList } from '../questions.ts'
import { attributeKeys, groupKeys } from '../resource-keys.ts'

type Input = Ec2Input<'ModifyInstanceAttribute'>

/** An attribute of the request by its name in `Attribute`, its value as the text it would have in `Value`. */
type Change = { attribute: string; text: string }

/** What a change makes of an instance's row; attributes that need a stopped instance say so. */
type Rule = { columns(text: string): Partial<InstanceRow>; stopped?: true }

const rules: Readonly<Record<string, Rule>> = {
  disableApiStop: { columns: (text) => ({ disableStop: readSwitch(text) }) },
  disableApiTermination: { columns: (text) => ({ disableTermination: readSwitch(text) }) },
  ebsOptimized: { columns: (text) => ({ ebsOptimized: readSwitch(text) }), stopped: true },
  instanceInitiatedShutdownBehavior: {
    columns: (text) => ({ shutdownBehavior: readShutdownBehavior(text) }),
  },
  instanceType: { columns: (text) => ({ instanceType: readInstanceType(text) }), stopped: true },
  userData: { columns: (text) => ({ userData: readUserData(text) }), stopped: true },
}

export const modifyInstanceAttribute = action('ModifyInstanceAttribute', {
  async access(call) {
    const { input } = call
    const id = input.InstanceId ?? ''
    const of = regionOf(call)
    const ask = instanceQuestion(of, id, (await knownInstances(call, [id])).get(id))
    const changes = readChanges(input).map(({ attribute, text }) => [attribute, text] as const)
    const attributes = { ...Object.fromEntries(changes), groupSet: input.Groups?.join(',') }
    const { vpcArn } = defaultNetwork(of)
    const tags = Map.groupBy(
      await listResourceTags(call.house.store.read, of, input.Groups ?? []),
      ({ resourceId }) => resourceId,
    )
    const groups = (input.Groups ?? []).map((group) => ({
      resource: ec2Arn(of, 'security-group', group),
      resourceTags: tagList(tags.get(group) ?? []),
      keys: { 'ec2:Region': of.region, ...groupKeys(group, vpcArn) },
    }))
    return { all: [{ ...ask, keys: { ...ask.keys, ...attributeKeys(attributes) } }, ...groups] }
  },
  run(call) {
    const { input, house, caller } = call
    const changes = readChanges(input)
    if (changes.length + (input.Groups === undefined ? 0 : 1) !== 1) throw oneAttribute(changes.length)
    return house.store.write(caller.account, async (tx) => {
      const [row] = await existingInstances(tx, call, [input.InstanceId ?? ''])
      if (row!.state === 'terminated') throw incorrectInstanceState(row!.id, 'modified')
      checkGroups(call)
      const columns = changes.map((change) => columnsOf(row!, change))
      if (input.DryRun) throw dryRunSucceeded()
      for (const some of columns.filter((one) => Object.keys(one).length > 0)) {
        await updateInstance(tx, row!.id, some)
      }
      return {}
    })
  },
})

function readChanges(input: Input): Change[] {
  const changes: Change[] = []
  const add = (attribute: string, value: string | boolean | undefined) =>
    value !== undefined && changes.push({ attribute, text: String(value) })
  for (const name of unsupported) if (input[name] !== undefined) throw unsupportedParameter(name)
  // Every instance here checks source and destination; to ask for that is to ask for no change.
  if (input.SourceDestCheck?.Value === false) throw unsupportedParameter('SourceDestCheck')
  if (input.Attribute !== undefined) add(input.Attribute, input.Value ?? '')
  add('sourceDestCheck', input.SourceDestCheck?.Value)
  add('disableApiStop', input.DisableApiStop?.Value)
  add('disableApiTermination', input.DisableApiTermination?.Value)
  add('ebsOptimized', input.EbsOptimized?.Value)
  add('instanceInitiatedShutdownBehavior', input.InstanceInitiatedShutdownBehavior?.Value)
  add('instanceType', input.InstanceType?.Value)
  if (input.UserData !== undefined) add('userData', toBase64(input.UserData.Value ?? new Uint8Array()))
  return changes
}

const unsupported = ['BlockDeviceMappings', 'EnaSupport', 'Kernel', 'Ramdisk', 'SriovNetSupport'] as const

function columnsOf(row: InstanceRow, { attribute, text }: Change): Partial<InstanceRow> {
  if (attribute === 'sourceDestCheck' && text === 'true') return {}
  const rule = Object.hasOwn(rules, attribute) ? rules[attribute]! : undefined
  if (rule === undefined) throw unsupportedParameter(`Attribute=${attribute}`)
  const columns = rule.columns(text)
  if (rule.stopped && row.state !== 'stopped') throw notStopped(row.id)
  return columns
}

/** Every instance is in the one group there is; a request for it changes nothing. */
function checkGroups(call: Parameters<typeof regionOf>[0] & { input: Input }): void {
  const { groupId } = defaultNetwork(regionOf(call))
  for (const id of call.input.Groups ?? []) if (id !== groupId) throw noSuchSecurityGroup(id)
}

function readSwitch(text: string): number {
  if (text !== 'true' && text !== 'false') throw invalidValue(`Value (${text}) is not a boolean.`)
  return Number(text === 'true')
}

function readInstanceType(text: string): string {
  if (!isInstanceType(text)) throw invalidInstanceType(text)
  return text
}

const oneAttribute = (count: number) =>
  invalidCombination(
    count === 0 ? 'No attributes specified.' : 'Fields for multiple attribute types specified',
  )
