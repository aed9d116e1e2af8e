import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Explanation } from '../../../src/policy/explain/explanation.ts'
import { askedAgain } from './asked-again.ts'

const account = '111122223333'
const explanation = (principal: Partial<Explanation['principal']>): Explanation => ({
  principal: { kind: 'User', arn: `arn:aws:iam::${account}:user/anna`, account, ...principal },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::a/b',
  resourceAccount: account,
  keys: {
    'aws:sourceip': ['10.0.0.1'],
    'aws:tagkeys': ['a', 'b'],
    'aws:userid': ['AIDA'],
    'aws:principaltag/team': ['ops'],
    's3:prefix': [],
  },
  outcome: 'Allowed',
  reason: '',
  decidedBy: [],
  layers: [],
  missing: [],
})

test('a request is asked again with its context, but for what a simulation knows by itself', () => {
  assert.deepEqual(askedAgain(explanation({})), {
    principal: `arn:aws:iam::${account}:user/anna`,
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::a/b'],
    context: [
      { key: 'aws:sourceip', type: 'ip', values: ['10.0.0.1'] },
      { key: 'aws:tagkeys', type: 'stringList', values: ['a', 'b'] },
    ],
  })
})

test('of a session the role is simulated, and callers without policies are not', () => {
  const issuerArn = `arn:aws:iam::${account}:role/deploy`
  assert.equal(askedAgain(explanation({ kind: 'AssumedRole', issuerArn }))?.principal, issuerArn)
  for (const kind of ['Account', 'Service', 'WebIdentity', 'FederatedUser', 'Anonymous'] as const) {
    assert.equal(askedAgain(explanation({ kind })), undefined, kind)
  }
})
