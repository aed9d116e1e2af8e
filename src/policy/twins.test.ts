import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileText } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain.ts'
import { explanationText } from './explanation-text.ts'
import { referenceOutcome } from './reference.ts'
import type { Outcome, PolicySet, PolicyType, Principal, Question, SourcedPolicy } from './types.ts'

const home = '111122223333'
const away = '444455556666'

const principals: Principal[] = [
  { kind: 'User', arn: `arn:aws:iam::${home}:user/alice`, account: home, uniqueId: 'AIDAALICE' },
  {
    kind: 'AssumedRole',
    arn: `arn:aws:sts::${home}:assumed-role/Worker/job`,
    account: home,
    uniqueId: 'AROAWORKER',
    issuerArn: `arn:aws:iam::${home}:role/app/Worker`,
  },
  {
    kind: 'AssumedRole',
    arn: `arn:aws:sts::${home}:assumed-role/Linked/job`,
    account: home,
    issuerArn: `arn:aws:iam::${home}:role/aws-service-role/x/Linked`,
    serviceLinkedRole: true,
  },
  {
    kind: 'FederatedUser',
    arn: `arn:aws:sts::${home}:federated-user/bob`,
    account: home,
    uniqueId: 'AIDABROKER',
    issuerArn: `arn:aws:iam::${home}:user/broker`,
  },
  { kind: 'Account', arn: `arn:aws:iam::${home}:root`, account: home },
  { kind: 'User', arn: `arn:aws:iam::${away}:user/eve`, account: away, canonicalId: 'c0ffee' },
  { kind: 'Account', arn: `arn:aws:iam::${away}:root`, account: away },
  { kind: 'Service', arn: 'ec2.amazonaws.com', account: '' },
  { kind: 'WebIdentity', arn: `arn:aws:iam::${home}:oidc-provider/id.example.com`, account: '' },
  { kind: 'Anonymous', arn: 'anonymous', account: '' },
]

const actions = ['s3:GetObject', 's3:PutObject', 'ec2:RunInstances', 'sts:AssumeRole', 'sts:GetSessionToken']
const actionPatterns = [
  '*',
  '*',
  's3:*',
  'S3:get*',
  's3:?etObject',
  's3:*Object',
  'sts:*',
  'ec2:Run*',
  's3:PutObject',
]
const resources = ['arn:aws:s3:::b/alice/x', 'arn:aws:s3:::b', `arn:aws:iam::${home}:role/app/Worker`, '*']
const resourcePatterns = [
  '*',
  '*',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/${aws:username}/?',
  "arn:aws:s3:::b/${aws:PrincipalTag/team, 'alice'}/*",
  'arn:aws:s3:*:*:b*',
  'arn:*:s3:::${aws:missing}*',
  'arn:aws:${aws:username}:::b',
  "arn:aws:${aws:missing, 's3'}:::b*",
  'arn:aws:s3:::*/x',
  `arn:aws:iam::*:role/*`,
]
const principalElements: unknown[] = [
  '*',
  { AWS: '*' },
  { AWS: home },
  { AWS: `arn:aws:iam::${away}:root` },
  { AWS: [`arn:aws:iam::${home}:user/alice`, `arn:aws:iam::${home}:role/app/Worker`] },
  { AWS: [`arn:aws:iam::${home}:user/alice`, home] },
  { AWS: [`arn:aws:sts::${home}:assumed-role/Worker/job`, `arn:aws:iam::${home}:role/app/Worker`, home] },
  { AWS: [`arn:aws:sts::${home}:assumed-role/Worker/job`, home] },
  { AWS: [`arn:aws:iam::${home}:role/app/Worker`, home] },
  { AWS: ['AROAWORKER', 'AIDABROKER', `arn:aws:iam::${away}:user/eve`] },
  { AWS: `arn:aws:sts::${home}:federated-user/bob`, Service: 'ec2.amazonaws.com' },
  { Federated: `arn:aws:iam::${home}:oidc-provider/id.example.com` },
  { CanonicalUser: 'c0ffee' },
]

