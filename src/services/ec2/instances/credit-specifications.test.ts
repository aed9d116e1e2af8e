import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { anyImage, makeEc2, type TestEc2 } from '../../../../test/fixtures/ec2.ts'
import { cpuCreditsOf } from './credit-specifications.ts'

const types = [
  ['t2.micro', 'standard'],
  ['t3.micro', 'unlimited'],
  ['t3a.large', 'unlimited'],
  ['t4g.nano', 'unlimited'],
  ['m5.large', undefined],
  ['trn1.2xlarge', undefined],
] as const

describe('DescribeInstanceCreditSpecifications', () => {
  let ec2: TestEc2
  before(async () => {
    ec2 = await makeEc2()
  })
  after(() => ec2.close())

  for (const [type, credits] of types) {
    it(`says ${credits ?? 'nothing'} of a ${type}`, () => assert.equal(cpuCreditsOf(type), credits))
  }

  it('shows what runs without a limit, or what is named', async () => {
    const [standard = ''] = await ec2.launch({ InstanceType: 't2.micro' })
    const [unlimited = ''] = await ec2.launch({ InstanceType: 't3.micro' })
    const [steady = ''] = await ec2.launch({ InstanceType: 'm5.large' })
    const list = async (input: object) =>
      (await ec2.run(ec2.admin, 'DescribeInstanceCreditSpecifications', input)).InstanceCreditSpecifications
    assert.deepEqual(await list({}), [{ InstanceId: unlimited, CpuCredits: 'unlimited' }])
    assert.deepEqual(await list({ InstanceIds: [standard] }), [
      { InstanceId: standard, CpuCredits: 'standard' },
    ])
    const error = await ec2.refusal(ec2.admin, 'DescribeInstanceCreditSpecifications', {
      InstanceIds: [steady],
    })
    assert.equal(error.code, 'InstanceCreditSpecification.NotSupported')
  })

  it('is what a launch gets: another option is refused', async () => {
    const launch = { ImageId: anyImage, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const
    const error = await ec2.refusal(ec2.admin, 'RunInstances', {
      ...launch,
      CreditSpecification: { CpuCredits: 'standard' },
    })
    assert.equal(error.code, 'UnsupportedOperation')
    await ec2.run(ec2.admin, 'RunInstances', {
      ...launch,
      CreditSpecification: { CpuCredits: 'unlimited' },
    })
  })
})
