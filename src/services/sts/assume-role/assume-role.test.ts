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
} from '../../../../test/fixtures/sts.ts'
import { testCall } from '../../../../test/fixtures/house.ts'
import type { Caller } from '../../../access/caller.ts'
import { assumeRole } from './assume-role.ts'

let sts: TestSts
let anna: TestUser
let caller: Caller
before(async () => {
  sts = await makeSts()
  anna = await sts.user('anna', [allow('sts:*')], { team: 'blue' })
  caller = await anna.caller()
})
after(() => sts.close())

const trusting = (more: object = {}) => [{ Principal: { AWS: anna.arn }, ...more }]
const everything = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext']

let number = 0
/** A role of its own for one test. */
const newRole = (trust: object[], more: object = {}, account?: string) =>
  sts.role(`role-${++number}`, trust as Record<string, unknown>[], more, account)

const assume = (RoleArn: string, more: object = {}, by: Caller = caller) =>
  sts.as(by, 'AssumeRole', { RoleArn, RoleSessionName: 'session', ...more })

const notAllowed = (by: Caller, action: string, arn: string) =>
  `User: ${by.arn} is not authorized to perform: ${action} on resource: ${arn}`

test('the session is of the role whose trust policy was judged', async () => {
  const RoleArn = await newRole(trusting())
  const call = testCall(sts.house, caller, { RoleArn, RoleSessionName: 'session' })
  const { found } = await assumeRole.access(call)
  const RoleName = `role-${number}`
  await sts.iam('DeleteRole', { RoleName })
  const { Role } = await sts.iam('CreateRole', {
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: caller.account }, Action: 'sts:AssumeRole' },
    }),
  })
  const answer = await assumeRole.run(call, found)
  assert.notEqual(answer.AssumedRoleUser!.AssumedRoleId, `${Role.RoleId}:session`)
  assert.equal(await sts.session(answer), undefined)
})

test('answers who the session is, whatever path the role has', async () => {
  const arn = await newRole(trusting(), { Path: '/deep/er/' })
  const answer = await assume(arn)
  assert.match(answer.AssumedRoleUser.AssumedRoleId, /^AROA[A-Z2-7]{17}:session$/)
  assert.equal(answer.AssumedRoleUser.Arn, `arn:aws:sts::${sts.account}:assumed-role/role-${number}/session`)
  assert.match(answer.Credentials.AccessKeyId, /^ASIA[A-Z2-7]{16}$/)
  assert.equal(answer.Credentials.SecretAccessKey.length, 40)
  assert.equal(answer.Credentials.Expiration.getTime(), sts.time.now + 3600_000)
  assert.equal(answer.PackedPolicySize, undefined)
  assert.equal(answer.SourceIdentity, undefined)
  const session = await sts.live(answer)
  assert.equal(session.principalArn, arn)
  assert.equal(session.userId, answer.AssumedRoleUser.AssumedRoleId)
})

test('every refusal is one sentence, a role that is not there included', async () => {
  const trusted = await newRole(trusting())
  const closed = await newRole([{ Principal: { AWS: `arn:aws:iam::${sts.account}:user/admin` } }])
  const conditional = await newRole(
    trusting({ Condition: { StringEquals: { 'sts:ExternalId': 'the-one' } } }),
  )
  const denied = await newRole([...trusting(), { Effect: 'Deny', Principal: { AWS: '*' } }])
  const pathed = await newRole(trusting(), { Path: '/p/' })
  const name = trusted.split('/').at(-1)!
  const refused: [string, object?][] = [
    [closed],
    [conditional],
    [conditional, { ExternalId: 'another' }],
    [denied],
    [pathed.replace('/p/', '/')],
    [trusted.replace(name, name.toUpperCase())],
    [trusted.replace(name, `p/${name}`)],
    [trusted.replace(':role/', ':user/')],
    [trusted.replace('arn:aws:', 'arn:aws-cn:')],
    [trusted.replace(sts.account, sts.otherAccount)],
    [trusted.replace(sts.account, '999999999999')],
    [`arn:aws:iam::${sts.account}:role/nobody`],
    [`arn:aws:iam::${sts.account}:role/*`],
    ['arn:aws:s3:::a-bucket-of-ours'],
  ]
  for (const [arn, more] of refused) {
    await refusedAs(assume(arn, more), 'AccessDenied', notAllowed(caller, 'sts:AssumeRole', arn))
  }
  await assume(trusted, { ExternalId: 'unasked-for' })
  await assume(conditional, { ExternalId: 'the-one' })
})

