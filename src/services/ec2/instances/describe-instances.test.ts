import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeEc2, type TestEc2 } from '../../../../test/fixtures/ec2.ts'

describe('DescribeInstances', () => {
  let ec2: TestEc2
  let one: string
  let two: string
  let profileArn: string
  before(async () => {
    ec2 = await makeEc2()
    profileArn = (await ec2.makeProfile('Web')).profileArn
    const tagged = (Value: string) => [{ ResourceType: 'instance' as const, Tags: [{ Key: 'Name', Value }] }]
    ;[one = ''] = await ec2.launch({
      TagSpecifications: tagged('web-1'),
      IamInstanceProfile: { Name: 'Web' },
    })
    ;[two = ''] = await ec2.launch({ InstanceType: 't4g.nano', TagSpecifications: tagged('web*2') })
    await ec2.run(ec2.admin, 'StopInstances', { InstanceIds: [two] })
  })
  after(() => ec2.close())

  const found = async (Name: string, ...Values: string[]) => {
    const { Reservations } = await ec2.run(ec2.admin, 'DescribeInstances', { Filters: [{ Name, Values }] })
    return Reservations!.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId))
  }

  it('filters by what an instance is', async () => {
    const cases: [string, string[], string[]][] = [
      ['instance-id', [one], [one]],
      ['instance-id', [one, two], [one, two]],
      ['instance-state-name', ['stopped'], [two]],
      ['instance-state-code', ['16'], [one]],
      ['tag:Name', ['web-1'], [one]],
      ['tag:Name', ['web?*'], [one, two]],
      ['tag:Name', ['web\\*2'], [two]],
      ['tag:name', ['web-1'], []],
      ['tag-key', ['Name'], [one, two]],
      ['iam-instance-profile.arn', [profileArn], [one]],
      ['instance-type', ['t3.*'], [one]],
      ['architecture', ['arm64'], [two]],
      ['key-name', ['x'], []],
      ['private-ip-address', ['172.31.*'], [one, two]],
      ['availability-zone', ['us-east-1a'], [one, two]],
    ]
    for (const [name, values, expected] of cases) {
      assert.deepEqual((await found(name, ...values)).sort(), expected.toSorted(), `${name} ${values.join()}`)
    }
  })

  it('refuses a filter it does not know', async () => {
    for (const Name of ['nonsense', 'constructor', '__proto__']) {
      const error = await ec2.refusal(ec2.admin, 'DescribeInstances', { Filters: [{ Name, Values: ['x'] }] })
      assert.deepEqual(
        [error.code, error.message],
        ['InvalidParameterValue', `The filter '${Name}' is invalid`],
      )
    }
    const Values = Array.from({ length: 201 }, String)
    const many = await ec2.refusal(ec2.admin, 'DescribeInstances', {
      Filters: [{ Name: 'image-id', Values }],
    })
    assert.equal(many.code, 'FilterLimitExceeded')
  })

  it('gives every instance once, page by page, also where one goes meanwhile', async () => {
    const region = 'eu-west-1'
    const launched: string[] = []
    for (let index = 0; index < 7; index++) {
      const input = { ImageId: 'ami-12345678', InstanceType: 't3.nano' as const, MinCount: 1, MaxCount: 1 }
      launched.push((await ec2.run(ec2.admin, 'RunInstances', input, region)).Instances![0]!.InstanceId!)
      ec2.time.now += 1000
    }
    const page = (NextToken?: string) =>
      ec2.run(ec2.admin, 'DescribeInstances', { MaxResults: 5, NextToken }, region)
    const idsOf = ({ Reservations = [] }: Awaited<ReturnType<typeof page>>) =>
      Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId = '' }) => InstanceId))
    const first = await page()
    const second = await page(first.NextToken)
    assert.deepEqual([...idsOf(first), ...idsOf(second)], launched)
    assert.equal(second.NextToken, undefined)
    await assert.rejects(page('nonsense'), { code: 'InvalidNextToken' })
  })

  it('needs its own right and tells no resource when that is missing', async () => {
    const user = await ec2.userWith({ Effect: 'Allow', Action: 'ec2:DescribeTags', Resource: '*' })
    const error = await ec2.refusal(user, 'DescribeInstances', {})
    assert.equal(
      error.message,
      `You are not authorized to perform this operation. User: ${user.arn} is not authorized to perform:` +
        ' ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action',
    )
    const elsewhere = { StringEquals: { 'ec2:Region': 'eu-west-1' } }
    const there = await ec2.userWith({
      Effect: 'Allow',
      Action: 'ec2:Describe*',
      Resource: '*',
      Condition: elsewhere,
    })
    assert.equal((await ec2.refusal(there, 'DescribeInstances', {})).code, 'UnauthorizedOperation')
    await ec2.run(there, 'DescribeInstances', {}, 'eu-west-1')
  })

  it('does not mix ids with a page size, nor take a size out of range', async () => {
    const sizes = [{ MaxResults: 5, InstanceIds: [one] }, { MaxResults: 4 }, { MaxResults: 1001 }]
    for (const input of sizes) {
      assert.match((await ec2.refusal(ec2.admin, 'DescribeInstances', input)).code, /^InvalidParameter/)
    }
  })

  it('shows the status of running instances, and of all where they are asked for', async () => {
    const running = await ec2.run(ec2.admin, 'DescribeInstanceStatus', {})
    assert.deepEqual(
      running.InstanceStatuses!.map(({ InstanceId }) => InstanceId),
      [one],
    )
    const all = await ec2.run(ec2.admin, 'DescribeInstanceStatus', { IncludeAllInstances: true })
    assert.equal(all.InstanceStatuses!.length, 2)
  })
})
