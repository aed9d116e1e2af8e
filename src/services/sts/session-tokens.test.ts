import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  allow,
  deny,
  documentOf,
  makeSts,
  refusedAs,
  tagsOf,
  type TestSts,
  type TestUser,
} from '../../../test/fixtures/sts.ts'
import type { Caller } from '../../access/caller.ts'
import { iam } from '../iam/index.ts'

// GetSessionToken and GetFederationToken.

let sts: TestSts
let anna: TestUser
let root: Caller
before(async () => {
  sts = await makeSts()
  anna = await sts.user('anna', [allow('sts:*', 'iam:*')], { team: 'blue' })
  root = await sts.caller(sts.keys[sts.account]!.root)
})
after(() => sts.close())

const everything = documentOf([allow('*')])
const federate = async (by: Caller, more: object = {}) =>
  sts.as(by, 'GetFederationToken', { Name: 'fred', ...more })
const livesSeconds = ({ Credentials }: any) => (Credentials.Expiration.getTime() - sts.time.now) / 1000
const listUsers = (by: Caller) => sts.as(by, 'ListUsers', {}, iam)

test('a session token is the user itself', async () => {
  const session = await sts.live(await sts.as(await anna.caller(), 'GetSessionToken'))
  const { Arn, UserId, Account } = await sts.as(session, 'GetCallerIdentity')
  assert.deepEqual({ Arn, UserId, Account }, { Arn: anna.arn, UserId: anna.id, Account: sts.account })
  assert.equal(session.tags.get('team'), 'blue')
})

test('GetSessionToken needs no Allow, and obeys a Deny', async () => {
  const poor = await sts.user('poor')
  await sts.as(await poor.caller(), 'GetSessionToken')
  const barred = await sts.user('barred', [deny('sts:GetSessionToken')])
  await refusedAs(
    sts.as(await barred.caller(), 'GetSessionToken'),
    'AccessDenied',
    /sts:GetSessionToken with an explicit deny in an identity-based policy$/,
  )
})

test('users have 12 hours unless they ask for 15 minutes to 36 hours', async () => {
  const by = await anna.caller()
  const calls = [
    (input: object) => sts.as(by, 'GetSessionToken', input),
    (input: object) => federate(by, input),
  ]
  for (const call of calls) {
    assert.equal(livesSeconds(await call({})), 43_200)
    assert.equal(livesSeconds(await call({ DurationSeconds: 129_600 })), 129_600)
    await refusedAs(call({ DurationSeconds: 899 }), 'ValidationError')
    await refusedAs(call({ DurationSeconds: 129_601 }), 'ValidationError')
  }
})

test('root has one hour at the most, without a word', async () => {
  const calls = [
    (input: object) => sts.as(root, 'GetSessionToken', input),
    (input: object) => federate(root, input),
  ]
  for (const call of calls) {
    assert.equal(livesSeconds(await call({})), 3600)
    assert.equal(livesSeconds(await call({ DurationSeconds: 43_200 })), 3600)
    assert.equal(livesSeconds(await call({ DurationSeconds: 900 })), 900)
  }
})

test('a federated user has a name and an ARN of its own', async () => {
  const answer = await federate(await anna.caller())
  const arn = `arn:aws:sts::${sts.account}:federated-user/fred`
  assert.deepEqual(answer.FederatedUser, { FederatedUserId: `${sts.account}:fred`, Arn: arn })
  assert.equal(answer.PackedPolicySize, 0)
  const { Arn, UserId } = await sts.as(await sts.live(answer), 'GetCallerIdentity')
  assert.deepEqual([Arn, UserId], [arn, `${sts.account}:fred`])
})

