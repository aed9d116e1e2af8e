import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain/explain.ts'
import { explanationText } from './explain/explanation-text.ts'
import { referenceOutcome } from './twin/reference.ts'
import type { PolicySet } from './policy-set.ts'
import type { ContextKeys, Question } from './types.ts'

const known = new Map([
  ['aws:username', ['alice']],
  ['sqs:known', ['a', 'b']],
])
const keys: ContextKeys = {
  get: (name) => known.get(name),
  keys: () => known.keys(),
  unknown: (name) => name.startsWith('aws:resourcetag/'),
}
const question: Question = {
  principal: { kind: 'User', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' },
  action: 'sqs:SendMessage',
  resource: 'arn:aws:sqs:us-east-1:111122223333:alice',
  resourceAccount: '111122223333',
  keys,
}

function policiesOf(...statements: object[]): PolicySet {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  return {
    scps: [],
    rcps: [],
    identity: [{ id: 'own', type: 'user', policy: compileText(text) }],
    resourceKind: 'none',
  }
}

const allow = (more: object = {}) => ({ Effect: 'Allow', Action: 'sqs:*', Resource: '*', ...more })
const deny = (more: object = {}) => ({ Effect: 'Deny', Action: 'sqs:*', Resource: '*', ...more })
const tag = (operator: string, value: unknown) => ({
  Condition: { [operator]: { 'aws:ResourceTag/team': value } },
})

test('an Allow that hangs on a key that cannot be known does not match, a Deny denies', () => {
  const table: [statements: object[], expected: string][] = [
    [[allow()], 'Allowed'],
    ...(
      ['StringEquals', 'StringNotEquals', 'StringLikeIfExists', 'ForAllValues:StringEquals', 'Null'] as const
    ).flatMap((operator): [object[], string][] => [
      [[allow(tag(operator, 'true'))], 'ImplicitlyDenied'],
      [[allow(), deny(tag(operator, 'true'))], 'ExplicitlyDenied'],
    ]),
    // What fails for sure by another line does not hang on it.
    [
      [
        allow(),
        deny({ Condition: { ...tag('StringEquals', 'a').Condition, StringLike: { 'aws:username': 'bob' } } }),
      ],
      'Allowed',
    ],
    [[allow(), deny({ ...tag('StringEquals', 'a'), Action: 'sqs:Purge*' })], 'Allowed'],
    // Variables: in a resource, in a value; what another pattern or value settles is settled.
    [[allow({ Resource: 'arn:aws:sqs:*:*:${aws:ResourceTag/team}' })], 'ImplicitlyDenied'],
    [[allow({ Resource: ['arn:aws:sqs:*:*:${aws:ResourceTag/team}', 'arn:aws:sqs:*:*:alice'] })], 'Allowed'],
    [
      [allow({ Resource: undefined, NotResource: 'arn:aws:sqs:*:*:${aws:ResourceTag/team}' })],
      'ImplicitlyDenied',
    ],
    [[allow(), deny({ Resource: 'arn:aws:sqs:*:*:${aws:ResourceTag/team}' })], 'ExplicitlyDenied'],
    [
      [allow(), deny({ Resource: undefined, NotResource: 'arn:aws:sqs:*:*:${aws:ResourceTag/team}' })],
      'ExplicitlyDenied',
    ],
    [
      [allow({ Condition: { StringEquals: { 'aws:username': '${aws:ResourceTag/owner}' } } })],
      'ImplicitlyDenied',
    ],
    [
      [allow({ Condition: { StringEquals: { 'aws:username': ['${aws:ResourceTag/owner}', 'alice'] } } })],
      'Allowed',
    ],
    [
      [allow({ Condition: { StringNotEquals: { 'aws:username': '${aws:ResourceTag/owner}' } } })],
      'ImplicitlyDenied',
    ],
    [
      [allow(), deny({ Condition: { StringNotEquals: { 'aws:username': '${aws:ResourceTag/owner}' } } })],
      'ExplicitlyDenied',
    ],
  ]
  for (const [statements, expected] of table) {
    const policies = policiesOf(...statements)
    assert.equal(evaluate(question, policies).outcome, expected, JSON.stringify(statements))
    assert.equal(referenceOutcome(question, policies), expected, JSON.stringify(statements))
  }
})

test('the explanation names the key as not to be known here', () => {
  const text = explanationText(explain(question, policiesOf(allow(tag('StringEquals', 'red')))))
  assert.match(
    text,
    /StringEquals aws:ResourceTag\/team asks for red; aws:ResourceTag\/team is not to be known here \(an Allow that hangs on it does not match\)/,
  )
  const denied = explain(question, policiesOf(allow(), deny(tag('StringEquals', 'red'))))
  assert.equal(
    denied.layers.find(({ layer }) => layer === 'identity')!.policies[0]!.statements[1]!.met![0]!.unknown,
    'aws:ResourceTag/team',
  )
})
