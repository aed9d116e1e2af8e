import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeEc2, type TestEc2 } from '../../../../test/fixtures/ec2.ts'

describe('ModifyInstanceAttribute', () => {
  let ec2: TestEc2
  let id: string
  before(async () => {
    ec2 = await makeEc2()
    id = (await ec2.launch())[0]!
  })
  after(() => ec2.close())
  const modify = (input: object) =>
    ec2.run(ec2.admin, 'ModifyInstanceAttribute', { InstanceId: id, ...input })
  const refusal = (input: object) =>
    ec2.refusal(ec2.admin, 'ModifyInstanceAttribute', { InstanceId: id, ...input })
  const read = async (Attribute: string) =>
    ec2.run(ec2.admin, 'DescribeInstanceAttribute', { InstanceId: id, Attribute: Attribute as never })

  it('protects against termination and takes the protection away, in either form', async () => {
    await modify({ DisableApiTermination: { Value: true } })
    assert.deepEqual((await read('disableApiTermination')).DisableApiTermination, { Value: true })
    const error = await ec2.refusal(ec2.admin, 'TerminateInstances', { InstanceIds: [id] })
    assert.equal(error.code, 'OperationNotPermitted')
    await modify({ Attribute: 'disableApiTermination', Value: 'false' })
    assert.deepEqual((await read('disableApiTermination')).DisableApiTermination, { Value: false })
    await modify({ DisableApiTermination: { Value: true }, DryRun: false })
    assert.equal((await refusal({ DisableApiStop: { Value: true }, DryRun: true })).code, 'DryRunOperation')
    assert.deepEqual((await read('disableApiStop')).DisableApiStop, { Value: false })
  })

  it('changes what an instance does when it shuts itself down', async () => {
    await modify({ InstanceInitiatedShutdownBehavior: { Value: 'terminate' } })
    const { InstanceInitiatedShutdownBehavior } = await read('instanceInitiatedShutdownBehavior')
    assert.deepEqual(InstanceInitiatedShutdownBehavior, { Value: 'terminate' })
    const error = await refusal({ InstanceInitiatedShutdownBehavior: { Value: 'sleep' } })
    assert.equal(error.code, 'InvalidParameterValue')
  })

  it('changes type, user data and EBS optimization of a stopped instance only', async () => {
    const UserData = { Value: new TextEncoder().encode('#!/bin/sh') }
    for (const change of [
      { InstanceType: { Value: 'm5.large' } },
      { UserData },
      { EbsOptimized: { Value: true } },
    ]) {
      assert.equal((await refusal(change)).code, 'IncorrectInstanceState')
      await ec2.run(ec2.admin, 'StopInstances', { InstanceIds: [id] })
      await modify(change)
      await ec2.run(ec2.admin, 'StartInstances', { InstanceIds: [id] })
    }
    assert.deepEqual((await read('instanceType')).InstanceType, { Value: 'm5.large' })
    assert.deepEqual((await read('userData')).UserData, { Value: btoa('#!/bin/sh') })
    assert.deepEqual((await read('ebsOptimized')).EbsOptimized, { Value: true })
  })

  const wrong = [
    ['no attribute', {}, 'InvalidParameterCombination'],
    [
      'two attributes',
      { DisableApiStop: { Value: true }, EbsOptimized: { Value: true } },
      'InvalidParameterCombination',
    ],
    ['an attribute that does not exist', { Attribute: 'toString', Value: 'x' }, 'UnsupportedOperation'],
    ['an attribute nothing here keeps', { SourceDestCheck: { Value: false } }, 'UnsupportedOperation'],
    ['a value that is no switch', { Attribute: 'disableApiStop', Value: 'maybe' }, 'InvalidParameterValue'],
    ['another group', { Groups: ['sg-0123456789abcdef0'] }, 'InvalidGroup.NotFound'],
    [
      'another instance',
      { InstanceId: 'i-0123456789abcdef0', DisableApiStop: { Value: true } },
      'InvalidInstanceID.NotFound',
    ],
  ] as const
  for (const [what, input, code] of wrong) {
    it(`refuses ${what}`, async () => assert.equal((await refusal(input)).code, code))
  }

  it('is asked with the attribute as a condition key', async () => {
    const user = await ec2.userWith({
      Effect: 'Allow',
      Action: 'ec2:ModifyInstanceAttribute',
      Resource: '*',
      Condition: { StringEquals: { 'ec2:Attribute': 'disableApiStop' } },
    })
    await ec2.run(user, 'ModifyInstanceAttribute', { InstanceId: id, DisableApiStop: { Value: true } })
    const error = await ec2.refusal(user, 'ModifyInstanceAttribute', {
      InstanceId: id,
      DisableApiTermination: { Value: false },
    })
    assert.equal(error.code, 'UnauthorizedOperation')
  })
})
