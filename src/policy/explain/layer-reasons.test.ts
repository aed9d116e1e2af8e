import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layerReason, placeText } from './layer-reasons.ts'
import type { LayerFacts } from './layer-reasons.ts'
import { grant } from '../match/principal.ts'
import type { Verdict } from './explanation.ts'
import type { Layer, Principal, Question } from '../types.ts'
import type { PolicySet } from '../policy-set.ts'

const account = '111122223333'
const away = '444455556666'
const alice: Principal = { kind: 'User', arn: `arn:aws:iam::${account}:user/alice`, account }
const ec2: Principal = { kind: 'Service', arn: 'ec2.amazonaws.com', account: '' }
const linked: Principal = { ...alice, kind: 'AssumedRole', serviceLinkedRole: true }
const federated: Principal = { ...alice, kind: 'FederatedUser' }
const root: Principal = { kind: 'Account', arn: `arn:aws:iam::${account}:root`, account }
const none: PolicySet = { scps: [], rcps: [], identity: [], resourceKind: 'none' }
const trust: PolicySet = { ...none, resourceKind: 'trust-policy' }
const key: PolicySet = { ...none, resourceKind: 'key-policy' }
const deciding = {
  layer: 'identity',
  policy: 'own',
  type: 'managed',
  index: 1,
  sid: 'Read',
  line: 7,
  column: 3,
} as const

const ask = (principal: Principal, more: Partial<Question> = {}): Question => ({
  principal,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: account,
  keys: new Map(),
  ...more,
})
const facts = (question: Question, more: Partial<LayerFacts> = {}): LayerFacts => ({
  question,
  policies: none,
  grants: grant.none,
  silentLevels: [],
  ...more,
})

test('a layer says in a clause what its verdict rests on', () => {
  const own = facts(ask(alice))
  const other = facts(ask(alice, { resourceAccount: away }))
  const theirs = `the resource belongs to another account (${away}), whose policy must allow`
  const table: [layer: Layer, verdict: Verdict, facts: LayerFacts, reason: string][] = [
    ['identity', 'allows', own, 'allows'],
    ['identity', 'allows', { ...own, deciding }, 'statement 2 (Read) of own, line 7, allows it'],
    ['identity', 'denies', { ...own, deciding }, 'statement 2 (Read) of own, line 7, denies it'],
    [
      'resource',
      'allows',
      { ...own, deciding, grants: grant.account },
      'statement 2 (Read) of own, line 7, allows it to the account, which only delegates',
    ],
    [
      'resource',
      'allows',
      { ...own, deciding, grants: grant.self },
      'statement 2 (Read) of own, line 7, allows it',
    ],
    [
      'resource',
      'allows',
      { ...other, deciding, grants: grant.account },
      'statement 2 (Read) of own, line 7, allows it',
    ],
    [
      'resource',
      'denies',
      { ...own, deciding, grants: grant.account },
      'statement 2 (Read) of own, line 7, denies it',
    ],
    [
      'scp',
      'silent',
      { ...own, silentLevels: [2] },
      'every level has to allow it, and no statement of level 2 does',
    ],
    [
      'rcp',
      'silent',
      { ...own, silentLevels: [1, 3] },
      'every level has to allow it, and no statement of levels 1, 3 does',
    ],
    ['identity', 'silent', own, 'no statement allows it'],
    ['resource', 'silent', other, `${theirs}, and no statement allows it`],
    ['resource', 'silent', own, 'the policy of the resource is looked at, and no statement allows it'],
    [
      'resource',
      'silent',
      { ...own, policies: trust },
      'the trust policy of a role must allow, and no statement allows it',
    ],
    [
      'resource',
      'silent',
      { ...own, policies: key },
      'the policy of a key must allow, and no statement allows it',
    ],
    [
      'resource',
      'silent',
      facts(ask(ec2)),
      'the caller has no policies of its own, and no statement allows it',
    ],
    ['scp', 'absent', own, 'no service control policies apply'],
    ['rcp', 'absent', own, 'no resource control policies apply'],
    ['resource', 'absent', own, 'the resource has no policy'],
    ['resource', 'absent', other, `${theirs}, and there is none`],
    [
      'resource',
      'absent',
      { ...own, policies: trust },
      'the trust policy of a role must allow, and there is none',
    ],
    ['resource', 'absent', facts(ask(ec2)), 'the caller has no policies of its own, and there is none'],
    ['identity', 'absent', own, 'the caller has no identity policies'],
    ['boundary', 'absent', own, 'no permissions boundary is set'],
    ['session', 'absent', own, 'no session policy was passed'],
    [
      'session',
      'absent',
      facts(ask(federated)),
      'a federated user has no permissions without a session policy',
    ],
    ['scp', 'not-needed', facts(ask(linked)), 'service control policies do not bind service-linked roles'],
    ['scp', 'not-needed', facts(ask(ec2)), 'service control policies do not bind this caller'],
    ['rcp', 'not-needed', facts(ask(linked)), 'resource control policies do not bind service-linked roles'],
    [
      'rcp',
      'not-needed',
      facts(
        ask(ec2, { action: 'sts:AssumeRole', resource: `arn:aws:iam::${account}:role/aws-service-role/x/L` }),
      ),
      'resource control policies do not bind this caller',
    ],
    [
      'rcp',
      'not-needed',
      facts(ask(ec2, { action: 'ec2:RunInstances' })),
      'resource control policies do not apply to ec2:RunInstances',
    ],
    [
      'rcp',
      'not-needed',
      facts(ask(alice, { action: 'ec2:RunInstances' })),
      'resource control policies do not apply to ec2:RunInstances',
    ],
    ['resource', 'not-needed', own, 'within one account the identity policies are enough'],
    ['identity', 'not-needed', facts(ask(ec2)), 'the caller belongs to no account'],
    ['identity', 'not-needed', facts(ask(root)), 'the root user needs none'],
    [
      'boundary',
      'not-needed',
      { ...own, grants: grant.self | grant.issuer },
      "the resource's policy grants to the caller itself",
    ],
    [
      'session',
      'not-needed',
      { ...own, grants: grant.issuer },
      "the resource's policy grants to the role or user behind the session",
    ],
    [
      'session',
      'not-needed',
      facts(ask(alice, { action: 'sts:GetSessionToken' })),
      'the action needs no Allow',
    ],
    [
      'session',
      'not-needed',
      facts(ask(alice, { action: 'sts:GetCallerIdentity' })),
      'the action needs no permission, and nothing can deny it',
    ],
  ]
  for (const [layer, verdict, given, reason] of table) {
    assert.equal(layerReason(layer, verdict, given), reason, `${layer} ${verdict}: ${reason}`)
  }
})

test('a statement is counted from 1 and named where it has a name', () => {
  assert.equal(placeText({ ...deciding, sid: undefined }), 'statement 2 of own, line 7,')
  assert.equal(placeText({ ...deciding, sid: '' }), 'statement 2 of own, line 7,')
})
