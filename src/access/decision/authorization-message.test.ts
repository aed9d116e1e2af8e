import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { compileText } from '../../policy/compile.ts'
import type { Question } from '../../policy/types.ts'
import type { Decision } from '../../policy/policy-set.ts'
import { createSealer } from '../../store/seal.ts'
import type { Refusal } from '../action.ts'
import { decodeAuthorizationMessage, encodeAuthorizationMessage } from './authorization-message.ts'
import type { Caller } from '../caller.ts'
import type { House } from '../house.ts'

const house = {
  sealer: createSealer({ current: 'k', keys: { k: new Uint8Array(32).fill(7) } }, randomBytes),
} as unknown as House

const arn = 'arn:aws:iam::111122223333:user/bob'
const principal = { kind: 'User', arn, account: '111122223333' } as const
const caller: Caller = {
  kind: 'user',
  account: '111122223333',
  arn,
  userId: 'AIDABOB',
  principal,
  principalArn: arn,
  user: { id: 'AIDABOB', name: 'bob', path: '/' },
  tags: new Map(),
  policies: { identity: [] },
}

function refusalWith(keys: Map<string, readonly string[]>, policyText?: string): Refusal {
  const question: Question = {
    principal,
    action: 'ec2:StopInstances',
    resource: 'arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0',
    resourceAccount: '111122223333',
    keys,
  }
  const statements: Decision['statements'] =
    policyText === undefined
      ? []
      : [
          {
            layer: 'identity',
            source: { id: 'p', type: 'user', policy: compileText(policyText) },
            index: 0,
            sid: 'NoStop',
          },
        ]
  const outcome = policyText === undefined ? 'ImplicitlyDenied' : 'ExplicitlyDenied'
  return { question, decision: { outcome, layer: 'identity', statements } }
}

const decode = (token: string, account = caller.account) => decodeAuthorizationMessage(house, account, token)

test('a decoded message names the caller, the action, the resource and every condition key', () => {
  const token = encodeAuthorizationMessage(
    house,
    refusalWith(new Map([['ec2:region', ['us-east-1']]])),
    caller,
  )
  assert.deepEqual(JSON.parse(decode(token) ?? ''), {
    allowed: false,
    explicitDeny: false,
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: {
      principal: { id: 'AIDABOB', name: 'bob', arn },
      action: 'ec2:StopInstances',
      resource: 'arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0',
      conditions: { items: [{ key: 'ec2:region', values: { items: [{ value: 'us-east-1' }] } }] },
    },
  })
})

test('an explicit deny is told with the statement that denied', () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Sid: 'NoStop', Effect: 'Deny', Action: 'ec2:Stop*', Resource: '*' },
  })
  const text = decode(encodeAuthorizationMessage(house, refusalWith(new Map(), policy), caller))
  const message = JSON.parse(text ?? '') as { explicitDeny: boolean; matchedStatements: { items: unknown[] } }
  assert.equal(message.explicitDeny, true)
  assert.deepEqual(message.matchedStatements.items, [
    {
      statementId: 'NoStop',
      effect: 'DENY',
      principals: { items: [{ value: 'AIDABOB' }] },
      principalGroups: { items: [] },
      actions: { items: [{ value: 'ec2:Stop*' }] },
      resources: { items: [{ value: '*' }] },
      conditions: { items: [] },
    },
  ])
})

test('another account, a changed byte and another spelling do not decode', () => {
  const token = encodeAuthorizationMessage(house, refusalWith(new Map()), caller)
  assert.notEqual(decode(token), undefined)
  assert.equal(decode(token, '444455556666'), undefined)
  const last = token.at(-1) === 'A' ? 'B' : 'A'
  for (const bad of [token.slice(0, -1) + last, `${token}=`, ` ${token}`, '', 'AAAA', 'A'.repeat(20_000)]) {
    assert.equal(decode(bad), undefined, bad.slice(0, 20))
  }
})

test('a message that would be longer than STS takes loses its details, not its meaning', () => {
  const keys = new Map<string, readonly string[]>()
  for (let index = 0; index < 50; index++) {
    keys.set(`aws:requesttag/${index}`, [randomBytes(192).toString('base64')])
  }
  const token = encodeAuthorizationMessage(house, refusalWith(keys), caller)
  assert.ok(token.length <= 10_240)
  const message = JSON.parse(decode(token) ?? '') as { context: { action: string } }
  assert.equal(message.context.action, 'ec2:StopInstances')
})
