import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testRequest } from '../../../test/fixtures/house.ts'
import { compileText } from '../../policy/compile.ts'
import { evaluate } from '../../policy/evaluate.ts'
import type { PolicySet } from '../../policy/policy-set.ts'
import { referenceOutcome } from '../../policy/twin/reference.ts'
import type { Question } from '../../policy/types.ts'
import { rootCaller } from '../caller.ts'
import type { Ask } from '../questions.ts'
import type { Tag } from '../tag.ts'
import { contextOf } from './context.ts'
import { noOrganizations } from './organizations.ts'

const account = '111122223333'
const caller = rootCaller(account)

/** What engine and twin decide where a user has these statements; they must agree. */
function outcomeOf(ask: Ask, statements: object[]): string {
  const action = 'ec2:CreateTags'
  const question: Question = {
    principal: { kind: 'User', arn: `arn:aws:iam::${account}:user/u`, account, uniqueId: 'AIDAEXAMPLE' },
    action,
    resource: '*',
    resourceAccount: account,
    keys: contextOf({
      house: { organizations: noOrganizations },
      caller,
      request: testRequest(),
      ask,
      action,
      resourceAccount: account,
      now: 0,
    }),
  }
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const policies: PolicySet = {
    scps: [],
    rcps: [],
    identity: [{ id: 'p', type: 'user', policy: compileText(text) }],
    resourceKind: 'none',
  }
  const { outcome } = evaluate(question, policies)
  assert.equal(referenceOutcome(question, policies), outcome)
  return outcome
}

const statement = (Effect: string, Condition?: object) => ({
  Effect,
  Action: '*',
  Resource: '*',
  ...(Condition && { Condition }),
})
const allowAll = statement('Allow')

const good = { Key: 'team', Value: 'good' }
const bad = { Key: 'Team', Value: 'bad' }
const orders: [string, Tag[]][] = [
  ['good first', [good, bad]],
  ['bad first', [bad, good]],
]
const places: [string, string, (tags: Tag[]) => Ask][] = [
  ['the request', 'aws:RequestTag/team', (requestTags) => ({ requestTags })],
  ['the resource', 'aws:ResourceTag/team', (resourceTags) => ({ resourceTags })],
  ['the resource, by its older key', 'ec2:ResourceTag/TEAM', (resourceTags) => ({ resourceTags })],
  [
    'a new object',
    's3:RequestObjectTag/team',
    (tags) => ({
      keys: Object.fromEntries(tags.map(({ Key, Value }) => [`s3:RequestObjectTag/${Key}`, Value])),
    }),
  ],
  [
    'an object',
    's3:ExistingObjectTag/team',
    (tags) => ({
      keys: Object.fromEntries(tags.map(({ Key, Value }) => [`s3:ExistingObjectTag/${Key}`, Value])),
    }),
  ],
]
const conditions = (key: string) => [
  { StringEquals: { [key]: 'good' } },
  { StringEquals: { [key]: 'bad' } },
  { StringNotEquals: { [key]: 'good' } },
  { StringLikeIfExists: { [key]: '*' } },
  { 'ForAnyValue:StringEquals': { [key]: 'good' } },
  { 'ForAllValues:StringEquals': { [key]: ['good', 'bad'] } },
  { Null: { [key]: 'false' } },
  { StringEquals: { 'aws:UserAgent': `\${${key}}` } },
]

for (const [place, key, askOf] of places) {
  for (const [order, tags] of orders) {
    test(`a tag of ${place} in two spellings with two values allows nothing and denies, ${order}`, () => {
      for (const condition of conditions(key)) {
        const shown = JSON.stringify(condition)
        const ask = askOf(tags)
        assert.equal(outcomeOf(ask, [statement('Allow', condition)]), 'ImplicitlyDenied', shown)
        assert.equal(outcomeOf(ask, [allowAll, statement('Deny', condition)]), 'ExplicitlyDenied', shown)
      }
    })
  }
}

test('two spellings with one value are that value, and other keys count as ever', () => {
  const ask: Ask = { requestTags: [good, { Key: 'Team', Value: 'good' }, { Key: 'other', Value: 'x' }] }
  const isTeam = (team: string) => [statement('Allow', { StringEquals: { 'aws:RequestTag/team': team } })]
  assert.equal(outcomeOf(ask, isTeam('good')), 'Allowed')
  assert.equal(outcomeOf(ask, isTeam('bad')), 'ImplicitlyDenied')
  const other = [statement('Allow', { StringEquals: { 'aws:RequestTag/other': 'x' } })]
  assert.equal(outcomeOf({ requestTags: [good, bad, { Key: 'other', Value: 'x' }] }, other), 'Allowed')
})
