import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../policy/compile.ts'
import { explain } from '../policy/explain/explain.ts'
import type { DecidedQuestion } from '../policy/explain/decided-question.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import { whyText, type TrailEvent } from './why-text.ts'

const account = '111122223333'
const arn = `arn:aws:iam::${account}:user/alice`
const event: TrailEvent = {
  eventTime: '2026-11-01T00:00:00Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'RunInstances',
  awsRegion: 'us-east-1',
  sourceIPAddress: '127.0.0.1',
  requestID: 'r',
  userIdentity: { arn, type: 'IAMUser' },
}
const policies: PolicySet = {
  scps: [],
  rcps: [],
  identity: [
    {
      id: 'Own',
      type: 'user',
      policy: compileText(
        '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}}',
      ),
    },
  ],
  resourceKind: 'none',
}

function question(action: string, resource: string): DecidedQuestion {
  const asked = {
    principal: { kind: 'User', arn, account },
    action,
    resource,
    resourceAccount: account,
  } as const
  const explanation = explain({ ...asked, keys: new Map() }, policies)
  const { outcome } = explanation
  const isAllowed = outcome === 'Allowed'
  return {
    action,
    resource,
    outcome,
    statements: isAllowed ? [{ layer: 'identity', policy: 'Own', index: 0, line: 1 }] : [],
    policies: [{ layer: 'identity', id: 'Own' }],
    explanation,
    basis: isAllowed ? 'unchanged' : 'recorded',
  }
}
const allowed = ['i', 'j'].map((name) =>
  question('ec2:RunInstances', `arn:aws:ec2:us-east-1:${account}:${name}`),
)
const refused = question('iam:PassRole', `arn:aws:iam::${account}:role/r`)
const count = (text: string, part: string) => text.split(part).length - 1

test('questions that were answered alike share one tree', () => {
  const text = whyText(event, allowed)
  assert.match(text, /\nanswered: done\n/)
  assert.match(text, /:i by \S+: allowed\nec2:RunInstances on \S+:j by \S+: allowed\n├─/)
  assert.equal(count(text, 'session policies'), 1)
  assert.equal(count(text, 'The policies are still those that allowed it.'), 1)
})

test('of a refused request what was refused comes first, and whole; the rest is told shortly', () => {
  const errorMessage = 'You may not. Encoded authorization failure message: AbC_-9'
  const text = whyText({ ...event, errorCode: 'UnauthorizedOperation', errorMessage }, [...allowed, refused])
  assert.match(text, /\nanswered: UnauthorizedOperation: You may not\.\n\niam:PassRole on /)
  assert.equal(count(text, 'session policies'), 1)
  assert.match(
    text,
    /:i: allowed\nec2:RunInstances on \S+:j: allowed\n {2}by statement 1 of the identity policy Own, line 1\n$/,
  )
})

test('a request that went on without what was refused is told in its order', () => {
  const text = whyText(event, [allowed[0]!, refused])
  assert.ok(text.indexOf('RunInstances on') < text.indexOf('PassRole on'))
})

test('what cannot be told whole says why', () => {
  const { explanation: _, ...gone } = allowed[0]!
  const text = whyText(event, [{ ...gone, basis: undefined, unexplained: 'x is no longer there' }])
  assert.match(
    text,
    /:i: allowed\n {2}by statement 1 of .*\n {2}It cannot be told whole: x is no longer there\.\n$/,
  )
})

test('of a refused question without an explanation the kind of policy is told that said no', () => {
  const told = { statements: [], policies: [], explanation: undefined, basis: undefined, unexplained: 'x' }
  for (const [outcome, layer, words] of [
    ['ImplicitlyDenied', 'identity', 'implicitly denied\n  no identity-based policy allows it'],
    ['ExplicitlyDenied', 'scp', 'explicitly denied\n  a service control policy denies it'],
    ['ImplicitlyDenied', undefined, 'implicitly denied'],
  ] as const) {
    const text = whyText(event, [{ ...allowed[0]!, ...told, outcome, layer }])
    assert.ok(text.endsWith(`:i: ${words}\n  It cannot be told whole: x.\n`), text)
  }
})
