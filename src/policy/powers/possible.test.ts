import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { possibility } from './possible.ts'
import type { Question } from '../types.ts'
import type { PolicySet, SourcedPolicy } from '../policy-set.ts'

const account = '111122223333'
const known = new Map([['aws:username', ['alice']]])
const question: Question = {
  principal: { kind: 'User', arn: `arn:aws:iam::${account}:user/alice`, account },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/alice',
  resourceAccount: account,
  keys: known,
}

const source = (id: string, ...statements: object[]): SourcedPolicy => ({
  id,
  type: 'user',
  policy: compileText(JSON.stringify({ Version: '2012-10-17', Statement: statements })),
})
const allow = (Condition?: object, Resource = '*') => ({
  Effect: 'Allow',
  Action: 's3:*',
  Resource,
  Condition,
})
const deny = (Condition?: object) => ({ Effect: 'Deny', Action: 's3:*', Resource: '*', Condition })
const home = { StringEquals: { 'aws:username': 'alice' } }
const stranger = { StringEquals: { 'aws:username': 'bob' } }
const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
const outside = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const own = 'arn:aws:s3:::b/${aws:username}'
const team = 'arn:aws:s3:::${aws:PrincipalTag/team}/alice'
const misplaced = 'arn:aws:s3::${aws:PrincipalTag/team}:b/alice'

type Expected = 'always' | 'never' | string[]
const cases: [about: string, policies: Partial<PolicySet>, expected: Expected][] = [
  ['an Allow', { identity: [source('a', allow())] }, 'always'],
  ['nothing', {}, 'never'],
  ['a condition on what is known and holds', { identity: [source('a', allow(home))] }, 'always'],
  ['a condition on what is known and fails', { identity: [source('a', allow(stranger))] }, 'never'],
  ['a condition on what is open', { identity: [source('a', allow(office))] }, ['Allow a 0: aws:SourceIp']],
  [
    'both kinds of condition, the known one failing',
    { identity: [source('a', allow({ ...office, ...stranger }))] },
    'never',
  ],
  ['a second statement without conditions', { identity: [source('a', allow(office), allow())] }, 'always'],
  [
    'the first of two statements with conditions',
    { identity: [source('a', allow(stranger), allow(mfa), allow(office))] },
    ['Allow a 1: aws:MultiFactorAuthPresent'],
  ],
  ['a Deny', { identity: [source('a', allow(), deny())] }, 'never'],
  ['a Deny on what is known', { identity: [source('a', allow(), deny(home))] }, 'never'],
  ['a Deny that spares', { identity: [source('a', allow(), deny(stranger))] }, 'always'],
  [
    'a Deny that what is open can escape',
    { identity: [source('a', allow(), deny(outside))] },
    ['Deny a 1: aws:SourceIp'],
  ],
  ['of two Denies one without escape', { identity: [source('a', allow(), deny(outside), deny())] }, 'never'],
  [
    'a Deny to escape and an Allow to meet',
    { identity: [source('a', allow(mfa), deny(outside))] },
    ['Deny a 1: aws:SourceIp', 'Allow a 0: aws:MultiFactorAuthPresent'],
  ],
  [
    'a boundary with its own condition',
    { identity: [source('a', allow())], boundary: source('b', allow(office)) },
    ['Allow b 0: aws:SourceIp'],
  ],
  ['a boundary without an Allow', { identity: [source('a', allow(office))], boundary: source('b') }, 'never'],
  [
    'a condition that only one of two policies has',
    { identity: [source('a', allow())], boundary: source('b', allow(office), allow()) },
    'always',
  ],
  ['a variable that is known', { identity: [source('a', allow(undefined, own))] }, 'always'],
  [
    'a variable that is open',
    { identity: [source('a', allow(undefined, team))] },
    ['Allow a 0: aws:principaltag/team'],
  ],
  ['a variable that fits nowhere', { identity: [source('a', allow(undefined, misplaced))] }, 'never'],
  [
    'a condition whose value has an open variable',
    { identity: [source('a', allow({ StringEquals: { 'aws:username': '${aws:PrincipalTag/name}' } }))] },
    ['Allow a 0: aws:username'],
  ],
  ['a text that cannot be read', { identity: [{ ...source('a'), policy: compileText('{') }] }, 'never'],
]

for (const [about, policies, expected] of cases) {
  test(`${about}: ${Array.isArray(expected) ? `if ${expected.join(', ')}` : expected}`, () => {
    const set: PolicySet = { scps: [], rcps: [], identity: [], resourceKind: 'none', ...policies }
    const before = JSON.stringify(set)
    const answer = possibility(question, set, (key) => key !== 'aws:username')
    const needs = (answer.can === 'never' ? [] : answer.needs).map(
      ({ effect, by, conditions }) =>
        `${effect} ${by.source.id} ${by.index}: ${conditions.map(({ key }) => key)}`,
    )
    assert.deepEqual(answer.can === 'if' ? needs : answer.can, expected)
    assert.equal(JSON.stringify(set), before, 'the policies stay as they were')
  })
}
