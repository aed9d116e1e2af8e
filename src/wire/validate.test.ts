import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { AwsError } from '../kernel/aws-error.ts'
import { scalarLength } from './constraints.ts'
import { openModel } from './model.ts'
import type { Model } from './model.ts'
import { validate } from './validate.ts'

const folder = new URL('../../models', import.meta.url).pathname
const models: Record<string, Model> = Object.fromEntries(
  ['iam', 'sts', 's3', 'ec2', 'athena'].map((name) => [name, openModel(folder, name)]),
)

function refusal(service: string, operation: string, input: object): string | undefined {
  try {
    validate(models[service]!, operation, input, codes[service] ?? {})
    return undefined
  } catch (error) {
    assert.ok(error instanceof AwsError, String(error))
    assert.equal(error.status, 400)
    return `${error.code}: ${error.message}`
  }
}

const codes = { athena: { validationCode: 'InvalidRequestException' } } as Record<string, object>
const trust = '{}'
const tagPattern = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]'
const one = '1 validation error detected: '

const cases: { name: string; service: string; operation: string; input: object; refusal?: string }[] = [
  {
    name: 'IAM does not repeat a value that is too long',
    service: 'iam',
    operation: 'CreateRole',
    input: { RoleName: 'a'.repeat(65), AssumeRolePolicyDocument: trust },
    refusal:
      `ValidationError: ${one}Value at 'roleName' failed to satisfy constraint: Member must have ` +
      'length less than or equal to 64',
  },
  {
    name: 'IAM has its own sentence for the characters of a name',
    service: 'iam',
    operation: 'CreateRole',
    input: { RoleName: 'a/b', AssumeRolePolicyDocument: trust },
    refusal:
      'ValidationError: The specified value for roleName is invalid. It must contain only ' +
      'alphanumeric characters and/or the following: +=,.@_-',
  },
  {
    name: 'IAM has its own sentence for a path',
    service: 'iam',
    operation: 'CreateUser',
    input: { UserName: 'a', Path: 'bad' },
    refusal:
      'ValidationError: The specified value for path is invalid. It must begin and end with / ' +
      'and contain only alphanumeric characters and/or / characters.',
  },
  ...['ListUsers', 'ListPolicies', 'ListEntitiesForPolicy'].map((operation) => ({
    name: `IAM has one sentence for a prefix of paths, that of ${operation} too`,
    service: 'iam',
    operation,
    input: { PathPrefix: 'a b', PolicyArn: 'arn:aws:iam::aws:policy/A' },
    refusal:
      'ValidationError: The specified value for pathPrefix is invalid. It must begin with the / character ' +
      'and contain only alphanumeric characters and/or / characters.',
  })),
  {
    name: 'IAM has its own sentence for the characters of an id',
    service: 'iam',
    operation: 'DeleteAccessKey',
    input: { AccessKeyId: 'AKIA-OSFODNN7EXAMPLE' },
    refusal:
      'ValidationError: The specified value for accessKeyId is invalid. It must contain only ' +
      'alphanumeric characters.',
  },
  {
    name: 'IAM has its own sentence for a document',
    service: 'iam',
    operation: 'PutUserPolicy',
    input: { UserName: 'a', PolicyName: 'p', PolicyDocument: '漢' },
    refusal:
      'ValidationError: The specified value for policyDocument is invalid. It must contain only ' +
      'printable ASCII characters.',
  },
  {
    name: 'another pattern is shown',
    service: 'iam',
    operation: 'CreateRole',
    input: { RoleName: 'a', AssumeRolePolicyDocument: trust, Description: '😀' },
    refusal:
      `ValidationError: ${one}Value at 'description' failed to satisfy constraint: Member must ` +
      'satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*',
  },
  {
    name: 'a member that must be there',
    service: 'iam',
    operation: 'CreateRole',
    input: { RoleName: 'a' },
    refusal:
      `ValidationError: ${one}Value at 'assumeRolePolicyDocument' failed to satisfy constraint: ` +
      'Member must not be null',
  },
  {
    name: 'GetRole misses its name in other words',
    service: 'iam',
    operation: 'GetRole',
    input: {},
    refusal: 'MissingParameter: The request must contain the parameter RoleName.',
  },
  {
    name: 'a tag without its value is a missing parameter',
    service: 'iam',
    operation: 'CreateUser',
    input: { UserName: 'a', Tags: [{ Key: 'k', Value: 'v' }, { Key: 'k' }] },
    refusal: 'MissingParameter: The request must contain the parameter Tags.member.2.Value.',
  },
  {
    name: 'a tag key of other characters',
    service: 'iam',
    operation: 'CreateUser',
    input: { UserName: 'a', Tags: [{ Key: 'NO!', Value: 'v' }] },
    refusal:
      `ValidationError: ${one}Value at 'tags.1.member.key' failed to satisfy constraint: ` +
      `Member must satisfy regular expression pattern: ${tagPattern}+`,
  },
  {
    name: 'an enumeration',
    service: 'iam',
    operation: 'UpdateAccessKey',
    input: { AccessKeyId: 'A'.repeat(20), Status: 'On' },
    refusal:
      `ValidationError: ${one}Value at 'status' failed to satisfy constraint: Member must ` +
      'satisfy enum value set',
  },
  {
    name: 'an id that is no access key’s: IAM shows the pattern',
    service: 'iam',
    operation: 'UpdateServiceSpecificCredential',
    input: { ServiceSpecificCredentialId: 'wrong-id-with-hyphens', Status: 'Active' },
    refusal:
      `ValidationError: ${one}Value at 'serviceSpecificCredentialId' failed to satisfy constraint: Member must ` +
      'satisfy regular expression pattern: [\\w]+',
  },
  {
    name: 'a list of texts fails as a whole',
    service: 'iam',
    operation: 'CreateOpenIDConnectProvider',
    input: { Url: 'https://example.com', ThumbprintList: ['a'.repeat(40), 'b'] },
    refusal:
      `ValidationError: ${one}Value at 'thumbprintList' failed to satisfy constraint: Member ` +
      'must satisfy constraint: [Member must have length less than or equal to 40, Member must ' +
      'have length greater than or equal to 40]',
  },
  {
    name: 'STS repeats the value',
    service: 'sts',
    operation: 'AssumeRole',
    input: { RoleSessionName: 'x' },
    refusal:
      `ValidationError: 2 validation errors detected: Value null at 'roleArn' failed to satisfy ` +
      `constraint: Member must not be null; Value 'x' at 'roleSessionName' failed to satisfy ` +
      'constraint: Member must have length greater than or equal to 2',
  },
  {
    name: 'a secret is never repeated',
    service: 'sts',
    operation: 'AssumeRoleWithWebIdentity',
    input: { RoleArn: 'arn:aws:iam::111122223333:role/r', RoleSessionName: 'ss', WebIdentityToken: 'abc' },
    refusal:
      `ValidationError: ${one}Value at 'webIdentityToken' failed to satisfy constraint: Member ` +
      'must have length greater than or equal to 4',
  },
  {
    name: 'a source identity of 256 characters is taken',
    service: 'sts',
    operation: 'AssumeRole',
    input: {
      RoleArn: 'arn:aws:iam::111122223333:role/r',
      RoleSessionName: 'ss',
      SourceIdentity: 'a'.repeat(256),
    },
  },
  {
    name: 'lengths count characters, not halves of them',
    service: 'iam',
    operation: 'TagUser',
    input: { UserName: 'a', Tags: [{ Key: '𐐷'.repeat(128), Value: '' }] },
  },
  {
    name: 'EC2 names the parameter that is missing',
    service: 'ec2',
    operation: 'TerminateInstances',
    input: {},
    refusal: 'MissingParameter: The request must contain the parameter InstanceId',
  },
  {
    name: 'S3 misses what its schema requires',
    service: 's3',
    operation: 'DeleteObjects',
    input: { Bucket: 'b', Delete: {} },
    refusal:
      'MalformedXML: The XML you provided was not well-formed or did not validate against our ' +
      'published schema',
  },
  {
    name: 'S3 names the parameter that is none of its values',
    service: 's3',
    operation: 'ListObjectsV2',
    input: { Bucket: 'b', EncodingType: 'hex' },
    refusal: 'InvalidArgument: Invalid Encoding Method specified in Request',
  },
  {
    name: 'S3 names the header that is none of its values',
    service: 's3',
    operation: 'PutObject',
    input: { Bucket: 'b', Key: 'k', ACL: 'everybody' },
    refusal: 'InvalidArgument: Invalid value for x-amz-acl',
  },
  {
    name: 'S3 has a code for storage classes that are none',
    service: 's3',
    operation: 'PutObject',
    input: { Bucket: 'b', Key: 'k', StorageClass: 'COLD' },
    refusal: 'InvalidStorageClass: The storage class you specified is not valid',
  },
  {
    name: 'a service may have a code of its own',
    service: 'athena',
    operation: 'StartQueryExecution',
    input: { QueryString: '' },
    refusal:
      `InvalidRequestException: ${one}Value '' at 'queryString' failed to satisfy constraint: ` +
      'Member must have length greater than or equal to 1',
  },
]

