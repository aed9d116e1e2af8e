import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  allow,
  documentOf,
  makeSts,
  noise,
  refusedAs,
  tagsOf,
  type TestSts,
} from '../../../test/fixtures/sts.ts'
import type { Caller } from '../../access/caller.ts'

// What a role session hands on to the roles it assumes: transitive tags and the source identity.

let sts: TestSts
let anna: Caller
before(async () => {
  sts = await makeSts()
  anna = await (await sts.user('anna', [allow('sts:*')])).caller()
})
after(() => sts.close())

let number = 0
const all = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']

/** A role that its account may assume and that may do everything with STS. */
async function newRole(more: object = {}, Tags: Record<string, string> = {}): Promise<string> {
  const name = `role-${++number}`
  const trust = { Principal: { AWS: sts.account }, Action: all, ...more }
  const arn = await sts.role(name, [trust], { Tags: tagsOf(Tags) })
  const PolicyDocument = documentOf([allow('sts:*')])
  await sts.iam('PutRolePolicy', { RoleName: name, PolicyName: 'go', PolicyDocument })
  return arn
}

const assume = (by: Caller, RoleArn: string, more: object = {}) =>
  sts.as(by, 'AssumeRole', { RoleArn, RoleSessionName: 'session', ...more })

/** A session with those tags, of which those are handed on. */
const tagged = async (tags: Record<string, string>, TransitiveTagKeys: string[] = []) =>
  sts.live(await assume(anna, await newRole(), { Tags: tagsOf(tags), TransitiveTagKeys }))

const tagNames = (caller: Caller) => [...caller.tags].map(([key, value]) => `${key}=${value}`).sort()

test('session tags lie over the tags of the role, whatever the case of their keys', async () => {
  const arn = await newRole({}, { Team: 'role', Stage: 'role' })
  const session = await sts.live(await assume(anna, arn, { Tags: tagsOf({ TEAM: 'session', other: '' }) }))
  assert.deepEqual(tagNames(session), ['other=', 'stage=role', 'team=session'])
})

test('transitive tags go on from session to session, other tags and those of roles do not', async () => {
  const first = await tagged({ Team: 'blue', Own: 'x' }, ['team'])
  const second = await sts.live(await assume(first, await newRole({}, { Stage: 'prod' })))
  assert.deepEqual(tagNames(second), ['stage=prod', 'team=blue'])
  const third = await sts.live(
    await assume(second, await newRole(), { Tags: tagsOf({ More: 'y' }), TransitiveTagKeys: ['More'] }),
  )
  assert.deepEqual(tagNames(third), ['more=y', 'team=blue'])
  assert.deepEqual(tagNames(await sts.live(await assume(third, await newRole()))), ['more=y', 'team=blue'])
})

test('inherited tags win over the tags of the next role', async () => {
  const first = await tagged({ team: 'blue' }, ['team'])
  const second = await sts.live(await assume(first, await newRole({}, { Team: 'red' })))
  assert.deepEqual(tagNames(second), ['team=blue'])
})

test('handing on tags needs sts:TagSession even where the call passes none', async () => {
  const first = await tagged({ team: 'blue' }, ['team'])
  const arn = await newRole({ Action: 'sts:AssumeRole' })
  const refusal = `User: ${first.arn} is not authorized to perform: sts:TagSession on resource: ${arn}`
  await refusedAs(assume(first, arn), 'AccessDenied', refusal)
  await assume(await tagged({ team: 'blue' }), arn)
})

