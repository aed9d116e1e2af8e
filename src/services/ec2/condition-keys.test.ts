import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sender, type Sender } from '../../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../../test/fixtures/server.ts'

let server: TestServer
let admin: Sender
let subnet: string
let group: string
let image: string
let instance: string
before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin)
  const ec2 = async (operation: string, input: object) => (await admin('ec2', operation, input)).output
  subnet = (await ec2('DescribeSubnets', {})).Subnets[0].SubnetId
  group = (await ec2('DescribeSecurityGroups', {})).SecurityGroups[0].GroupId
  image = (await ec2('DescribeImages', { Owners: ['amazon'] })).Images[0].ImageId
  const Tags = [{ Key: 'env', Value: 'dev' }]
  await ec2('CreateTags', { Resources: [subnet, image, group], Tags })
  const launched = await ec2('RunInstances', {
    ImageId: image,
    MinCount: 1,
    MaxCount: 1,
    InstanceType: 't3.micro',
  })
  instance = launched.Instances[0].InstanceId
})
after(() => server?.stop())

const allow = (Action: unknown, Resource: unknown = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  Condition,
})
const deny = (Action: unknown, Resource: unknown, Condition: object) => [
  allow('*'),
  { Effect: 'Deny', Action, Resource, Condition },
]

let users = 0

/** What the operation answers to somebody who has just these statements. */
async function answer(statements: object[], operation: string, input: object): Promise<string> {
  const UserName = `keys-${(users += 1)}`
  await admin('iam', 'CreateUser', { UserName })
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  await admin('iam', 'PutUserPolicy', { UserName, PolicyName: 'own', PolicyDocument })
  const { output } = await admin('iam', 'CreateAccessKey', { UserName })
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = output.AccessKey
  const { code } = await sender(server.url, { accessKeyId, secretAccessKey })('ec2', operation, input)
  return code ?? 'done'
}

test('questions carry the keys that the reference lists for their resource', async () => {
  const launch = { ImageId: image, MinCount: 1, MaxCount: 1, DryRun: true }
  const types = ['instance', 'volume', 'network-interface', 'security-group', 'subnet', 'key-pair']
  const rest = types.map((type) => `arn:aws:ec2:*:*:${type}/*`)
  const tagged = { StringEquals: { 'aws:ResourceTag/env': 'dev' } }
  const denied = 'UnauthorizedOperation'
  const table: [statements: object[], operation: string, input: object, answer: string][] = [
    [
      deny('ec2:RunInstances', 'arn:aws:ec2:*:*:subnet/*', tagged),
      'RunInstances',
      { ...launch, SubnetId: subnet },
      denied,
    ],
    [deny('ec2:RunInstances', 'arn:aws:ec2:*:*:security-group/*', tagged), 'RunInstances', launch, denied],
    [
      [
        allow('ec2:RunInstances', rest),
        allow('ec2:RunInstances', 'arn:aws:ec2:*::image/ami-*', {
          StringEquals: { 'ec2:ResourceTag/env': 'dev' },
        }),
      ],
      'RunInstances',
      launch,
      'DryRunOperation',
    ],
    [
      deny('ec2:RunInstances', 'arn:aws:ec2:*:*:volume/*', {
        NumericGreaterThan: { 'ec2:VolumeIops': '500' },
      }),
      'RunInstances',
      {
        ...launch,
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, VolumeType: 'io2', Iops: 1000 } },
        ],
      },
      denied,
    ],
    [
      deny('ec2:ModifyInstanceMetadataOptions', '*', {
        StringNotEquals: { 'ec2:Attribute/HttpTokens': 'required' },
        Null: { 'ec2:Attribute/HttpTokens': 'false' },
      }),
      'ModifyInstanceMetadataOptions',
      { InstanceId: instance, HttpTokens: 'optional' },
      denied,
    ],
    [
      deny('ec2:ModifyInstanceAttribute', '*', { StringEquals: { 'ec2:Attribute/DisableApiStop': 'true' } }),
      'ModifyInstanceAttribute',
      { InstanceId: instance, DisableApiStop: { Value: true } },
      denied,
    ],
    [
      [allow('ec2:*', '*', { StringEquals: { 'ec2:Region': 'us-east-1' } })],
      'ModifyInstanceAttribute',
      { InstanceId: instance, Groups: [group] },
      'done',
    ],
    [
      [
        allow('ec2:CreateTags', 'arn:aws:ec2:*:*:instance/*', {
          StringEquals: { 'ec2:InstanceType': 't3.micro' },
        }),
      ],
      'CreateTags',
      { Resources: [instance], Tags: [{ Key: 'n', Value: '1' }] },
      'done',
    ],
    [
      [allow('ec2:CreateTags', '*', { StringLike: { 'ec2:AvailabilityZoneId': 'use1-az*' } })],
      'CreateTags',
      { Resources: [subnet], Tags: [{ Key: 'n', Value: '1' }] },
      'done',
    ],
    [
      [allow('ec2:DeleteTags', '*', { StringEquals: { 'ec2:InstanceType': 't3.micro' } })],
      'DeleteTags',
      { Resources: [instance] },
      denied,
    ],
  ]
  for (const [statements, operation, input, expected] of table) {
    assert.equal(await answer(statements, operation, input), expected, JSON.stringify(statements.at(-1)))
  }
})