test('GetFederationToken is asked for by the name, and sts:TagSession where there are tags', async () => {
  const Resource = `arn:aws:sts::${sts.account}:federated-user/f*`
  const only = await sts.user('only-f', [{ ...allow('sts:GetFederationToken'), Resource }])
  const by = await only.caller()
  await federate(by)
  await refusedAs(
    federate(by, { Name: 'greta' }),
    'AccessDenied',
    /federated-user\/greta because no identity/,
  )
  const Tags = tagsOf({ a: '1' })
  await refusedAs(federate(by, { Tags }), 'AccessDenied', /sts:TagSession/)
  const answer = await federate(await anna.caller(), { Tags: tagsOf({ Team: 'red' }) })
  assert.equal((await sts.live(answer)).tags.get('team'), 'red')
})

test('a federated user may what its user and its session policies both allow, and nothing without them', async () => {
  const S3 = documentOf([allow('s3:ListAllMyBuckets')])
  const policies = async (input: object) =>
    (await sts.live(await federate(await anna.caller(), input))).policies
  assert.equal((await policies({})).session, undefined)
  const both = await policies({
    Policy: S3,
    PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
  })
  assert.deepEqual(
    both.session!.map(({ id }) => id),
    ['session policy', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  )
  assert.deepEqual(
    both.identity.map(({ id }) => id),
    ['own'],
  )
})

test('credentials are refused what their kind may not call', async () => {
  const role = await sts.role('kinds', [{ Principal: { AWS: anna.arn } }])
  await sts.iam('PutRolePolicy', { RoleName: 'kinds', PolicyName: 'p', PolicyDocument: everything })
  const by = await anna.caller()
  const assume = { RoleArn: role, RoleSessionName: 'session' }
  const kinds = {
    user: await sts.live(await sts.as(by, 'GetSessionToken')),
    federated: await sts.live(await federate(by, { Policy: everything })),
    role: await sts.live(await sts.as(by, 'AssumeRole', assume)),
    root,
    rootSession: await sts.live(await sts.as(root, 'GetSessionToken')),
  }
  const inputs: Record<string, object> = {
    AssumeRole: assume,
    GetFederationToken: { Name: 'fred' },
    DecodeAuthorizationMessage: { EncodedMessage: 'x' },
    GetAccessKeyInfo: { AccessKeyId: anna.keyId },
  }
  const cannot = (operation: string) => `Cannot call ${operation} with session credentials`
  const rootCannot = 'Roles may not be assumed by root accounts.'
  const refused: [keyof typeof kinds, string, string][] = [
    ['role', 'GetSessionToken', cannot('GetSessionToken')],
    ['role', 'GetFederationToken', cannot('GetFederationToken')],
    ['user', 'GetSessionToken', cannot('GetSessionToken')],
    ['user', 'GetFederationToken', cannot('GetFederationToken')],
    ['user', 'GetAccessKeyInfo', cannot('GetAccessKeyInfo')],
    ['user', 'DecodeAuthorizationMessage', cannot('DecodeAuthorizationMessage')],
    ['federated', 'AssumeRole', cannot('AssumeRole')],
    ['federated', 'GetSessionToken', cannot('GetSessionToken')],
    ['federated', 'GetFederationToken', cannot('GetFederationToken')],
    ['federated', 'GetAccessKeyInfo', cannot('GetAccessKeyInfo')],
    ['root', 'AssumeRole', rootCannot],
    ['rootSession', 'AssumeRole', rootCannot],
    ['rootSession', 'GetFederationToken', cannot('GetFederationToken')],
  ]
  for (const [kind, operation, message] of refused) {
    await refusedAs(sts.as(kinds[kind], operation, inputs[operation]), 'AccessDenied', message)
  }
  for (const kind of Object.values(kinds)) await sts.as(kind, 'GetCallerIdentity')
  await refusedAs(
    sts.as(kinds.user, 'AssumeRole', { ...assume, RoleArn: `${role}x` }),
    'AccessDenied',
    /not auth/,
  )
  await sts.as(kinds.user, 'AssumeRole', assume)
  for (const kind of [kinds.user, kinds.federated, kinds.rootSession]) {
    await refusedAs(
      listUsers(kind),
      'InvalidClientTokenId',
      'The security token included in the request is invalid.',
    )
  }
  await listUsers(kinds.role)
})

test('a role that may not federate is told what it lacks, not what it is', async () => {
  const trust = [{ Principal: { AWS: anna.arn } }]
  const RoleArn = await sts.role('may-nothing', trust)
  const answer = await sts.as(await anna.caller(), 'AssumeRole', { RoleArn, RoleSessionName: 'session' })
  await refusedAs(
    federate(await sts.live(answer)),
    'AccessDenied',
    /not authorized to perform: sts:GetFederationToken on resource: \S+:federated-user\/fred because no identity-/,
  )
})

test('what is wrong with a parameter is told before the kind of credentials', async () => {
  const session = await sts.live(await sts.as(await anna.caller(), 'GetSessionToken'))
  await refusedAs(federate(session, { Name: 'x' }), 'ValidationError')
})

test('a federated user of root may what its session policies allow', async () => {
  const { policies } = await sts.live(await federate(root, { Policy: documentOf([allow('s3:*')]) }))
  assert.equal(policies.session!.length, 1)
  assert.deepEqual(
    policies.identity.map(({ id }) => id),
    ['the root user'],
  )
})

test('GetCallerIdentity cannot be denied', async () => {
  const mute = await sts.user('mute', [deny('*')])
  const { Arn, Account } = await sts.as(await mute.caller(), 'GetCallerIdentity')
  assert.deepEqual([Arn, Account], [mute.arn, sts.account])
  assert.deepEqual(await sts.as(root, 'GetCallerIdentity'), {
    Arn: `arn:aws:iam::${sts.account}:root`,
    UserId: sts.account,
    Account: sts.account,
  })
})

test('GetAccessKeyInfo tells the account of any key, whatever its state, to who may ask', async () => {
  const by = await anna.caller()
  const answer = await sts.as(by, 'GetSessionToken')
  const other = sts.keys[sts.otherAccount]!.admin.accessKeyId
  const off = await sts.user('off')
  await sts.iam('UpdateAccessKey', { UserName: 'off', AccessKeyId: off.keyId, Status: 'Inactive' })
  const info = async (AccessKeyId: string) => (await sts.as(by, 'GetAccessKeyInfo', { AccessKeyId })).Account
  assert.equal(await info(off.keyId), sts.account)
  assert.equal(await info(other), sts.otherAccount)
  assert.equal(await info(answer.Credentials.AccessKeyId), sts.account)
  await sts.iam('DeleteAccessKey', { UserName: 'off', AccessKeyId: off.keyId })
  assert.equal(await info(off.keyId), sts.account)
  for (const id of ['AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE', '________________']) {
    await refusedAs(sts.as(by, 'GetAccessKeyInfo', { AccessKeyId: id }), 'ValidationError')
  }
  const poor = await sts.user('asks-nothing')
  const asked = sts.as(await poor.caller(), 'GetAccessKeyInfo', { AccessKeyId: other })
  const because = 'because no identity-based policy allows the sts:GetAccessKeyInfo action'
  await refusedAs(
    asked,
    'AccessDenied',
    `User: ${poor.arn} is not authorized to perform: sts:GetAccessKeyInfo ${because}`,
  )
})

test('DecodeAuthorizationMessage needs permission and a message of the own account', async () => {
  const by = await anna.caller()
  const decode = (EncodedMessage: string) => sts.as(by, 'DecodeAuthorizationMessage', { EncodedMessage })
  await refusedAs(decode('nonsense'), 'InvalidAuthorizationMessageException', 'Message is not valid')
  const poor = await sts.user('decodes-nothing')
  const asked = sts.as(await poor.caller(), 'DecodeAuthorizationMessage', { EncodedMessage: 'x' })
  await refusedAs(asked, 'AccessDenied')
})