for (const { name, service, operation, input, refusal: expected } of cases) {
  test(`${service} ${operation}: ${name}`, () => assert.equal(refusal(service, operation, input), expected))
}

test('a value is repeated to its sender whole, up to the longest that any constraint takes', () => {
  const said = (length: number) =>
    refusal('sts', 'AssumeRole', { RoleArn: 'a'.repeat(length), RoleSessionName: 'ss' })!
  assert.ok(said(20_000).includes(`'${'a'.repeat(20_000)}'`))
  assert.ok(said(300_000).length < 110_000)
})

test('of a list of tag keys it is said that none may be null', () => {
  const input = { PolicyArn: 'arn:aws:iam::111122223333:policy/A', TagKeys: ['a?'] }
  const end = `${tagPattern}+, Member must not be null]`
  assert.ok(refusal('iam', 'UntagPolicy', input)!.endsWith(end))
})

test('a length counts Unicode scalar values', () => {
  for (const [text, length] of [
    ['', 0],
    ['aé漢', 3],
    ['😀😀', 2],
    ['\ud83d', 1],
    ['\ude00\ud83d', 2],
  ] as const) {
    assert.equal(scalarLength(text), length, JSON.stringify(text))
  }
})

const shared = process.env['UNDERSTUDY_SHARED'] ?? new URL('../../../shared', import.meta.url).pathname
const answers = `${shared}/truth/aws-answers.jsonl`
const skip = existsSync(answers) ? false : 'the recorded answers of AWS are not here'

type Recorded = {
  scenario: string
  calls: { service: string; operation: string; input: object }[]
  answer: { Error?: { Code: string; Message: string }; ResponseMetadata?: { HTTPStatusCode: number } }
}

function recorded(): Recorded[] {
  const lines = readFileSync(answers, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Recorded).filter(({ calls }) => calls.length > 0)
}

test('the validation errors AWS was recorded with are answered word for word', { skip }, () => {
  let checked = 0
  for (const { calls, answer } of recorded()) {
    if (!/^\d+ validation errors? detected/.test(answer.Error?.Message ?? '')) continue
    const { service, operation, input } = calls.at(-1)!
    assert.equal(refusal(service, operation, input), `ValidationError: ${answer.Error!.Message}`)
    checked++
  }
  assert.ok(checked > 0)
})

test('what AWS was recorded to accept is valid', { skip }, () => {
  for (const { calls, answer, scenario } of recorded()) {
    if (answer.Error !== undefined || answer.ResponseMetadata?.HTTPStatusCode !== 200) continue
    const { service, operation, input } = calls.at(-1)!
    if (models[service] === undefined) continue
    assert.equal(refusal(service, operation, input), undefined, `${scenario} ${operation}`)
  }
})
