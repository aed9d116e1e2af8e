import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileText } from '../compile.ts'
import { evaluate } from '../evaluate.ts'
import { neededPolicies, type Use } from './needed-policy.ts'
import { policySize } from '../text/size.ts'
import type { Question } from '../types.ts'

const account = '111122223333'
const hasMadeIds = (service: string, type: string) => service === 'ec2' && type === 'instance'
const use = (action: string, resource: string, keys: Record<string, string> = {}): Use => ({
  action,
  resource,
  keys: new Map(Object.entries(keys)),
})
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
const statementsFor = (...uses: Use[]) => {
  const policies = neededPolicies(uses, hasMadeIds, 6144)
  assert.equal(policies.length, 1)
  return policies[0]!.Statement
}

test('actions on the same resources share a statement, services do not', () => {
  const statements = statementsFor(
    use('s3:PutObject', 'arn:aws:s3:::b/a'),
    use('s3:GetObject', 'arn:aws:s3:::b/a'),
    use('s3:GetObject', 'arn:aws:s3:::b/a'),
    use('ec2:DescribeInstances', '*'),
    use('ec2:DescribeVolumes', '*'),
    use('iam:ListUsers', '*'),
  )
  assert.deepEqual(statements, [
    {
      Sid: 'EC2Read',
      Effect: 'Allow',
      Action: ['ec2:DescribeInstances', 'ec2:DescribeVolumes'],
      Resource: '*',
    },
    { Sid: 'IAMListUsers', Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' },
    {
      Sid: 'S3Write',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::b/a',
    },
  ])
})

test('a condition stands where a key had one value in every use of a resource', () => {
  const pass = (name: string, service?: string) =>
    use('iam:PassRole', role(name), service === undefined ? {} : { 'iam:passedtoservice': service })
  const to = (service: string) => ({ StringEquals: { 'iam:PassedToService': service } })
  assert.deepEqual(
    statementsFor(pass('a', 'ec2'), pass('b', 'lambda'), pass('c', 'ec2')).map(({ Resource, Condition }) => [
      Resource,
      Condition,
    ]),
    [
      [[role('a'), role('c')], to('ec2')],
      [role('b'), to('lambda')],
    ],
  )
  assert.equal(statementsFor(pass('a', 'ec2'), pass('a', 'lambda'))[0]!.Condition, undefined)
  assert.equal(statementsFor(pass('a', 'ec2'), pass('a'))[0]!.Condition, undefined)
  assert.equal(statementsFor(pass('a'), pass('a', 'ec2'))[0]!.Condition, undefined)
})

test('conditions that differ for every resource are chance, and left out', () => {
  const uses = ['a', 'b', 'c', 'd'].map((name) =>
    use('sts:AssumeRole', role(name), { 'sts:externalid': name }),
  )
  const statements = statementsFor(...uses)
  assert.deepEqual([statements.length, statements[0]!.Condition], [1, undefined])
  assert.equal(statementsFor(...uses.slice(1)).length, 3)
})

test('no document exceeds the limit, and nothing is lost', () => {
  const uses = Array.from({ length: 400 }, (_, at) =>
    use('s3:ListBucket', `arn:aws:s3:::bucket-number-${at}`),
  )
  const policies = neededPolicies(uses, hasMadeIds, 2048)
  assert.ok(policies.length > 5)
  for (const policy of policies) assert.ok(policySize(JSON.stringify(policy)) <= 2048)
  const named = policies.flatMap(({ Statement }) => Statement.flatMap(({ Resource }) => Resource))
  assert.deepEqual(named.toSorted(), uses.map(({ resource }) => resource).toSorted())
})

test('no use needs no policy', () => {
  assert.deepEqual(neededPolicies([], hasMadeIds, 6144), [])
})

const keyText = fc.array(fc.constantFrom('a', 'b', 'logs/', 'x/', '*', '?', '${', '$', '}', 'ü'), {
  minLength: 1,
  maxLength: 5,
})
const anyUse: fc.Arbitrary<Use> = fc.oneof(
  fc
    .tuple(fc.constantFrom('s3:GetObject', 's3:PutObject'), fc.constantFrom('b', 'c'), keyText)
    .map(([action, bucket, key]) => use(action, `arn:aws:s3:::${bucket}/${key.join('')}`)),
  fc
    .tuple(fc.constantFrom('iam:PassRole', 'sts:AssumeRole'), fc.nat(60), fc.nat(5), fc.boolean())
    .map(([action, name, value, present]) =>
      use(
        action,
        role(name < 30 ? `ci/${name}` : String(name)),
        present ? { 'sts:externalid': `$\{${value}*` } : {},
      ),
    ),
  fc.nat(9).map((id) => use('ec2:StopInstances', `arn:aws:ec2:us-east-1:${account}:instance/i-${id}`)),
  fc.constantFrom(
    use('ec2:DescribeInstances', '*'),
    use('s3:ListBucket', 'arn:aws:s3:::b', { 's3:prefix': 'a*' }),
  ),
)

test('whatever was used is allowed by the policies for it, in whatever order it is told', () => {
  fc.assert(
    fc.property(
      fc.array(anyUse, { minLength: 1, maxLength: 120 }),
      fc.constantFrom(600, 6144),
      (uses, limit) => {
        const policies = neededPolicies(uses, hasMadeIds, limit)
        assert.deepEqual(neededPolicies(uses.toReversed(), hasMadeIds, limit), policies)
        const identity = policies.map((policy, at) => ({
          id: String(at),
          type: 'managed' as const,
          policy: compileText(JSON.stringify(policy)),
        }))
        for (const { action, resource, keys } of uses) {
          const question: Question = {
            principal: { kind: 'User', arn: `arn:aws:iam::${account}:user/anna`, account },
            action,
            resource,
            resourceAccount: account,
            keys: {
              get: (name) => (keys.has(name) ? [keys.get(name)!] : undefined),
              keys: () => keys.keys(),
            },
          }
          const { outcome } = evaluate(question, { scps: [], rcps: [], identity, resourceKind: 'none' })
          assert.equal(outcome, 'Allowed', `${action} ${resource} by ${JSON.stringify(policies)}`)
        }
      },
    ),
    { numRuns: 200 },
  )
})
