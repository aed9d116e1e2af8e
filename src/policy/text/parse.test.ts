import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileText } from '../compile.ts'
import { printPolicy } from './document.ts'
import type { PolicyDocument, Statement } from './document.ts'
import { parsePolicy } from './parse.ts'
import { principalsOf, mapPrincipals } from './principals.ts'
import { policySize } from './size.ts'
import { validateIdentityPolicy } from '../validate/validate-identity.ts'
import { validateResourcePolicy } from '../validate/validate-resource.ts'
import { validateTrustPolicy } from '../validate/validate-trust.ts'

const minimal = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const textOf = (statement: unknown, rest = {}): string => JSON.stringify({ ...rest, Statement: statement })

test('says what cannot be evaluated, and where', () => {
  const table: [string, string, string][] = [
    ['{"Statement": [}', 'expected a value', '}'],
    ['[]', 'the policy must be an object', '[]'],
    ['{}', 'Statement is missing', '{}'],
    ['{"Version": "2012", "Statement": []}', 'Version is neither 2012-10-17 nor 2008-10-17', '"2012"'],
    ['{"Statement": [1]}', 'the statement must be an object', '1'],
    [textOf({ ...minimal, Effect: 'allow' }), 'Effect must be Allow or Deny', '"allow"'],
    [
      textOf({ ...minimal, Conditions: {} }),
      'the statement has an unknown element "Conditions"',
      '"Conditions"',
    ],
    [textOf({ Effect: 'Allow', Resource: '*' }), 'Action is missing', '{"Effect'],
    [textOf({ Effect: 'Allow', Action: '*' }), 'Resource is missing', '{"Effect'],
    [textOf({ ...minimal, NotAction: 'a:b' }), 'Action and NotAction together', '{"Effect'],
    [textOf({ ...minimal, Principal: 'x' }), 'the principal must be an object', '"x"'],
    [textOf({ ...minimal, Principal: { aws: '*' } }), 'the principal has an unknown element "aws"', '"aws"'],
    [textOf({ ...minimal, Condition: { Foo: { a: 'b' } } }), '"Foo" is not a condition operator', '"Foo"'],
    [
      textOf({ ...minimal, Condition: { Bool: { k: null } } }),
      '"k" needs a value or a list of values',
      '"k"',
    ],
    [textOf({ ...minimal, Condition: { Bool: { k: [{}] } } }), '"k" has a value that is no text', '{}'],
    [textOf({ ...minimal, Condition: { Bool: 7 } }), '"Bool" must be an object', '7'],
    [textOf({ ...minimal, Action: 1 }), 'Action must be a string', '1'],
    ['{"Statement":[], "Id":"a","Id":"b"}', '"Id" stands twice', '"Id":"b"'],
    ['{"Version":["2012-10-17"],"Statement":[]}', 'Version must be a string', '["2012'],
    ['{"Statement":[],"Id":7}', 'Id must be a string', '7'],
    [textOf({ ...minimal, Sid: 7 }), 'Sid must be a string', '7'],
    [textOf({ ...minimal, Effect: undefined }), 'Effect must be Allow or Deny', '{"Action'],
    [textOf({ ...minimal, Resource: [7] }), 'Resource must be a string', '7'],
    [textOf({ ...minimal, Action: undefined, NotAction: [7] }), 'NotAction must be a string', '7'],
    [textOf({ ...minimal, Resource: undefined, NotResource: [7] }), 'NotResource must be a string', '7'],
    [textOf({ ...minimal, NotResource: '*' }), 'Resource and NotResource together', '{"Effect'],
    [
      textOf({ ...minimal, Principal: '*', NotPrincipal: '*' }),
      'Principal and NotPrincipal together',
      '{"Effect',
    ],
    [textOf({ ...minimal, Principal: { AWS: [7] } }), 'AWS must be a string', '7'],
    [textOf({ ...minimal, Principal: [] }), 'the principal must be an object', '[]'],
    [textOf({ ...minimal, Condition: [] }), 'Condition must be an object', '[]'],
    [
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"k":"a","k":"b"}}}}',
      '"k" stands twice',
      '"k":"b"',
    ],
    [
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{},"Bool":{}}}}',
      '"Bool" stands twice',
      '"Bool":{}}',
    ],
    [
      `{"${'x'.repeat(80)}":1,"Statement":[]}`,
      `the policy has an unknown element "${'x'.repeat(80)}"`,
      '"xx',
    ],
    [
      `{"${'x'.repeat(81)}":1,"Statement":[]}`,
      `the policy has an unknown element "${'x'.repeat(80)}…"`,
      '"xx',
    ],
  ]
  for (const [text, message, place] of table) {
    const parsed = parsePolicy(` ${text}`)
    assert.ok('findings' in parsed, text)
    assert.deepEqual(parsed.findings[0], { message, line: 1, column: text.indexOf(place) + 2 }, text)
  }
  const many = parsePolicy(textOf(Array.from({ length: 101 }, () => 1)))
  assert.ok('findings' in many)
  assert.equal(many.findings.length, 100)
  const trust = parsePolicy(textOf({ Effect: 'Deny', NotPrincipal: '*', Action: 'sts:AssumeRole' }))
  assert.ok('document' in trust)
  assert.deepEqual(trust.document.statements[0]!.notPrincipal, [{ type: '*', value: '*' }])
  const second = parsePolicy('{\n  "Statement": 1\n}')
  assert.deepEqual(second, {
    findings: [{ message: 'the statement must be an object', line: 2, column: 16 }],
  })
})