test('what is no ARN is invalid, and what is too short breaks the constraint', async () => {
  for (const arn of [
    'this is no arn at all',
    'arn::b:::something/test-role',
    'arn::iam::111122223333:role/x',
    'arn:amazon:iam::111122223333:role/x',
    'arn:aws:::111122223333:role/x',
    'arn:aws:I*M::111122223333:role/x',
    'arn:aws:iam::111122223333:',
  ]) {
    await refusedAs(assume(arn), 'ValidationError', `${arn} is invalid`)
  }
  await refusedAs(
    assume('arn:aws:iam'),
    'ValidationError',
    /at 'roleArn' failed .* greater than or equal to 20$/,
  )
})

test('an Allow in the trust policy is enough for a user it names, not for an account', async () => {
  const poor = await sts.user('poor')
  const byUser = await newRole([{ Principal: { AWS: poor.arn } }])
  const byAccount = await newRole([{ Principal: { AWS: sts.account } }])
  await assume(byUser, {}, await poor.caller())
  await refusedAs(assume(byAccount, {}, await poor.caller()), 'AccessDenied')
  await assume(byAccount)
})

test('another account must let its own caller go', async () => {
  const poor = await sts.user('poor-abroad')
  const there = await newRole([{ Principal: { AWS: [poor.arn, anna.arn] } }], {}, sts.otherAccount)
  await refusedAs(assume(there, {}, await poor.caller()), 'AccessDenied')
  await assume(there)
})

test('tags, source identity and contexts are each asked for by their own name', async () => {
  const cases: [string[], object, string | undefined][] = [
    [['sts:AssumeRole'], { Tags: tagsOf({ a: '1' }) }, 'sts:TagSession'],
    [['sts:AssumeRole', 'sts:TagSession'], { Tags: tagsOf({ a: '1' }) }, undefined],
    [['sts:AssumeRole'], { SourceIdentity: 'anna' }, 'sts:SetSourceIdentity'],
    [['sts:AssumeRole', 'sts:SetSourceIdentity'], { SourceIdentity: 'anna' }, undefined],
    [['sts:TagSession'], { Tags: tagsOf({ a: '1' }) }, 'sts:AssumeRole'],
    [
      ['sts:AssumeRole'],
      { ProvidedContexts: [{ ProviderArn: 'arn:aws:iam::aws:contextProvider/X', ContextAssertion: 'text' }] },
      'sts:SetContext',
    ],
  ]
  for (const [Action, input, missing] of cases) {
    const arn = await newRole(trusting({ Action }))
    if (missing === undefined) await assume(arn, input)
    else await refusedAs(assume(arn, input), 'AccessDenied', notAllowed(caller, missing, arn))
  }
})

test('a context that nobody here vouches for is not taken on trust', async () => {
  const arn = await newRole(trusting({ Action: everything }))
  const ProvidedContexts = [{ ProviderArn: 'arn:aws:iam::aws:contextProvider/X', ContextAssertion: 'text' }]
  await refusedAs(assume(arn, { ProvidedContexts }), 'NotImplemented')
})

test("the trust policy sees the caller's tags, the request's tags and the role's own", async () => {
  const conditions: [object, object, boolean][] = [
    [{ 'aws:PrincipalTag/Team': 'blue' }, {}, true],
    [{ 'aws:PrincipalTag/team': 'red' }, { Tags: tagsOf({ team: 'red' }) }, false],
    [{ 'aws:RequestTag/Team': 'red' }, { Tags: tagsOf({ team: 'red' }) }, true],
    [{ 'aws:RequestTag/team': 'blue' }, {}, false],
    [{ 'aws:ResourceTag/owner': 'ops', 'iam:ResourceTag/Owner': 'ops' }, {}, true],
    [{ 'aws:ResourceTag/owner': 'dev' }, {}, false],
    [{ 'aws:username': 'anna', 'aws:PrincipalType': 'User' }, {}, true],
    [{ 'sts:RoleSessionName': 'session' }, {}, true],
    [{ 'sts:RoleSessionName': '${aws:username}' }, {}, false],
    [{ 'sts:SourceIdentity': 'anna' }, { SourceIdentity: 'anna' }, true],
    [{ 'sts:SourceIdentity': 'anna' }, {}, false],
  ]
  for (const [StringEquals, input, allowed] of conditions) {
    const arn = await newRole(trusting({ Action: everything, Condition: { StringEquals } }), {
      Tags: tagsOf({ Owner: 'ops' }),
    })
    if (allowed) await assume(arn, input)
    else await refusedAs(assume(arn, input), 'AccessDenied')
  }
})

test('the keys that AWS keeps from AssumeRole are not there', async () => {
  const Null = {
    'sts:DurationSeconds': 'true',
    'aws:TokenIssueTime': 'true',
    'sts:TransitiveTagKeys': 'true',
  }
  await assume(await newRole(trusting({ Condition: { Null } })), { DurationSeconds: 900 })
})