const keyPool: Record<string, readonly (readonly string[])[]> = {
  'aws:username': [['alice'], ['alice'], ['a*'], ['alice', 'b']],
  'aws:principaltag/team': [['blue'], [''], ['Blue']],
  'aws:tagkeys': [[], ['cost'], ['cost', 'env'], [''], ['', 'cost']],
  's3:max-keys': [['10'], ['10.50'], ['many'], ['-1']],
  'aws:currenttime': [['2026-05-01T12:00:00Z'], ['1777636800'], ['soon']],
  'aws:securetransport': [['true'], ['False']],
  'aws:sourceip': [['10.1.2.3'], ['2001:db8::1'], ['nowhere']],
  'aws:sourcearn': [['arn:aws:sns:us-east-1:111122223333:t:1'], ['topic']],
  'svc:blob': [['QQ=='], ['QQ'], ['%']],
}
const values: Record<string, readonly unknown[]> = {
  String: [
    'blue',
    'BLUE',
    'b*',
    'cost',
    '',
    '*',
    'c?st',
    '${aws:username}',
    "${aws:none, 'blue'}",
    '${*}',
    '${aws:none}',
  ],
  Numeric: ['10', 10, '10.5', '9', 'x', '-0.5', '11'],
  Date: ['2026-05-01', '2026-05-01T14:00:00+02:00', '1777636800', '2026', 'never'],
  Bool: ['true', false, 'TRUE', 'yes'],
  Binary: ['QQ==', 'QQ', 'Qg==', '!'],
  Ip: ['10.0.0.0/8', '10.1.2.3', '2001:db8::/32', '0.0.0.0/0', 'x/8', '10.0.0.0/33'],
  Arn: ['arn:aws:sns:*:*:t*', 'arn:aws:sns:us-east-1:111122223333:t:1', '*', 'arn:*:t', '${aws:sourcearn}'],
  Null: ['true', 'false', true],
}
const operators: Record<string, readonly string[]> = {
  String: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ],
  Numeric: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  Date: [
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
  ],
  Bool: ['Bool'],
  Binary: ['BinaryEquals'],
  Ip: ['IpAddress', 'NotIpAddress'],
  Arn: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  Null: ['Null'],
}

const listOf = <T>(pool: readonly T[]): fc.Arbitrary<T | T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...pool) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...pool), { maxLength: 3 }) },
  )

const anyCondition = fc.constantFrom(...Object.keys(operators)).chain((family) =>
  fc
    .record({
      set: fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:'),
      operator: fc.constantFrom(...operators[family]!),
      suffix: fc.constantFrom('', '', 'IfExists'),
      key: fc.constantFrom(...Object.keys(keyPool), 'AWS:UserName'),
      listed: listOf(values[family]!),
    })
    .map(({ set, operator, suffix, key, listed }) => ({
      [operator === 'Null' ? operator : set + operator + suffix]: { [key]: listed },
    })),
)

const either = (name: string, pool: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    { weight: 5, arbitrary: pool.map((value) => ({ [name]: value })) },
    { weight: 1, arbitrary: pool.map((value) => ({ [`Not${name}`]: value })) },
  )

const anyStatement = (withPrincipal: boolean, denyWeight: number): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 10 - denyWeight, arbitrary: fc.constant({ Effect: 'Allow' }) },
        { weight: denyWeight, arbitrary: fc.constant({ Effect: 'Deny' }) },
      ),
      either('Action', listOf(actionPatterns)),
      either('Resource', listOf(resourcePatterns)),
      fc.array(anyCondition, { maxLength: 2 }),
      withPrincipal ? either('Principal', fc.constantFrom(...principalElements)) : fc.constant({}),
    )
    .map(([effect, action, resource, condition, principal]) => ({
      ...effect,
      ...principal,
      ...action,
      ...resource,
      ...(condition.length === 0 ? {} : { Condition: Object.assign({}, ...condition) }),
    }))