test('the trust policy sees inherited keys in sts:TransitiveTagKeys, and inherited values as the tags of the role', async () => {
  const first = await tagged({ team: 'blue' }, ['team'])
  const when = (Condition: object, tags = {}) => newRole({ Condition }, tags)
  await assume(first, await when({ 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': ['team'] } }))
  await refusedAs(
    assume(first, await when({ 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': ['other'] } })),
    'AccessDenied',
  )
  const blue = { StringEquals: { 'aws:ResourceTag/Team': 'blue' } }
  await assume(first, await when(blue, { Team: 'red' }))
  await refusedAs(assume(first, await when(blue)), 'AccessDenied')
  await refusedAs(assume(anna, await when(blue, { Team: 'red' })), 'AccessDenied')
})

test('tags that cannot stand together are refused, after permission', async () => {
  const first = await tagged({ team: 'blue' }, ['team'])
  const conflict =
    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."
  const cases: [object, string][] = [
    [{ Tags: tagsOf({ Team: 'red' }) }, conflict],
    [{ Tags: tagsOf({ Team: 'blue' }), TransitiveTagKeys: ['Team'] }, conflict],
    [
      { Tags: tagsOf({ a: '1' }), TransitiveTagKeys: ['b'] },
      'The specified transitive tag key must be included in the requested tags.',
    ],
    [
      { TransitiveTagKeys: ['team'] },
      'The specified transitive tag key must be included in the requested tags.',
    ],
    [
      { Tags: tagsOf({ a: '1', A: '2' }) },
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [{ Tags: tagsOf({ 'AWS:x': '1' }) }, 'System tags cannot be added/updated by requester'],
  ]
  const arn = await newRole()
  for (const [input, message] of cases)
    await refusedAs(assume(first, arn, input), 'InvalidParameterValue', message)
  const closed = await newRole({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })
  await refusedAs(assume(first, closed, cases[0]![0]), 'AccessDenied')
})

test('more than 50 tags are refused before anything is asked', async () => {
  const Tags = tagsOf(Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, ''])))
  await refusedAs(assume(anna, 'arn:aws:iam::111122223333:role/none', { Tags }), 'ValidationError')
})

test('a tag may be named as nothing else should be', async () => {
  const session = await tagged({ __proto__x: '1', constructor: '2', ['__proto__']: '3' }, ['__proto__'])
  assert.deepEqual(tagNames(session), ['__proto__=3', '__proto__x=1', 'constructor=2'])
  assert.deepEqual(tagNames(await sts.live(await assume(session, await newRole()))), ['__proto__=3'])
})

test('a source identity is set once and stays along the chain', async () => {
  const answer = await assume(anna, await newRole(), { SourceIdentity: 'anna' })
  assert.equal(answer.SourceIdentity, 'anna')
  const first = await sts.live(answer)
  const onlySame = await newRole({ Condition: { StringEquals: { 'sts:SourceIdentity': 'anna' } } })
  const second = await assume(first, onlySame)
  assert.equal(second.SourceIdentity, 'anna')
  assert.equal((await sts.live(second)).session!.sourceIdentity, 'anna')
  assert.equal((await assume(first, await newRole(), { SourceIdentity: 'anna' })).SourceIdentity, 'anna')
  await refusedAs(
    assume(first, await newRole(), { SourceIdentity: 'bert' }),
    'AccessDenied',
    'The source identity is already set for this assume role session',
  )
})

test('every hop with a source identity needs sts:SetSourceIdentity, and its aws: key is that of the session', async () => {
  const first = await sts.live(await assume(anna, await newRole(), { SourceIdentity: 'anna' }))
  const arn = await newRole({ Action: 'sts:AssumeRole' })
  const refusal = `User: ${first.arn} is not authorized to perform: sts:SetSourceIdentity on resource: ${arn}`
  await refusedAs(assume(first, arn), 'AccessDenied', refusal)
  const Condition = { StringEquals: { 'aws:SourceIdentity': 'anna' } }
  await assume(first, await newRole({ Condition }))
  await refusedAs(assume(anna, await newRole({ Condition }), { SourceIdentity: 'anna' }), 'AccessDenied')
})

test('tags that are handed on forever do not outgrow a token', async () => {
  let session = anna
  const run = async () => {
    for (let hop = 0; hop < 20; hop += 1) {
      const tags = Object.fromEntries(
        Array.from({ length: 9 }, (_, index) => [`${hop}-${index}`, noise(200, `${hop} ${index}`)]),
      )
      const input = { Tags: tagsOf(tags), TransitiveTagKeys: Object.keys(tags) }
      session = await sts.live(await assume(session, await newRole(), input))
    }
  }
  await refusedAs(run(), 'PackedPolicyTooLarge')
})
