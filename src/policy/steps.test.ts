import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyWorld } from '../../test/fixtures/worlds/random-worlds.ts'
import { compileText } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain/explain.ts'
import { explanationText } from './explain/explanation-text.ts'
import { newSteps, questionSteps, ranOut, requestSteps } from './steps.ts'
import type { Principal, Question } from './types.ts'
import type { SourcedPolicy, PolicySet } from './policy-set.ts'
import { referenceOutcome } from './twin/reference.ts'

const principal: Principal = {
  kind: 'User',
  arn: 'arn:aws:iam::111122223333:user/u',
  account: '111122223333',
}

function question(keys: Record<string, string[]> = {}, resource = 'arn:aws:s3:::bucket/key'): Question {
  return {
    principal,
    action: 's3:DeleteObject',
    resource,
    resourceAccount: '111122223333',
    keys: new Map(Object.entries(keys)),
  }
}

function policiesOf(statements: object[], type: SourcedPolicy['type'] = 'user'): PolicySet {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  return {
    scps: [],
    rcps: [],
    identity: [{ id: 'p', type, policy: compileText(text) }],
    resourceKind: 'none',
  }
}

const allowing = { Effect: 'Allow', Action: '*', Resource: '*' }
const denying = (Condition: object): object => ({ Effect: 'Deny', Action: 's3:*', Resource: '*', Condition })
const distinct = (count: number): string =>
  String.fromCharCode(...Array.from({ length: count }, (_, at) => at + 300))

test('what harm can be done with texts and patterns, no question takes more steps than it may', () => {
  const aaa = 'a'.repeat(14_000)
  const table: [what: string, deny: object, keys: Record<string, string[]>][] = [
    [
      'several patterns of one long run',
      { StringLike: { 'aws:UserAgent': [1, 2, 3].map((one) => `*?${'a'.repeat(13_000)}${one}*`) } },
      { 'aws:useragent': [aaa] },
    ],
    [
      'a text of many characters and a pattern of as many',
      { StringLike: { 'aws:UserAgent': `*?${distinct(12_000)}b*` } },
      { 'aws:useragent': [distinct(14_000)] },
    ],
    [
      'a pattern that names a long value again and again',
      {
        StringLike: {
          'aws:UserAgent': Array.from({ length: 2000 }, () => '*${aws:Referer}?*${aws:Referer}b'),
        },
      },
      { 'aws:useragent': [aaa], 'aws:referer': ['a'.repeat(6000)] },
    ],
    [
      'texts without regard to case',
      { StringEqualsIgnoreCase: { 'aws:UserAgent': Array.from({ length: 5000 }, (_, at) => `b${at}`) } },
      { 'aws:useragent': [aaa] },
    ],
    [
      'many values against many patterns',
      { 'ForAnyValue:StringLike': { 'x:y': Array.from({ length: 2000 }, (_, at) => `*b${at}*`) } },
      { 'x:y': Array.from({ length: 5000 }, (_, at) => `a${at}`) },
    ],
    [
      'many numbers',
      { 'ForAnyValue:NumericEquals': { 'x:y': Array.from({ length: 1000 }, (_, at) => String(at)) } },
      { 'x:y': Array.from({ length: 2000 }, () => '-1') },
    ],
  ]
  for (const [what, condition, keys] of table) {
    const steps = newSteps()
    const asked = question(keys)
    const decision = evaluate(asked, policiesOf([allowing, denying(condition)]), steps)
    assert.ok(steps.left > -questionSteps / 2, `${what}: ${questionSteps - steps.left} steps`)
    assert.equal(decision.outcome, 'ExplicitlyDenied', what)
    assert.deepEqual([decision.unfinished?.index, decision.statements], [1, []], what)
  }
})

test('a resource pattern whose stars run on takes no more steps than it may', () => {
  const deny = { Effect: 'Deny', Action: '*', Resource: `arn:*:*:*:*:a*?${'a:'.repeat(200)}b*` }
  const steps = newSteps()
  const { unfinished, outcome } = evaluate(
    question({}, `arn:${'a:'.repeat(7000)}`),
    policiesOf([allowing, deny]),
    steps,
  )
  assert.ok(steps.left > -questionSteps / 2)
  assert.deepEqual([outcome, unfinished?.index], ['ExplicitlyDenied', 1])
})

test('where the steps run out nothing is allowed, in whichever policy that is', () => {
  const long = { StringLike: { 'aws:UserAgent': `*?${'a'.repeat(900)}b*` } }
  const keys = { 'aws:useragent': ['a'.repeat(1000)] }
  const one = (Effect: string, more: object = {}): SourcedPolicy =>
    policiesOf([{ Effect, Action: '*', Resource: '*', ...more }]).identity[0]!
  const star = (Effect: string): SourcedPolicy => one(Effect, { Principal: '*', Condition: long })
  const free = one('Allow')
  const base = { scps: [[free]], rcps: [], identity: [free], resourceKind: 'none' as const }
  const sets: Record<string, PolicySet> = {
    identity: { ...base, identity: [free, one('Deny', { Condition: long })] },
    boundary: { ...base, boundary: one('Allow', { Condition: long }) },
    session: { ...base, session: [free, one('Deny', { Condition: long })] },
    scp: { ...base, scps: [[free], [one('Allow', { Condition: long })]] },
    rcp: { ...base, rcps: [[star('Deny')]] },
    resource: { ...base, resource: star('Deny'), resourceKind: 'generic' },
  }
  for (const [layer, policies] of Object.entries(sets)) {
    const decision = evaluate(question(keys), policies, newSteps(1000))
    assert.deepEqual(
      [decision.outcome, decision.layer, decision.unfinished?.layer],
      ['ExplicitlyDenied', layer, layer],
    )
    assert.equal(evaluate(question(keys), policies).unfinished, undefined, `${layer} with steps enough`)
  }
})

