import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeHouse, otherTestAccount, testAccount, type TestHouse } from '../../../test/fixtures/house.ts'
import { runProgram } from '../../../test/fixtures/worlds/world.ts'
import { addBucket, addRole, addUser, allow, trusts } from '../../../test/fixtures/worlds/small-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'understudy-policy-tests-'))
let world: TestHouse

before(async () => {
  world = await makeHouse()
  const alice = await addUser(world.house, testAccount, 'alice', [
    allow('s3:GetObject', 'arn:aws:s3:::home/*'),
  ])
  const eve = await addUser(world.house, otherTestAccount, 'eve', [allow('s3:*', '*'), allow('sts:*', '*')])
  await addRole(world.house, testAccount, 'Reader', trusts(alice), [allow('s3:*', '*')])
  await addBucket(world.house, testAccount, 'home', {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: eve }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::home/*' },
      { Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::home/*' },
    ],
  })
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

function write(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

async function runTest(content: unknown, ...flags: string[]) {
  const file = write('case.yaml', content)
  const answer = await runProgram(['test', file, '--data-dir', world.house.dataDirectory, ...flags])
  return { ...answer, file }
}

const alice = `arn:aws:iam::${testAccount}:user/alice`
const eve = `arn:aws:iam::${otherTestAccount}:user/eve`
const reader = `arn:aws:iam::${testAccount}:role/Reader`
const object = 'arn:aws:s3:::home/a'

const decided: [about: string, given: Record<string, unknown>, expect: string][] = [
  ['a user by its own policies', { principal: alice, action: 's3:GetObject', resource: object }, 'allowed'],
  ['a user beyond them', { principal: alice, action: 's3:PutObject', resource: object }, 'implicitly-denied'],
  [
    'another account by the bucket policy',
    { principal: eve, action: 's3:GetObject', resource: object },
    'allowed',
  ],
  ['and no further', { principal: eve, action: 's3:PutObject', resource: object }, 'implicitly-denied'],
  [
    'a Deny of the bucket',
    { principal: reader, action: 's3:DeleteObject', resource: object },
    'explicitly-denied',
  ],
  ['a role', { principal: reader, action: 's3:PutObject', resource: object }, 'allowed'],
  [
    'a session policy',
    { principal: reader, action: 's3:PutObject', resource: object, sessionPolicies: [allow('s3:Get*', '*')] },
    'implicitly-denied',
  ],
  ['whom a role trusts', { principal: alice, action: 'sts:AssumeRole', resource: reader }, 'allowed'],
  ['whom it does not', { principal: eve, action: 'sts:AssumeRole', resource: reader }, 'implicitly-denied'],
  [
    'a session by its own ARN',
    {
      principal: `arn:aws:sts::${testAccount}:assumed-role/Reader/x`,
      action: 's3:PutObject',
      resource: object,
    },
    'allowed',
  ],
  [
    'keys that the session implies',
    {
      principal: reader,
      session: 'nightly',
      sessionTags: { team: 'blue' },
      policies: [
        {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 's3:*',
            Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*',
            Condition: { StringEquals: { 'aws:PrincipalArn': reader }, Null: { 'aws:SourceIp': 'true' } },
          },
        },
      ],
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::blue/x',
    },
    'allowed',
  ],
  [
    'what each session of a role has: an id and when it was issued',
    {
      principal: reader,
      session: 'nightly',
      policies: [
        {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 's3:*',
            Resource: '*',
            Condition: {
              StringLike: { 'aws:userid': 'AROA*:nightly' },
              DateEquals: { 'aws:TokenIssueTime': '2026-07-01T12:00:00Z' },
            },
          },
        },
      ],
      context: { 'aws:CurrentTime': '2026-07-01T12:00:00Z' },
      action: 's3:PutObject',
      resource: object,
    },
    'allowed',
  ],
  [
    'a user, who has an id and no session',
    {
      principal: alice,
      policies: [
        {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 's3:*',
            Resource: '*',
            Condition: { StringLike: { 'aws:userid': 'AIDA*' }, Null: { 'aws:TokenIssueTime': 'true' } },
          },
        },
      ],
      action: 's3:PutObject',
      resource: object,
    },
    'allowed',
  ],
  [
    'a ceiling of the organization',
    { principal: alice, action: 's3:GetObject', resource: object, scps: [[allow('ec2:*', '*')]] },
    'implicitly-denied',
  ],
  [
    'a service that a role trusts',
    {
      principal: 'ec2.amazonaws.com',
      policies: [],
      action: 'sts:AssumeRole',
      resource: reader,
      resourcePolicy: {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      },
    },
    'allowed',
  ],
]

for (const [about, given, expect] of decided) {
  test(`decides ${about}: ${expect}`, async () => {
    const right = await runTest({ tests: [{ name: 'it', ...given, expect }] })
    assert.deepEqual([right.code, right.out], [0, 'ok      it\n\n1 test, all as expected\n'])
    const wrong = await runTest({
      tests: [{ name: 'it', ...given, expect: expect === 'allowed' ? 'denied' : 'allowed' }],
    })
    assert.equal(wrong.code, 1)
    assert.match(wrong.out, /^FAILED {2}it: expected \w+ \(.*:1:11\)\n {8}\S+ on \S+ by \S+: /)
    assert.match(wrong.out, /\n1 test, 1 failed\n$/)
  })
}

test('a table is a test for each combination, told as JSON and JUnit too', async () => {
  const file = join(folder, 'junit.xml')
  const { code, out } = await runTest(
    `tests: [{name: 'a <b>', principal: ['${alice}', '${eve}'], actions: [s3:GetObject, s3:PutObject],
      resource: '${object}', expect: denied}]`,
    '--json',
    '--junit',
    file,
  )
  const answer = JSON.parse(out) as { passed: number; failed: number; tests: { outcome: string }[] }
  assert.deepEqual([code, answer.passed, answer.failed], [1, 2, 2])
  const junit = readFileSync(file, 'utf8')
  assert.match(junit, /<testsuite name="[^"]+" tests="4" failures="2">/)
  assert.match(junit, /name="a &lt;b&gt; \(arn:/)
  assert.equal(junit.match(/<failure message="expected denied, is allowed">/g)?.length, 2)
})

const whole = { principal: alice, action: 's3:GetObject', expect: 'allowed' }
const mistakes: [about: string, content: unknown, message: RegExp][] = [
  ['text that is no YAML', 'tests: [', /case\.yaml:1:\d+: /],
  ['no list of tests', '{}', /case\.yaml:1:1: the file has a list "tests"/],
  [
    'a setting nobody knows',
    'tests:\n  - nmae: x\n',
    /case\.yaml:2:5: a test has no setting nmae, only name, /,
  ],
  ['a wildcard in the action', { tests: [{ ...whole, action: 's3:*' }] }, /:1:\d+: s3:\* is no action/],
  ['no expectation', { tests: [{ ...whole, expect: 'maybe' }] }, /:1:\d+: expect is one of allowed, denied/],
  ['a resource that is none', { tests: [{ ...whole, resource: 'b' }] }, /:1:\d+: b is no resource/],
  ['a principal that is none', { tests: [{ ...whole, principal: 'al' }] }, /:1:11: al is no principal/],
  [
    'a user who is not there',
    { tests: [{ ...whole, principal: `${alice}x` }] },
    /the data directory has no /,
  ],
  ['a policy that is none', { tests: [{ ...whole, policies: [{ Statement: 1 }] }] }, /:1:\d+: policy: /],
  [
    'a policy file that is not there',
    { tests: [{ ...whole, policies: 'x.json' }] },
    /no policy and no file x\.json/,
  ],
  [
    'a managed policy AWS has not',
    { tests: [{ ...whole, policies: ['arn:aws:iam::aws:policy/X'] }] },
    /no AWS managed/,
  ],
  ['a boundary without policies', { tests: [{ ...whole, boundary: 'x' }] }, /boundary goes with policies/],
  ['a session of a user', { tests: [{ ...whole, session: 'x' }] }, /go with a role/],
]

for (const [about, content, message] of mistakes) {
  test(`${about} is a mistake of the file, with its place`, async () => {
    const { code, out, err } = await runTest(content)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, message)
  })
}

test('a mistake in a policy file is told with the place in that file', async () => {
  write('broken.json', '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Alow" }]\n}')
  const { code, err } = await runTest({ tests: [{ ...whole, policies: 'broken.json' }] })
  assert.equal(code, 2)
  assert.match(err, /broken\.json:3:\d+: /)
})

test('a data directory that is not there is told', async () => {
  const file = write('case.yaml', { tests: [whole] })
  const { code, err } = await runProgram(['test', file, '--data-dir', join(folder, 'nowhere')])
  assert.equal(code, 1)
  assert.match(err, /start the server once, or name its --data-dir/)
})

test('the example of the documentation is as it says, without a data directory', async () => {
  const page = readFileSync(new URL('../../../docs/policy-tests.md', import.meta.url), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  const file = write('example.yaml', example)
  const { code, out } = await runProgram(['test', file, '--data-dir', join(folder, 'nowhere')])
  assert.equal(code, 0, out)
  assert.match(out, /\n9 tests, all as expected\n$/)
})