const anyPolicy = (type: PolicyType, withPrincipal = false, denyWeight = 3): fc.Arbitrary<SourcedPolicy> =>
  fc
    .record({
      Version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'),
      Statement: fc.array(anyStatement(withPrincipal, denyWeight), { minLength: 1, maxLength: 3 }),
    })
    .map((document) => ({ id: type, type, policy: compileText(JSON.stringify(document)) }))

const full = (type: 'scp' | 'rcp'): SourcedPolicy => {
  const everyone = type === 'rcp' ? { Principal: '*' } : {}
  const statement = { Effect: 'Allow', ...everyone, Action: '*', Resource: '*' }
  return { id: 'Full', type, policy: compileText(JSON.stringify({ Statement: statement })) }
}

const anyLevels = (type: 'scp' | 'rcp'): fc.Arbitrary<SourcedPolicy[][]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<SourcedPolicy[]>([full(type)]) },
      { weight: 1, arbitrary: fc.array(anyPolicy(type, type === 'rcp', 3), { maxLength: 2 }) },
      { weight: 1, arbitrary: anyPolicy(type, type === 'rcp', 5).map((policy) => [full(type), policy]) },
    ),
    { maxLength: 2 },
  )

const anySet: fc.Arbitrary<PolicySet> = fc.record({
  scps: anyLevels('scp'),
  rcps: anyLevels('rcp'),
  identity: fc.array(anyPolicy('managed'), { maxLength: 3 }),
  boundary: fc.option(anyPolicy('managed'), { freq: 2, nil: undefined }),
  session: fc.option(fc.array(anyPolicy('session'), { maxLength: 2 }), { freq: 2, nil: undefined }),
  resource: fc.option(anyPolicy('resource', true), { freq: 3, nil: undefined }),
  resourceKind: fc.constantFrom('none', 'generic', 'generic', 'trust-policy', 'key-policy'),
})

const anyKeys = fc
  .record(
    Object.fromEntries(Object.entries(keyPool).map(([name, pool]) => [name, fc.constantFrom(...pool)])),
    { requiredKeys: [] },
  )
  .map((keys) => new Map(Object.entries(keys) as [string, string[]][]))

const anyQuestion: fc.Arbitrary<Question> = fc.record({
  principal: fc.constantFrom(...principals),
  action: fc.constantFrom(...actions),
  resource: fc.constantFrom(...resources),
  resourceAccount: fc.constantFrom(home, home, home, away),
  keys: anyKeys,
})

const anyWorld = fc.tuple(anyQuestion, anySet)
const runs = { numRuns: 1500 }

/** How far a decision goes towards yes. */
const permission: Record<Outcome, number> = { ExplicitlyDenied: 0, ImplicitlyDenied: 1, Allowed: 2 }

test('the random worlds hold all three outcomes in plenty', () => {
  const counts: Record<Outcome, number> = { Allowed: 0, ExplicitlyDenied: 0, ImplicitlyDenied: 0 }
  for (const [question, policies] of fc.sample(anyWorld, { numRuns: 2000, seed: 7 })) {
    counts[evaluate(question, policies).outcome] += 1
  }
  for (const [outcome, count] of Object.entries(counts)) assert.ok(count > 200, `${outcome}: ${count}`)
})

test('the engine and its plain twin decide every world alike', () => {
  fc.assert(
    fc.property(anyWorld, ([question, policies]) => {
      assert.equal(evaluate(question, policies).outcome, referenceOutcome(question, policies))
    }),
    { numRuns: 6000 },
  )
})