test('takes one statement for a list, numbers and booleans for their texts, no Version for the first', () => {
  const parsed = parsePolicy(textOf({ ...minimal, Condition: { Bool: { a: [true, 1.5] }, X: {} } }))
  assert.ok('document' in parsed)
  assert.equal(parsed.document.version, '2008-10-17')
  assert.deepEqual(parsed.document.statements[0]!.conditions, [
    { operator: 'Bool', key: 'a', values: ['true', '1.5'] },
  ])
})

test('knows where each statement begins and ends', () => {
  const parsed = parsePolicy(
    `{"Statement": [\n  ${JSON.stringify(minimal)},\n  ${JSON.stringify(minimal)}\n]}`,
  )
  assert.ok('document' in parsed)
  const { length } = JSON.stringify(minimal)
  assert.deepEqual(
    parsed.document.statements.map(({ start, end }) => [start, end]),
    [2, 3].map((line) => [
      { line, column: 3 },
      { line, column: 3 + length },
    ]),
  )
})

test('takes a statement without Resource only where it has a principal', () => {
  const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }
  assert.ok('document' in parsePolicy(textOf(trust)))
})

const anyTexts = fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 })
const anyConditions = fc
  .uniqueArray(
    fc.record(
      {
        operator: fc.constantFrom('StringEquals', 'ForAllValues:ArnLikeIfExists', 'Null', 'bool'),
        // Names of digits alone would change places in an object.
        key: fc.string({ maxLength: 5 }).map((name) => `k:${name}`),
        values: anyTexts,
      },
      { noNullPrototype: true },
    ),
    { selector: ({ operator, key }) => `${operator} ${key}`, maxLength: 4 },
  )
  // A block lists the keys of an operator together.
  .map((list) =>
    Object.values(Object.groupBy(list, ({ operator }) => operator)).flatMap((group) => group ?? []),
  )
const anyEntries = fc.oneof(
  fc.constant([{ type: '*' as const, value: '*' }]),
  fc
    .tuple(anyTexts, anyTexts)
    .map(([aws, service]) => [
      ...aws.map((value) => ({ type: 'AWS' as const, value })),
      ...service.map((value) => ({ type: 'Service' as const, value })),
    ]),
)
const anyStatement = fc.record(
  {
    sid: fc.option(fc.string(), { nil: undefined }),
    effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    principal: fc.option(anyEntries, { nil: undefined }),
    action: anyTexts,
    notResource: anyTexts,
    conditions: anyConditions,
  },
  { noNullPrototype: true },
)
const nowhere = { line: 0, column: 0 }
const placeless = (statement: Partial<Statement>, index: number) => ({
  notPrincipal: undefined,
  notAction: undefined,
  resource: undefined,
  ...statement,
  index,
  start: nowhere,
  end: nowhere,
})