test('what could not be finished is not remembered of an action', () => {
  const policies = policiesOf([allowing, { Effect: 'Deny', Action: `*${'a?'.repeat(300)}*b`, Resource: '*' }])
  const asked = { ...question(), action: `s3:${'a'.repeat(2000)}b` }
  assert.equal(evaluate(asked, policies, newSteps(500)).outcome, 'ExplicitlyDenied')
  assert.deepEqual(
    evaluate(asked, policies).statements.map(({ index }) => index),
    [1],
  )
})

test('however few steps there are, a decision is the right one or none', () => {
  fc.assert(
    fc.property(anyWorld, fc.nat(400), ([asked, policies], count) => {
      const decision = evaluate(asked, policies, newSteps(count))
      if (decision.unfinished === undefined) assert.equal(decision.outcome, referenceOutcome(asked, policies))
      else assert.deepEqual([decision.outcome, decision.statements], ['ExplicitlyDenied', []])
    }),
    { numRuns: 1500 },
  )
})

test('questions that share the verdicts of what they have in common are decided as by themselves', () => {
  const resources = fc.array(fc.constantFrom('arn:aws:s3:::bucket/a', 'arn:aws:s3:::other/b', '*'), {
    minLength: 1,
  })
  fc.assert(
    fc.property(anyWorld, resources, fc.boolean(), ([asked, policies], others, own) => {
      const shared = { verdicts: new Map(), isShared: (key: string) => !own || key !== 'aws:resourceaccount' }
      for (const [at, resource] of [asked.resource, ...others, asked.resource].entries()) {
        const keys = own ? withKey(asked, 'aws:resourceaccount', String(at)) : asked.keys
        const one = { ...asked, resource, keys }
        const { outcome } = evaluate(one, policies, newSteps(questionSteps, shared))
        assert.equal(outcome, referenceOutcome(one, policies))
      }
    }),
    { numRuns: 500 },
  )
})

function withKey({ keys }: Question, name: string, value: string): Question['keys'] {
  return {
    get: (key) => (key === name ? [value] : keys.get(key)),
    keys: () => new Set([...keys.keys(), name]).values(),
  }
}

test('a thousand keys against the 540 statements of AWS quotas take a twentieth of a request', () => {
  const shared = { verdicts: new Map(), isShared: (key: string) => !key.startsWith('s3:') }
  const statements = Array.from({ length: 540 }, (_, at) => ({
    Effect: at % 3 === 0 ? 'Deny' : 'Allow',
    Action: ['s3:GetObject*', 's3:*Object', 's3:PutObject'],
    Resource: [`arn:aws:s3:::team-${at}-*/private/*`, `arn:aws:s3:::logs-${at}/*/\${aws:username}/*`],
    Condition: {
      StringLike: { 'aws:UserAgent': ['aws-cli/*', '*Boto3*', 'terraform-*'] },
      IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24', '2001:db8::/32'] },
      StringNotEquals: { 's3:ExistingObjectTag/team': ['a', 'b', '${aws:PrincipalTag/team}'] },
    },
  }))
  const policies = policiesOf([allowing, ...statements])
  const steps = newSteps(requestSteps, shared)
  const keys = {
    'aws:useragent': ['aws-sdk-js/3.900.0 ua/2.1 os/linux lang/js md/nodejs#26'],
    'aws:username': ['u'],
  }
  for (let at = 0; at < 1000; at += 1) {
    const asked = question(keys, `arn:aws:s3:::team-${at % 540}-data/private/2026/11/30/part-${at}.parquet`)
    assert.equal(evaluate(asked, policies, steps).unfinished, undefined)
  }
  assert.equal(ranOut(steps), false)
  const taken = requestSteps - steps.left
  assert.ok(taken > 1_000_000 && taken * 20 <= requestSteps, `${taken} steps`)
})

test('a condition that cannot tell the questions apart is asked once', () => {
  const shared = { verdicts: new Map(), isShared: () => true }
  const policies = policiesOf([
    allowing,
    denying({ StringLike: { 'aws:UserAgent': `*?${'a'.repeat(13_000)}b*` } }),
  ])
  const steps = newSteps(requestSteps, shared)
  for (let at = 0; at < 1000; at += 1) {
    const asked = question({ 'aws:useragent': ['a'.repeat(14_000)] }, `arn:aws:s3:::bucket/${at}`)
    assert.equal(evaluate(asked, policies, steps).outcome, 'Allowed')
  }
  assert.ok(requestSteps - steps.left < questionSteps, `${requestSteps - steps.left} steps`)
})

test('an explanation of what takes too many steps says so, and where', () => {
  const patterns = [1, 2, 3].map((one) => `*?${'a'.repeat(13_000)}${one}*`)
  const policies = policiesOf([
    allowing,
    { Sid: 'Slow', ...denying({ StringLike: { 'aws:UserAgent': patterns } }) },
  ])
  const told = explain(question({ 'aws:useragent': ['a'.repeat(14_000)] }), policies, newSteps())
  assert.deepEqual([told.unfinished, told.outcome, told.layers], [true, 'ExplicitlyDenied', []])
  assert.match(told.reason, /too many steps .* statement 2 \(Slow\) of p, an identity-based policy/)
  assert.match(explanationText(told), /It takes too many steps to tell more\.\n$/)
})
