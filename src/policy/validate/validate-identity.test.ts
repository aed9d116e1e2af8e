import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { validateIdentityPolicy } from './validate-identity.ts'

const good = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const policy = (statement: unknown, rest: object = { Version: '2012-10-17' }): string =>
  JSON.stringify({ ...rest, Statement: statement })
const resource = (text: string): string => policy({ ...good, Resource: text })
const condition = (block: unknown): string => policy({ ...good, Condition: block })

const syntax = 'Syntax errors in policy.'
const legacy = 'The policy failed legacy parsing'
const wildcardVendor = 'Action vendors (e.g., aws, ec2, etc.) must not contain wildcards.'
const unqualified = 'Resource vendor must be fully qualified and cannot contain regexes.'
const notAlphanumeric =
  'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
const iamPath = /^IAM resource path must either be "\*", root, or start with user\/, .*, access-report\/\.$/

test('refuses what is wrong in the words of AWS', () => {
  const table: [string, string | RegExp][] = [
    ['not json', syntax],
    ['{}', syntax],
    ['[]', syntax],
    [policy([]), syntax],
    [policy('x'), syntax],
    [policy([good], { Version: '2013-10-17' }), syntax],
    [policy([good], { Version: 2012 }), syntax],
    [policy({ ...good, Effect: 'Permit' }), syntax],
    [policy({ ...good, Effect: 'Disallow' }), syntax],
    [policy({ ...good, Effect: 'Denying' }), syntax],
    [policy({ ...good, Effect: ['Allow'] }), syntax],
    [policy([good], { Version: '2012-10-17', Name: 'x' }), syntax],
    [policy([good], { Version: null }), syntax],
    [policy({ ...good, effect: 'Allow' }), syntax],
    [policy({ ...good, Sid: 1 }), syntax],
    [policy({ ...good, NotAction: [] }), syntax],
    [policy({ ...good, NotResource: '*' }), syntax],
    [policy({ ...good, Action: [[]] }), syntax],
    [condition([]), syntax],
    [condition({ Bool: 'x' }), syntax],
    [condition({ Bool: { a: { b: 'c' } } }), syntax],
    [condition({ StringEqual: { a: 'b' } }), syntax],
    ['{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}', syntax],
    [condition({ BinaryEquals: { a: 'not base64!' } }), syntax],
    [condition({ 'ForAnyValue:BinaryEqualsIfExists': { a: ['QUI=', 'QUI'] } }), syntax],
    [condition({ NullIfExists: { a: 'true' } }), syntax],
    [policy({ ...good, Effect: 'ALLOW' }), legacy],
    [condition({ DateLessThan: { a: 'soon' } }), legacy],
    [condition({ NumericEquals: { a: 'ten' } }), legacy],
    [condition({ NotIpAddress: { a: '10.0.0.256' } }), legacy],
    [condition({ ArnLike: { a: 'bucket' } }), legacy],
    [resource('arn:aws:s3::b'), legacy],
    [resource('arn:aws:s3:b'), legacy],
    ...['AIDAIOSFODNN7EXAMPLE', 'account-id', '12345', '1111222233334', '${aws:PrincipalAccount}'].map(
      (account): [string, string] => [resource(`arn:aws:lambda:eu-west-1:${account}:function:x`), legacy],
    ),
    [resource('arn:aws:sqs:eu-west-1:111122223333'), legacy],
    [resource('arn:aws:iam:111122223333:user/a'), legacy],
    [resource('arn:aws::::b'), legacy],
    [resource('arn:aws:sns:eu-west-1:x'), legacy],
    [policy([good, { ...good, Effect: 'deny' }]), legacy],
    [policy([good, { ...good, Principal: '*' }]), 'Policy document should not specify a principal.'],
    [policy([good, { Effect: 'Allow', Resource: '*' }]), 'Policy statement must contain actions.'],
    [policy([good, { Effect: 'Allow', Action: 's3:*' }]), 'Policy statement must contain resources.'],
    [
      policy([
        { ...good, Sid: 'a' },
        { ...good, Sid: 'b c' },
      ]),
      notAlphanumeric,
    ],
    [resource('arn:other:s3::b'), 'Partition "other" is not valid for resource "arn:other:s3::b:*".'],
    [resource('arn:aws:s3:{region}:<account>:b'), legacy],
    [policy({ ...good, Principal: '*' }), 'Policy document should not specify a principal.'],
    [policy({ Effect: 'Allow', NotPrincipal: {} }), 'Policy document should not specify a principal.'],
    [
      policy([
        { ...good, Sid: 'a' },
        { Sid: 'a', Effect: 'Deny' },
      ]),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    [policy({ ...good, Sid: 'read-only' }), notAlphanumeric],
    [policy({ Effect: 'Allow' }), 'Policy statement must contain actions.'],
    [policy({ ...good, Action: [] }), 'Policy statement must contain actions.'],
    [policy({ Effect: 'Allow', Action: 'nothing' }), 'Policy statement must contain resources.'],
    [resource('b'), 'Resource b must be in ARN format or "*".'],
    [resource('arn:aws'), 'Resource vendor must be fully qualified and cannot contain regexes.'],
    [resource('arn:other:s3:::b'), 'Partition "other" is not valid for resource "arn:other:s3:::b".'],
    [resource('s3::b/*'), 'Partition "" is not valid for resource "arn::b/*:*:*:*".'],
    [resource('x:y:1:2:3:4:5'), 'Partition "y" is not valid for resource "arn:y:1:2:3:4:5".'],
    [
      resource('arn:aws:s3:eu-west-1::b'),
      'Resource arn:aws:s3:eu-west-1::b can not contain region information.',
    ],
    [
      resource('arn:aws:iam:eu-west-1::user/a'),
      'IAM resource arn:aws:iam:eu-west-1::user/a cannot contain region information.',
    ],
    [resource('arn:aws:iam::111122223333:alice'), iamPath],
    [resource('arn:aws:iam::111122223333:*/*'), iamPath],
    [resource('arn:aws:iam::111122223333:root/x'), iamPath],
    [
      policy({ ...good, Action: 'GetObject' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [policy({ ...good, Action: 's3:Get:Object' }), 'Actions/Condition can contain only one colon.'],
    [policy({ ...good, Action: '*:GetObject' }), wildcardVendor],
    [policy({ ...good, Action: ['s3:Get*', 's?:Get*'] }), wildcardVendor],
    [policy({ ...good, Action: undefined, NotAction: 'dynamodb*:TagResource' }), wildcardVendor],
    [policy({ ...good, NotAction: 'a b:c', Action: undefined }), 'Vendor a b is not valid'],
  ]
  for (const [text, sentence] of table) {
    const said = validateIdentityPolicy(text)
    if (typeof sentence === 'string') assert.equal(said, sentence, text)
    else assert.match(said ?? '', sentence, text)
  }
})

test('takes what AWS takes', () => {
  const table = [
    policy(good),
    policy({ ...good, Action: '*:*' }),
    policy([good, good]),
    policy([
      { ...good, Sid: '' },
      { ...good, Sid: '' },
    ]),
    policy({ ...good, Action: ['*', 'unknown-service:Nothing', 's3:Get*'] }),
    condition({}),
    condition({ NoSuchOperator: {} }),
    condition({ Bool: { a: true }, NumericLessThan: { a: 10 } }),
    condition({ 'ForAnyValue:StringEqualsIfExists': { a: [] }, ArnLike: { a: ['*', '${aws:x}'] } }),
    condition({ IpAddress: { a: ['10.0.0.1', '2001:db8::/32'] }, DateLessThan: { a: '2026-05-01T00:00Z' } }),
    resource('arn:*:s3:::b/${aws:username}/*'),
    resource('arn:aws:s3:us-west-2:123456789012:accesspoint/x'),
    resource('arn:aws:iam::*:role/*'),
    resource('arn:aws:iam::111122223333:*'),
    resource('arn:aws:ec2:region:1111*:instance/*'),
    resource('arn:aws:iam::aws:policy/*'),
    resource('arn:aws:anything'),
    resource('arn:aws:iam::*'),
    resource('arn:aws:iam::*:root'),
    resource('arn:aws:iam::111122223333:assumed-role/Worker/*'),
    resource('arn:aws:iam::aws:role-template/s3.amazonaws.com/Access:1'),
    resource('arn:aws:iam::*:delegation-request/*'),
    resource('arn:aws:iam::aws:contextProvider/IdentityCenter'),
    resource('arn:aws:s3:*::b'),
    resource('arn:aws:ec2:eu-west-?:*:instance/*'),
    resource('arn:aws:rds:*'),
    resource('arn:aws:sqs:eu-west-1:*'),
    resource('arn:aws:*:*:*:*web*'),
    condition({ BinaryEquals: { a: ['QmluYXJ5', 'QQ==', '+/+=', '+/==', '+/Q+', ''] } }),
  ]
  for (const text of table) assert.equal(validateIdentityPolicy(text), undefined, text)
})

test('wants a policy that IAM stores in the order of its older grammar', () => {
  const version = { Version: '2012-10-17' }
  const table: [string, string | undefined][] = [
    [` ${policy(good)}`, legacy],
    [`\n${policy([good])}`, legacy],
    [`${policy(good)}\n`, undefined],
    [JSON.stringify({ Statement: good, ...version }), legacy],
    [JSON.stringify({ Statement: [good], ...version }), undefined],
    [JSON.stringify({ ...version, Statement: good, Id: 'x' }), undefined],
    [JSON.stringify({ Statement: good }), undefined],
    [` ${policy({ ...good, Effect: 'Permit' })}`, syntax],
    [` ${policy({ ...good, Action: [] })}`, legacy],
    [resource('arn:aws:*:*:*:*web*'), unqualified],
    [resource('arn:aws:s3*:::b'), unqualified],
    [resource('arn:aws:s?:*'), unqualified],
    [resource('arn:*:s3:::b*'), undefined],
  ]
  for (const [text, sentence] of table) {
    assert.equal(validateIdentityPolicy(text, { isStored: true }), sentence, text)
    if (sentence === legacy || sentence === unqualified)
      assert.notEqual(validateIdentityPolicy(text), sentence, text)
  }
})

test('demands the version 2012-10-17 only where it is asked to', () => {
  const sentence = 'Policy document must be version 2012-10-17 or greater.'
  for (const rest of [{}, { Version: '2008-10-17' }]) {
    assert.equal(validateIdentityPolicy(policy(good, rest)), undefined)
    assert.equal(validateIdentityPolicy(policy(good, rest), { requiresVersion2012: true }), sentence)
  }
})

const shared = process.env['UNDERSTUDY_SHARED'] ?? join(import.meta.dirname, '../../../../shared')
const answers = join(shared, 'truth/aws-answers.jsonl')

type Step = {
  scenario: string
  calls: { operation: string; input: { PolicyDocument?: string } }[]
  answer: { Error?: { Code: string; Message: string } }
}

test('says what AWS said', { skip: !existsSync(answers) && 'no recorded answers here' }, () => {
  let compared = 0
  for (const line of readFileSync(answers, 'utf8').split('\n')) {
    if (line === '') continue
    const { scenario, calls, answer } = JSON.parse(line) as Step
    const call = calls.at(-1)
    const text = call?.operation === 'CreatePolicy' ? call.input.PolicyDocument : undefined
    const refused = answer.Error?.Code === 'MalformedPolicyDocument'
    if (text === undefined || (answer.Error !== undefined && !refused)) continue
    // The recordings mask the partition and the region.
    const said = validateIdentityPolicy(text, { requiresVersion2012: true, isStored: true })
      ?.replaceAll('arn:aws:', 'arn:<partition>:')
      .replaceAll('us-east-1', '<region>')
    assert.equal(said, answer.Error?.Message, `${scenario}: ${text}`)
    compared += 1
  }
  assert.ok(compared > 50)
})