test('printing and parsing a document gives the same document', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('2012-10-17' as const, '2008-10-17' as const),
      fc.array(anyStatement, { maxLength: 3 }),
      (version, statements) => {
        const document = { version, id: undefined, statements: statements.map(placeless) } as PolicyDocument
        const parsed = parsePolicy(printPolicy(document))
        assert.ok('document' in parsed)
        assert.deepEqual(
          { ...parsed.document, statements: parsed.document.statements.map(placeless) },
          document,
        )
      },
    ),
  )
})

const anyRules = {
  acceptsPrincipal: () => true,
  knowsAction: () => true,
  acceptsResource: () => true,
  applies: () => true,
}
const condition = { StringEquals: { 'aws:username': ['alice'] } }
const everyone = { AWS: ['111122223333'] }
const wellFormed: [validate: (text: string) => string | undefined, statement: object][] = [
  [validateIdentityPolicy, { ...minimal, Sid: 'a', Condition: condition }],
  [
    validateTrustPolicy,
    { Effect: 'Allow', Sid: 'a', Principal: everyone, Action: 'sts:AssumeRole', Condition: condition },
  ],
  [
    (text) => validateResourcePolicy(text, anyRules),
    { ...minimal, Sid: 'a', Principal: everyone, Condition: condition },
  ],
]
const junk: unknown[] = [null, 1, true, 'x', '', '*', [], {}, ['*'], [1], [[]], [{}], { AWS: 1 }, { a: {} }]

/** The value with each of its members, at any depth, replaced by each piece of junk, and left out. */
function* damaged(value: unknown): Generator<unknown> {
  yield* junk
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    for (const other of [undefined, ...damaged(member)]) {
      yield Array.isArray(value) ? [other] : { ...value, [key]: other }
    }
  }
}

test('reads every policy that a validator takes, or it would be stored and deny everything', () => {
  for (const [validate, statement] of wellFormed) {
    let taken = 0
    for (const document of damaged({ Version: '2012-10-17', Id: 'x', Statement: [statement] })) {
      const text = JSON.stringify(document)
      if (validate(text) !== undefined) continue
      taken += 1
      assert.equal(compileText(text).findings, undefined, text)
    }
    assert.ok(taken > 20, String(taken))
  }
})

const readers = [
  parsePolicy,
  compileText,
  validateIdentityPolicy,
  validateTrustPolicy,
  policySize,
  principalsOf,
]

test('no reader throws on any text', () => {
  const policyLike = fc
    .json({ maxDepth: 4 })
    .map(
      (json) =>
        `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${json},"Principal":${json}}]}`,
    )
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), policyLike), (text) => {
      for (const read of readers) assert.doesNotThrow(() => read(text))
      assert.equal(
        mapPrincipals(text, () => undefined),
        text,
      )
    }),
    { numRuns: 2000 },
  )
})

test('no reader throws on a policy with its characters disturbed', () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { ...minimal, Sid: 'a', Condition: { StringLike: { 'aws:username': ['${aws:x}', '*'] } } },
      { Effect: 'Deny', NotPrincipal: { AWS: ['*', 'arn:aws:iam::111122223333:root'] }, NotAction: 'iam:*' },
    ],
  })
  const anyEdit = fc.tuple(fc.nat(text.length), fc.nat(4), fc.string({ maxLength: 3 }))
  fc.assert(
    fc.property(anyEdit, ([at, removed, inserted]) => {
      const disturbed = text.slice(0, at) + inserted + text.slice(at + removed)
      for (const read of readers) assert.doesNotThrow(() => read(disturbed))
    }),
    { numRuns: 2000 },
  )
})
