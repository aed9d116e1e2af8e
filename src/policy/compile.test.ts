import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidatesFor, compileText } from './compile.ts'
import { newSteps } from './steps.ts'

const allow = (Sid: string, Action: string | string[]) => ({ Sid, Effect: 'Allow', Action, Resource: '*' })
const deny = (Sid: string, Action: string) => ({ Sid, Effect: 'Deny', Action, Resource: '*' })
const compiled = (...Statement: object[]) => compileText(JSON.stringify({ Version: '2012-10-17', Statement }))

/** The Sids of the statements whose Action element covers an action. */
function sids(policy: ReturnType<typeof compiled>, action: string): { deny: string; allow: string } {
  const found = candidatesFor(policy, action, newSteps())
  const names = (list: typeof found.deny) => list.map(({ statement }) => statement.sid).join(' ')
  return { deny: names(found.deny), allow: names(found.allow) }
}

test('finds the statements about an action in the order of the document, whatever names their services', () => {
  const policy = compiled(
    allow('a', 's3:Get*'),
    allow('b', '*'),
    deny('c', 's3:GetObject'),
    allow('d', ['ec2:*', 's3:*', 'S3:GetObject']),
    allow('e', 's?:*'),
    deny('f', 'ec2:*'),
    { Sid: 'g', Effect: 'Allow', NotAction: 's3:*', Resource: '*' },
    { Sid: 'h', Effect: 'Deny', NotAction: 'ec2:*', Resource: '*' },
    allow('i', 's3'),
  )
  const table: [action: string, denying: string, allowing: string][] = [
    ['s3:GetObject', 'c h', 'a b d e'],
    ['S3:GETOBJECT', 'c h', 'a b d e'],
    ['s3:PutObject', 'h', 'b d e'],
    ['ec2:RunInstances', 'f', 'b d g'],
    ['sq:x', 'h', 'b e g'],
    ['iam:GetUser', 'h', 'b g'],
    ['s3', 'h', 'b g i'],
  ]
  for (const [action, denying, allowing] of table) {
    assert.deepEqual(sids(policy, action), { deny: denying, allow: allowing }, action)
  }
})

test('a statement is looked at for its own services alone', () => {
  const policy = compiled(allow('a', ['s3:*', 's3:Get*']), allow('b', 'ec2:*'), allow('c', '*'))
  const listed = (service: string) => policy.byService.get(service)?.map(({ statement }) => statement.sid)
  assert.deepEqual([...policy.byService.keys()], ['', 's3', 'ec2'])
  assert.deepEqual([listed(''), listed('s3'), listed('ec2')], [['c'], ['a', 'c'], ['b', 'c']])
})

test('a text that cannot be read is a policy that denies everything, and says why', () => {
  const policy = compileText('{"Statement":')
  assert.deepEqual(policy.findings, [{ message: 'expected a value', line: 1, column: 14 }])
  const { deny: denying, allow: allowing } = candidatesFor(policy, 'iam:GetUser', newSteps())
  assert.deepEqual([denying.length, allowing.length], [1, 0])
  const { statement, variables, matchesResource, conditions } = denying[0]!
  assert.deepEqual(
    [statement.sid, statement.index, statement.principal, variables, conditions],
    ['UnreadablePolicy', 0, [{ type: '*', value: '*' }], false, []],
  )
  assert.deepEqual(
    [statement.start, statement.end],
    [
      { line: 1, column: 1 },
      { line: 1, column: 1 },
    ],
  )
  assert.equal(matchesResource('arn:aws:s3:::b', new Map(), newSteps()), true)
  assert.equal(compiled(allow('a', '*')).findings, undefined)
})

test('remembers up to 1024 actions and then begins anew', () => {
  const policy = compiled(allow('a', 's3:*'))
  for (let at = 0; at < 1024; at += 1) candidatesFor(policy, `s3:Action${at}`, newSteps())
  assert.equal(policy.candidates.size, 1024)
  assert.equal(candidatesFor(policy, 's3:Action0', newSteps()), policy.candidates.get('s3:Action0'))
  assert.equal(policy.candidates.size, 1024)
  candidatesFor(policy, 's3:Another', newSteps())
  assert.deepEqual([...policy.candidates.keys()], ['s3:Another'])
})

test('a NotResource spares what it lists, a statement without either is about any resource', () => {
  const trust = compileText(
    '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"},' +
      '{"Effect":"Allow","Action":"*","NotResource":["arn:aws:s3:::a","arn:aws:s3:::b"]},' +
      '{"Effect":"Allow","Action":"*","Resource":["arn:aws:s3:::a","arn:aws:s3:::b"]}]}',
  )
  const matching = (resource: string) =>
    trust.statements.map(({ matchesResource }) => matchesResource(resource, new Map(), newSteps()))
  assert.deepEqual(matching('arn:aws:s3:::a'), [true, false, true])
  assert.deepEqual(matching('arn:aws:s3:::b'), [true, false, true])
  assert.deepEqual(matching('arn:aws:s3:::c'), [true, true, false])
})
