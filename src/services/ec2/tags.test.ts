import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeEc2, type TestEc2 } from '../../../test/fixtures/ec2.ts'

describe('tags of EC2 resources', () => {
  let ec2: TestEc2
  let id: string
  before(async () => {
    ec2 = await makeEc2()
    ;[id = ''] = await ec2.launch()
  })
  after(() => ec2.close())

  const tagsOf = async (resource: string) => {
    const Filters = [{ Name: 'resource-id', Values: [resource] }]
    const { Tags } = await ec2.run(ec2.admin, 'DescribeTags', { Filters })
    return Object.fromEntries(Tags!.map(({ Key, Value }) => [Key, Value]))
  }
  const put = (resource: string, tags: Record<string, string>) =>
    ec2.run(ec2.admin, 'CreateTags', {
      Resources: [resource],
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    })

  it('are written, overwritten and removed by key, by key and value, or all at once', async () => {
    await put(id, { a: '1', b: '2', c: '3', d: '' })
    await put(id, { a: '9' })
    assert.deepEqual(await tagsOf(id), { a: '9', b: '2', c: '3', d: '' })
    await ec2.run(ec2.admin, 'DeleteTags', {
      Resources: [id],
      Tags: [{ Key: 'a' }, { Key: 'b', Value: 'other' }, { Key: 'c', Value: '3' }],
    })
    assert.deepEqual(await tagsOf(id), { b: '2', d: '' })
    await ec2.run(ec2.admin, 'DeleteTags', { Resources: [id] })
    assert.deepEqual(await tagsOf(id), {})
  })

  it('can be put on every kind of resource the account has', async () => {
    const { Instances } = (await ec2.run(ec2.admin, 'DescribeInstances', {})).Reservations![0]!
    const { KeyPairId = '' } = await ec2.run(ec2.admin, 'CreateKeyPair', { KeyName: 'k', KeyType: 'ed25519' })
    const { Images } = await ec2.run(ec2.admin, 'DescribeImages', {})
    const [instance] = Instances!
    const resources = {
      volume: instance!.BlockDeviceMappings![0]!.Ebs!.VolumeId!,
      'network-interface': instance!.NetworkInterfaces![0]!.NetworkInterfaceId!,
      'security-group': instance!.SecurityGroups![0]!.GroupId!,
      subnet: instance!.SubnetId!,
      vpc: instance!.VpcId!,
      'key-pair': KeyPairId,
      image: Images![0]!.ImageId!,
    }
    for (const [type, resource] of Object.entries(resources)) {
      await put(resource, { kind: type })
      const Filters = [{ Name: 'resource-type', Values: [type] }]
      const { Tags } = await ec2.run(ec2.admin, 'DescribeTags', { Filters })
      assert.deepEqual(Tags, [{ Key: 'kind', ResourceId: resource, ResourceType: type, Value: type }])
    }
    const { Vpcs } = await ec2.run(ec2.admin, 'DescribeVpcs', {
      Filters: [{ Name: 'tag:kind', Values: ['vpc'] }],
    })
    assert.deepEqual(Vpcs![0]!.Tags, [{ Key: 'kind', Value: 'vpc' }])
  })

  it('are refused for what is not there or is no resource, all or none', async () => {
    for (const [resource, code] of [
      ['i-00000000000000000', 'InvalidInstanceID.NotFound'],
      ['vpc-00000000000000000', 'InvalidVpcID.NotFound'],
      ['vol-00000000000000000', 'InvalidVolume.NotFound'],
      ['nonsense', 'InvalidID'],
      ['rtb-00000000000000000', 'InvalidID'],
    ] as const) {
      const Tags = [{ Key: 'half', Value: 'done' }]
      const error = await ec2.refusal(ec2.admin, 'CreateTags', { Resources: [id, resource], Tags })
      assert.equal(error.code, code)
    }
    assert.deepEqual(await tagsOf(id), {})
  })

  it('are at most fifty on one resource', async () => {
    const [full = ''] = await ec2.launch()
    await put(full, Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 'x'])))
    await put(full, { k1: 'again' })
    const Tags = [{ Key: 'one more', Value: '' }]
    const error = await ec2.refusal(ec2.admin, 'CreateTags', { Resources: [full], Tags })
    assert.equal(error.code, 'TagLimitExceeded')
  })

  it('are decided by the tags asked for and those already there', async () => {
    const [mine = ''] = await ec2.launch()
    await put(mine, { owner: 'me' })
    const Condition = {
      StringEquals: { 'aws:ResourceTag/owner': 'me' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['env'] },
    }
    const user = await ec2.userWith({ Effect: 'Allow', Action: 'ec2:*Tags', Resource: '*', Condition })
    const tag = (Key: string, resource: string) => ({ Resources: [resource], Tags: [{ Key, Value: 'x' }] })
    await ec2.run(user, 'CreateTags', tag('env', mine))
    assert.equal((await ec2.refusal(user, 'CreateTags', tag('owner', mine))).code, 'UnauthorizedOperation')
    assert.equal((await ec2.refusal(user, 'CreateTags', tag('env', id))).code, 'UnauthorizedOperation')
    await ec2.run(user, 'DeleteTags', tag('env', mine))
  })
})
