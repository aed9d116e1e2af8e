import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { anyImage, makeEc2, type TestEc2 } from '../../../../test/fixtures/ec2.ts'
import { decodeAuthorizationMessage } from '../../../access/decision/authorization-message.ts'

const launch = { ImageId: anyImage, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const
const everyLaunch = { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' }

describe('RunInstances', () => {
  let ec2: TestEc2
  before(async () => {
    ec2 = await makeEc2()
  })
  after(() => ec2.close())

  it('answers pending instances that are running when they are looked at', async () => {
    const made = await ec2.run(ec2.admin, 'RunInstances', { ...launch, MaxCount: 3 })
    assert.equal(made.OwnerId, ec2.account)
    assert.match(made.ReservationId!, /^r-0[0-9a-f]{16}$/)
    assert.deepEqual(
      made.Instances!.map(({ State, AmiLaunchIndex }) => [State!.Name, AmiLaunchIndex]),
      [
        ['pending', 0],
        ['pending', 1],
        ['pending', 2],
      ],
    )
    const ids = made.Instances!.map(({ InstanceId = '' }) => InstanceId)
    const { Reservations } = await ec2.run(ec2.admin, 'DescribeInstances', { InstanceIds: ids })
    assert.deepEqual(
      Reservations!.flatMap(({ Instances = [] }) => Instances.map(({ State }) => State!.Name)),
      ['running', 'running', 'running'],
    )
    assert.equal(new Set(made.Instances!.map((instance) => instance.PrivateIpAddress)).size, 3)
  })

  it('belongs to the account and the region it was made in', async () => {
    const [id = ''] = await ec2.launch()
    const other = await ec2.caller(ec2.keys[ec2.otherAccount]!.admin)
    assert.equal(
      (await ec2.refusal(other, 'DescribeInstances', { InstanceIds: [id] })).code,
      'InvalidInstanceID.NotFound',
    )
    await assert.rejects(ec2.run(ec2.admin, 'DescribeInstances', { InstanceIds: [id] }, 'eu-west-1'), {
      code: 'InvalidInstanceID.NotFound',
    })
    assert.deepEqual((await ec2.run(other, 'DescribeInstances', {})).Reservations, [])
  })

  it('is asked of every kind of resource it touches', async () => {
    const kinds = ['instance', 'image', 'subnet', 'network-interface', 'security-group', 'volume', 'key-pair']
    await ec2.run(ec2.admin, 'CreateKeyPair', { KeyName: 'asked', KeyType: 'ed25519' })
    for (const missing of kinds) {
      const Resource = kinds.filter((kind) => kind !== missing).map((kind) => `arn:aws:ec2:*:*:${kind}/*`)
      const user = await ec2.userWith({ ...everyLaunch, Resource })
      const error = await ec2.refusal(user, 'RunInstances', { ...launch, KeyName: 'asked' })
      assert.equal(error.status, 403)
      assert.match(
        error.message,
        new RegExp(
          `^You are not authorized to perform this operation\\. User: ${user.arn} is not authorized to perform:` +
            ` ec2:RunInstances on resource: arn:aws:ec2:us-east-1:\\d*:${missing}/\\S+ because` +
            ' no identity-based policy allows the ec2:RunInstances action\\.' +
            ' Encoded authorization failure message: [\\w-]+$',
        ),
      )
    }
    const enough = await ec2.userWith({
      ...everyLaunch,
      Resource: kinds.map((kind) => `arn:aws:ec2:*:*:${kind}/*`),
    })
    assert.equal(
      (await ec2.run(enough, 'RunInstances', { ...launch, KeyName: 'asked' })).Instances!.length,
      1,
    )
  })

  it('explains a refusal to whoever may decode its message', async () => {
    const user = await ec2.userWith(everyLaunch, {
      Sid: 'NoLarge',
      Effect: 'Deny',
      Action: 'ec2:RunInstances',
      Resource: '*',
      Condition: { StringLike: { 'ec2:InstanceType': '*.large' } },
    })
    const error = await ec2.refusal(user, 'RunInstances', { ...launch, InstanceType: 't3.large' })
    assert.match(error.message, / with an explicit deny in an identity-based policy\. Encoded/)
    const token = error.message.split(' ').at(-1)!
    const text = decodeAuthorizationMessage(ec2.house, ec2.account, token)!
    const message = JSON.parse(text) as {
      explicitDeny: boolean
      matchedStatements: { items: { statementId: string }[] }
    }
    assert.deepEqual(
      [message.explicitDeny, message.matchedStatements.items[0]!.statementId],
      [true, 'NoLarge'],
    )
    assert.equal((await ec2.run(user, 'RunInstances', launch)).Instances!.length, 1)
  })

  it('hands a role over only by those who may pass it to EC2', async () => {
    const { roleArn, profileArn } = await ec2.makeProfile('Passed')
    const withProfile = { ...launch, IamInstanceProfile: { Name: 'Passed' } }
    const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: roleArn }
    const toService = (service: string) => ({
      Condition: { StringEquals: { 'iam:PassedToService': service } },
    })
    const forInstances = {
      Condition: { ArnLike: { 'iam:AssociatedResourceArn': 'arn:aws:ec2:*:*:instance/*' } },
    }
    for (const without of [
      [],
      [{ ...pass, ...toService('lambda.amazonaws.com') }],
      [{ ...pass, Resource: profileArn }],
    ]) {
      const error = await ec2.refusal(
        await ec2.userWith(everyLaunch, ...without),
        'RunInstances',
        withProfile,
      )
      assert.ok(
        error.message.includes(
          ` is not authorized to perform: iam:PassRole on resource: ${roleArn} because no`,
        ),
      )
    }
    for (const allowed of [
      pass,
      { ...pass, ...toService('ec2.amazonaws.com') },
      { ...pass, ...forInstances },
    ]) {
      const made = await ec2.run(await ec2.userWith(everyLaunch, allowed), 'RunInstances', withProfile)
      assert.equal(made.Instances![0]!.IamInstanceProfile!.Arn, profileArn)
    }
    const byTag = { ...pass, Resource: '*', Condition: { StringEquals: { 'iam:ResourceTag/team': 'blue' } } }
    const refused = await ec2.refusal(await ec2.userWith(everyLaunch, byTag), 'RunInstances', withProfile)
    assert.equal(refused.code, 'UnauthorizedOperation')
  })

  it('writes tags only for those who may create them with a launch', async () => {
    const tagged = {
      ...launch,
      TagSpecifications: [{ ResourceType: 'instance' as const, Tags: [{ Key: 'env', Value: 'dev' }] }],
    }
    const error = await ec2.refusal(await ec2.userWith(everyLaunch), 'RunInstances', tagged)
    assert.match(
      error.message,
      /perform: ec2:CreateTags on resource: arn:aws:ec2:us-east-1:\d+:instance\/\* because/,
    )
    const withLaunch = { StringEquals: { 'ec2:CreateAction': 'RunInstances', 'aws:RequestTag/env': 'dev' } }
    const tags = { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: '*', Condition: withLaunch }
    const user = await ec2.userWith(everyLaunch, tags)
    assert.deepEqual((await ec2.run(user, 'RunInstances', tagged)).Instances![0]!.Tags, [
      { Key: 'env', Value: 'dev' },
    ])
  })

  it('requires session tokens of the metadata service unless the launch says otherwise', async () => {
    const made = await ec2.run(ec2.admin, 'RunInstances', launch)
    assert.equal(made.Instances![0]!.MetadataOptions!.HttpTokens, 'required')
    const onlyRequired = { Condition: { StringEquals: { 'ec2:MetadataHttpTokens': 'required' } } }
    const user = await ec2.userWith(
      { ...everyLaunch, NotResource: 'arn:aws:ec2:*:*:instance/*', Resource: undefined },
      { ...everyLaunch, ...onlyRequired },
    )
    assert.equal((await ec2.run(user, 'RunInstances', launch)).Instances!.length, 1)
    const optional = { ...launch, MetadataOptions: { HttpTokens: 'optional' as const } }
    assert.equal((await ec2.refusal(user, 'RunInstances', optional)).code, 'UnauthorizedOperation')
  })

  it('launches once for one client token', async () => {
    const once = { ...launch, ClientToken: 'once' }
    const first = await ec2.run(ec2.admin, 'RunInstances', once)
    const second = await ec2.run(ec2.admin, 'RunInstances', once)
    assert.equal(second.ReservationId, first.ReservationId)
    assert.equal(second.Instances![0]!.InstanceId, first.Instances![0]!.InstanceId)
    const other = await ec2.refusal(ec2.admin, 'RunInstances', { ...once, InstanceType: 't3.small' })
    assert.equal(other.code, 'IdempotentParameterMismatch')
  })

  it('does nothing in a dry run but says whether it could', async () => {
    const before = (await ec2.run(ec2.admin, 'DescribeInstances', {})).Reservations!.length
    const dry = await ec2.refusal(ec2.admin, 'RunInstances', { ...launch, DryRun: true })
    assert.deepEqual([dry.code, dry.status], ['DryRunOperation', 412])
    assert.equal((await ec2.run(ec2.admin, 'DescribeInstances', {})).Reservations!.length, before)
    const stranger = await ec2.refusal(await ec2.userWith(), 'RunInstances', { ...launch, DryRun: true })
    assert.equal(stranger.code, 'UnauthorizedOperation')
  })

  const wrong: [string, object, string, RegExp][] = [
    [
      'a key pair that is not there',
      { KeyName: 'no' },
      'InvalidKeyPair.NotFound',
      /^The key pair 'no' does not exist$/,
    ],
    [
      'a profile that is not there',
      { IamInstanceProfile: { Name: 'no' } },
      'InvalidParameterValue',
      /Invalid IAM Instance Profile name$/,
    ],
    [
      'a profile of another account',
      { IamInstanceProfile: { Arn: 'arn:aws:iam::444455556666:instance-profile/x' } },
      'InvalidParameterValue',
      /Invalid IAM Instance Profile ARN$/,
    ],
    ['an image id that is none', { ImageId: 'ami-1' }, 'InvalidAMIID.Malformed', /^Invalid id: "ami-1"/],
    [
      'an instance type that is none',
      { InstanceType: 'foo.bar' },
      'InvalidParameterValue',
      /^Invalid value 'foo.bar' for InstanceType\.$/,
    ],
    ['no instance at all', { MinCount: 0 }, 'InvalidParameterValue', /minCount/],
    ['fewer at most than at least', { MinCount: 2, MaxCount: 1 }, 'InvalidParameterValue', /maxCount/],
    [
      'more instances than the quota',
      { MinCount: 1001, MaxCount: 1001 },
      'InstanceLimitExceeded',
      /instance limit of 1000/,
    ],
    [
      'a subnet that is not there',
      { SubnetId: 'subnet-0123456789abcdef0' },
      'InvalidSubnetID.NotFound',
      /subnet-0123456789abcdef0/,
    ],
    [
      'a group that is not there',
      { SecurityGroupIds: ['sg-0123456789abcdef0'] },
      'InvalidGroup.NotFound',
      /sg-0123456789abcdef0/,
    ],
    ['user data that is not base64', { UserData: '!' }, 'InvalidParameterValue', /BASE64/],
    [
      'too much user data',
      { UserData: Buffer.alloc(16_385).toString('base64') },
      'InvalidParameterValue',
      /16384 bytes/,
    ],
    [
      'an address outside its subnet',
      { PrivateIpAddress: '10.0.0.1' },
      'InvalidParameterValue',
      /address range/,
    ],
    [
      'more hops than there can be',
      { MetadataOptions: { HttpPutResponseHopLimit: 65 } },
      'InvalidParameterValue',
      /HttpPutResponseHopLimit/,
    ],
    [
      'a spot instance',
      { InstanceMarketOptions: { MarketType: 'spot' } },
      'UnsupportedOperation',
      /InstanceMarketOptions/,
    ],
    [
      'tags of what it does not make',
      { TagSpecifications: [{ ResourceType: 'vpc', Tags: [] }] },
      'InvalidParameterValue',
      /'vpc'/,
    ],
    [
      'a tag twice',
      { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'a' }, { Key: 'a' }] }] },
      'InvalidParameterValue',
      /Duplicate tag key 'a'/,
    ],
    [
      'a tag of AWS',
      { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'aws:x' }] }] },
      'InvalidParameterValue',
      /reserved/,
    ],
  ]
  for (const [what, input, code, message] of wrong) {
    it(`refuses ${what}`, async () => {
      const error = await ec2.refusal(ec2.admin, 'RunInstances', { ...launch, ...input })
      assert.equal(error.code, code)
      assert.match(error.message, message)
    })
  }
})