test('a Deny that covers everything is never outvoted', () => {
  const deny: SourcedPolicy = {
    id: 'Deny',
    type: 'managed',
    policy: compileText('{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}'),
  }
  fc.assert(
    fc.property(anyWorld, ([question, policies]) => {
      const denied = evaluate(question, { ...policies, resource: deny })
      assert.equal(denied.outcome, 'ExplicitlyDenied')
      assert.ok(denied.statements.some(({ source }) => source === deny))
    }),
    runs,
  )
})

test('a boundary, a session policy, an SCP and an RCP never add permissions', () => {
  fc.assert(
    fc.property(anyWorld, anyPolicy('managed'), anyLevels('scp'), ([question, policies], policy, levels) => {
      const less = (more: Partial<PolicySet>): void => {
        const before = evaluate(question, { ...policies, boundary: undefined, session: undefined, scps: [] })
        const after = evaluate(question, {
          ...policies,
          boundary: undefined,
          session: undefined,
          scps: [],
          ...more,
        })
        assert.ok(permission[after.outcome] <= permission[before.outcome])
      }
      less({ boundary: policy })
      // A federated user has no permissions without a session policy, so there it is no mere limit.
      if (question.principal.kind !== 'FederatedUser') less({ session: [policy] })
      less({ scps: levels })
    }),
    runs,
  )
})

test('an explanation says what the engine decided, and its verdicts bear it out', () => {
  fc.assert(
    fc.property(anyWorld, ([question, policies]) => {
      const decision = evaluate(question, policies)
      const explanation = explain(question, policies)
      const { layers, outcome, layer } = explanation
      assert.deepEqual([outcome, layer], [decision.outcome, decision.layer])
      const denying = layers.filter(({ verdict }) => verdict === 'denies')
      assert.equal(denying.length > 0, outcome === 'ExplicitlyDenied')
      if (outcome === 'ExplicitlyDenied') assert.equal(denying[0]!.layer, layer)
      const silent = layers.filter(({ verdict }) => verdict === 'silent').length
      if (outcome === 'Allowed') assert.equal(silent, 0)
      for (const ref of decision.statements) {
        const looked = layers.find((one) => one.layer === ref.layer)!.policies
        assert.ok(looked.some(({ id, statements }) => id === ref.source.id && statements[ref.index]?.matched))
      }
      assert.deepEqual(JSON.parse(JSON.stringify(explanation)).outcome, outcome)
      assert.match(explanationText(explanation), /^[^\n]+: (?:allowed|explicitly denied|implicitly denied)/)
    }),
    runs,
  )
})

test('the grants an explanation names as missing do allow the request', () => {
  fc.assert(
    fc.property(anyWorld, ([question, policies]) => {
      const { missing, outcome } = explain(question, policies)
      if (outcome !== 'ImplicitlyDenied') return assert.deepEqual(missing, [])
      if (question.principal.kind === 'Account' && policies.resourceKind === 'trust-policy') {
        return assert.deepEqual(missing, [])
      }
      assert.ok(missing.length > 0)
      let granted: PolicySet = policies
      for (const { layer, level, statement } of missing) {
        const text = JSON.stringify({ Version: '2012-10-17', Statement: statement })
        const policy: SourcedPolicy = { id: 'new', type: 'managed', policy: compileText(text) }
        const widen = (levels: PolicySet['scps']) =>
          levels.map((list, at) => (at + 1 === level ? [...list, policy] : list))
        if (layer === 'scp') granted = { ...granted, scps: widen(granted.scps) }
        else if (layer === 'rcp') granted = { ...granted, rcps: widen(granted.rcps) }
        else if (layer === 'identity') granted = { ...granted, identity: [...granted.identity, policy] }
        else if (layer === 'session') granted = { ...granted, session: [...(granted.session ?? []), policy] }
        // A boundary or resource has one policy, and this one allows nothing yet that was needed; replacing it would lose
        // its denials, but there were none.
        else granted = { ...granted, [layer]: policy }
      }
      assert.equal(evaluate(question, granted).outcome, 'Allowed')
    }),
    runs,
  )
})
