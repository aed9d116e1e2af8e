import type { InstanceRow } from '../../../store/ec2/instances.ts'
import { action, type Ec2Output } from '../action.ts'
import { dryRunSucceeded, invalidValue } from '../errors.ts'
import { describeInstance, securityGroupsOf } from './instance-view.ts'
import { existingInstances, knownInstances } from './known-instances.ts'
import { instanceQuestion, regionOf } from '../questions.ts'

type Attributes = Ec2Output<'DescribeInstanceAttribute'>

/** What each attribute's answer holds beside the instance's id. */
const attributes: Readonly<Record<string, (row: InstanceRow) => Attributes>> = {
  blockDeviceMapping: (row) => ({ BlockDeviceMappings: shown(row).BlockDeviceMappings }),
  disableApiStop: (row) => ({ DisableApiStop: { Value: row.disableStop === 1 } }),
  disableApiTermination: (row) => ({ DisableApiTermination: { Value: row.disableTermination === 1 } }),
  ebsOptimized: (row) => ({ EbsOptimized: { Value: row.ebsOptimized === 1 } }),
  enaSupport: () => ({ EnaSupport: { Value: true } }),
  enclaveOptions: () => ({ EnclaveOptions: { Enabled: false } }),
  groupSet: (row) => ({ Groups: securityGroupsOf(row) }),
  instanceInitiatedShutdownBehavior: (row) => ({
    InstanceInitiatedShutdownBehavior: { Value: row.shutdownBehavior },
  }),
  instanceType: (row) => ({ InstanceType: { Value: row.instanceType } }),
  kernel: () => ({ KernelId: {} }),
  productCodes: () => ({ ProductCodes: [] }),
  ramdisk: () => ({ RamdiskId: {} }),
  rootDeviceName: (row) => ({ RootDeviceName: { Value: shown(row).RootDeviceName } }),
  sourceDestCheck: () => ({ SourceDestCheck: { Value: true } }),
  sriovNetSupport: () => ({ SriovNetSupport: {} }),
  userData: (row) => ({ UserData: row.userData === null ? {} : { Value: row.userData } }),
}

const shown = (row: InstanceRow) => describeInstance({ row, tags: [] })

export const describeInstanceAttribute = action('DescribeInstanceAttribute', {
  async access(call) {
    const id = call.input.InstanceId ?? ''
    const known = await knownInstances(call, [id])
    const ask = instanceQuestion(regionOf(call), id, known.get(id))
    return { all: [{ ...ask, keys: { ...ask.keys, 'ec2:Attribute': call.input.Attribute } }] }
  },
  async run(call) {
    const { input, house } = call
    const name = input.Attribute ?? ''
    const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined
    if (attribute === undefined)
      throw invalidValue(`Value (${name}) for parameter attribute is invalid. Unknown attribute.`)
    const [row] = await existingInstances(house.store.read, call, [input.InstanceId ?? ''])
    if (input.DryRun) throw dryRunSucceeded()
    return { InstanceId: row!.id, ...attribute(row!) }
  },
})
