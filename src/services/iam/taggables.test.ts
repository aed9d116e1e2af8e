import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  makeIam,
  otherAccount,
  rootCaller,
  testAccount as account,
  type TestIam,
} from '../../../test/fixtures/iam.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
})
const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
const Tags = [
  { Key: 'Dept', Value: '1' },
  { Key: 'x', Value: '' },
]
const PolicyArn = `arn:aws:iam::${account}:policy/P`
const AwsPolicy = { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }

test('roles are tagged without regard to case, and GetRole shows it', async () => {
  const RoleName = 'R'
  await iam.run('CreateRole', { RoleName, AssumeRolePolicyDocument: trust })
  await iam.run('TagRole', { RoleName, Tags })
  await iam.run('TagRole', { RoleName, Tags: [{ Key: 'DEPT', Value: '2' }] })
  const { Tags: tags } = await iam.run('ListRoleTags', { RoleName })
  assert.deepEqual(tags, [
    { Key: 'DEPT', Value: '2' },
    { Key: 'x', Value: '' },
  ])
  await iam.run('UntagRole', { RoleName, TagKeys: ['X'] })
  assert.deepEqual((await iam.run('GetRole', { RoleName })).Role!.Tags, [{ Key: 'DEPT', Value: '2' }])
})

test('policies and instance profiles are tagged with regard to case', async () => {
  const InstanceProfileName = 'I'
  await iam.run('CreatePolicy', { PolicyName: 'P', PolicyDocument: document })
  await iam.run('CreateInstanceProfile', { InstanceProfileName })
  const more = [{ Key: 'dept', Value: '2' }]
  for (const given of [Tags, more]) {
    await iam.run('TagPolicy', { PolicyArn, Tags: given })
    await iam.run('TagInstanceProfile', { InstanceProfileName, Tags: given })
  }
  await iam.run('UntagPolicy', { PolicyArn, TagKeys: ['X'] })
  await iam.run('UntagInstanceProfile', { InstanceProfileName, TagKeys: ['X'] })
  // AWS: shorter keys first, then by code point; those of other things come as they were written.
  const sorted = [...Tags, ...more].toSorted(
    (a, b) => a.Key.length - b.Key.length || (a.Key < b.Key ? -1 : 1),
  )
  assert.deepEqual((await iam.run('ListPolicyTags', { PolicyArn })).Tags, sorted)
  assert.deepEqual((await iam.run('ListInstanceProfileTags', { InstanceProfileName })).Tags, [
    ...Tags,
    ...more,
  ])
})

test('lists of tags are paged', async () => {
  const { Marker, IsTruncated, Tags: tags } = await iam.run('ListPolicyTags', { PolicyArn, MaxItems: 1 })
  assert.deepEqual([IsTruncated, tags!.map(({ Key }) => Key)], [true, ['x']])
  const rest = await iam.run('ListPolicyTags', { PolicyArn, Marker })
  assert.deepEqual([rest.IsTruncated, rest.Tags!.length], [false, 2])
})

test('AWS’s policies have no tags and take none', async () => {
  assert.deepEqual((await iam.run('ListPolicyTags', AwsPolicy)).Tags, [])
  await assert.rejects(iam.run('TagPolicy', { ...AwsPolicy, Tags }), { code: 'AccessDenied' })
  const NoPolicy = { PolicyArn: 'arn:aws:iam::111122223333:user/anna' }
  await assert.rejects(iam.run('ListPolicyTags', NoPolicy), { code: 'InvalidInput' })
  await assert.rejects(iam.run('UntagPolicy', { ...AwsPolicy, TagKeys: ['x'] }), { code: 'AccessDenied' })
})

test('the policy of another account is none', async () => {
  const stranger = rootCaller(otherAccount)
  await assert.rejects(iam.runAs(stranger, 'ListPolicyTags', { PolicyArn }), { code: 'NoSuchEntity' })
  await assert.rejects(iam.runAs(stranger, 'TagPolicy', { PolicyArn, Tags }), { code: 'AccessDenied' })
})

test('tagging asks with the tags of the request and those of the entity', async () => {
  const [ask] = await iam.asks('TagPolicy', { PolicyArn, Tags: [{ Key: 'new', Value: 'v' }] })
  assert.deepEqual(ask!.requestTags, [{ Key: 'new', Value: 'v' }])
  assert.deepEqual(ask!.resourceTags, [...Tags, { Key: 'dept', Value: '2' }])
  assert.equal(ask!.resource, PolicyArn)
})

test('tags are looked at before what they are for', async () => {
  const twice = [
    { Key: 'k', Value: '1' },
    { Key: 'k', Value: '2' },
  ]
  const role = { RoleName: 'nobody', Tags: twice }
  const message = 'Duplicate tag keys found. Please note that Tag keys are case insensitive.'
  await iam.refuses('TagRole', role, 'InvalidInput', message)
  const missing = 'The role with name nobody cannot be found.'
  await iam.refuses('TagRole', { ...role, Tags: twice.slice(1) }, 'NoSuchEntity', missing)
  await iam.run('CreateUser', { UserName: 'there' })
  await iam.refuses('CreateUser', { UserName: 'there', Tags: twice }, 'InvalidInput', message)
})