test('sessions last from 15 minutes to what the role allows', async () => {
  const short = await newRole(trusting())
  const long = await newRole(trusting(), { MaxSessionDuration: 7200 })
  await refusedAs(assume(short, { DurationSeconds: 899 }), 'ValidationError', /greater than or equal to 900$/)
  await refusedAs(
    assume(long, { DurationSeconds: 43_201 }),
    'ValidationError',
    /less than or equal to 43200$/,
  )
  await refusedAs(
    assume(long, { DurationSeconds: 7201 }),
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  )
  const { Credentials } = await assume(long, { DurationSeconds: 7200 })
  assert.equal(Credentials.Expiration.getTime(), sts.time.now + 7200_000)
})

test('a chained session lasts an hour at the most; the maximum of the role is looked at first', async () => {
  const first = await sts.live(await assume(await newRole(trusting())))
  const Principal = { AWS: sts.account }
  const role = first.role!.name
  const PolicyDocument = documentOf([allow('sts:*')])
  await sts.iam('PutRolePolicy', { RoleName: role, PolicyName: 'go', PolicyDocument })
  const by = await sts.live(await assume(first.principalArn))
  const short = await newRole([{ Principal }])
  const long = await newRole([{ Principal }], { MaxSessionDuration: 43_200 })
  const onRole = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
  const onChain =
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'
  await refusedAs(assume(short, { DurationSeconds: 3601 }, by), 'ValidationError', onRole)
  await refusedAs(assume(long, { DurationSeconds: 3601 }, by), 'ValidationError', onChain)
  const answer = await assume(long, {}, by)
  assert.equal(answer.Credentials.Expiration.getTime(), sts.time.now + 3600_000)
  assert.equal((await sts.live(answer)).session!.chained, true)
})

test('a role assumes itself only where it is trusted to', async () => {
  const arn = await newRole(trusting())
  const name = arn.split('/').at(-1)!
  await sts.iam('PutRolePolicy', {
    RoleName: name,
    PolicyName: 'go',
    PolicyDocument: documentOf([allow('sts:*')]),
  })
  await refusedAs(assume(arn, {}, await sts.live(await assume(arn))), 'AccessDenied')
})

test('the answer says how full the packed policy is as soon as anything is packed', async () => {
  const arn = await newRole(trusting({ Action: everything }))
  assert.equal((await assume(arn)).PackedPolicySize, undefined)
  assert.ok((await assume(arn, { Tags: tagsOf({ a: '1' }) })).PackedPolicySize >= 1)
  assert.ok((await assume(arn, { Policy: documentOf([allow('s3:*')]) })).PackedPolicySize >= 1)
  const ReadOnly = { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }
  assert.ok((await assume(arn, { PolicyArns: [ReadOnly] })).PackedPolicySize >= 1)
})

test('a role with the largest tags there are can be assumed, and its tags count', async () => {
  const random = (length: number, from: number) =>
    Array.from({ length }, (_, index) => String.fromCharCode(97 + ((index * 7 + from) % 26))).join('')
  const Tags = Array.from({ length: 50 }, (_, index) => ({
    Key: `${index}-${random(120, index)}`,
    Value: random(256, index),
  }))
  const arn = await newRole(trusting(), { Tags })
  const answer = await assume(arn)
  assert.ok(answer.Credentials.SessionToken.length <= 4096)
  assert.equal((await sts.live(answer)).tags.get(Tags[49]!.Key), Tags[49]!.Value)
})

test("a role's tags are those of when the session began", async () => {
  const arn = await newRole(trusting(), { Tags: tagsOf({ Stage: 'test' }) })
  const answer = await assume(arn)
  await sts.iam('TagRole', { RoleName: arn.split('/').at(-1), Tags: tagsOf({ Stage: 'prod' }) })
  assert.equal((await sts.live(answer)).tags.get('stage'), 'test')
})

test('a Deny in the identity policy refuses what the trust policy allows', async () => {
  const barred = await sts.user('barred', [allow('sts:*'), deny('sts:TagSession')])
  const arn = await newRole([{ Principal: { AWS: barred.arn }, Action: everything }])
  const by = await barred.caller()
  await assume(arn, {}, by)
  const tagged = assume(arn, { Tags: tagsOf({ a: '1' }) }, by)
  await refusedAs(tagged, 'AccessDenied', notAllowed(by, 'sts:TagSession', arn))
})

test('a source identity may have 256 characters', async () => {
  const arn = await newRole(trusting({ Action: everything }))
  const SourceIdentity = 'i'.repeat(256)
  assert.equal((await assume(arn, { SourceIdentity })).SourceIdentity, SourceIdentity)
  await refusedAs(assume(arn, { SourceIdentity: `${SourceIdentity}i` }), 'ValidationError')
})
