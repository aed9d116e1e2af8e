import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../kernel/aws-error.ts'
import { openModel } from './model.ts'
import { protocols } from './protocols.ts'
import { asAccepted, queryJson } from './query-json.ts'
import { query } from './query.ts'

const folder = new URL('../../models', import.meta.url).pathname
const iam = openModel(folder, 'iam')
const sts = openModel(folder, 'sts')
const id = '00000000-0000-4000-8000-000000000000'

const accepted: [accept: string | undefined, isJson: boolean][] = [
  [undefined, false],
  ['*/*', false],
  ['application/json', true],
  ['Application/JSON; charset=utf-8', true],
  ['application/json; charset=utf-8', true],
  ['application/json, text/plain, */*', true],
  ['text/plain, application/json', true],
  ['text/xml, application/json', false],
  ['*/*, application/json', false],
  ['application/json-patch', false],
]
for (const [accept, isJson] of accepted) {
  test(`Accept: ${accept} is ${isJson ? 'JSON' : 'XML'}`, () => {
    assert.equal(asAccepted(query, accept), isJson ? queryJson : query)
  })
}

test('other protocols answer as they always do', () => {
  for (const name of ['ec2', 's3', 'json', 'rest-json'] as const) {
    assert.equal(asAccepted(protocols[name], 'application/json'), protocols[name])
  }
})

const outputs: { name: string; model: typeof sts; operation: string; output: object; body: object }[] = [
  {
    name: 'a structure, as the authenticator of EKS reads it',
    model: sts,
    operation: 'GetCallerIdentity',
    output: { UserId: 'AIDA', Account: '111122223333', Arn: 'arn' },
    body: {
      GetCallerIdentityResponse: {
        GetCallerIdentityResult: { UserId: 'AIDA', Account: '111122223333', Arn: 'arn' },
        ResponseMetadata: { RequestId: id },
      },
    },
  },
  {
    name: 'a time, in whole seconds, as Envoy reads it',
    model: sts,
    operation: 'GetSessionToken',
    output: {
      Credentials: {
        AccessKeyId: 'A',
        SecretAccessKey: 's',
        SessionToken: 't',
        Expiration: new Date(1514862300_900),
      },
    },
    body: {
      GetSessionTokenResponse: {
        GetSessionTokenResult: {
          Credentials: { AccessKeyId: 'A', SecretAccessKey: 's', SessionToken: 't', Expiration: 1514862300 },
        },
        ResponseMetadata: { RequestId: id },
      },
    },
  },
  {
    name: 'a list',
    model: iam,
    operation: 'ListAccountAliases',
    output: { AccountAliases: ['one'], IsTruncated: false },
    body: {
      ListAccountAliasesResponse: {
        ListAccountAliasesResult: { AccountAliases: ['one'], IsTruncated: false },
        ResponseMetadata: { RequestId: id },
      },
    },
  },
  {
    name: 'nothing',
    model: iam,
    operation: 'DeleteUser',
    output: {},
    body: { DeleteUserResponse: { ResponseMetadata: { RequestId: id } } },
  },
]
for (const { name, model, operation, output, body } of outputs) {
  test(`answers ${name}`, () => {
    const answer = queryJson.render(model, operation, output, id)
    assert.equal(answer.status, 200)
    assert.deepEqual(answer.headers, { 'x-amzn-requestid': id, 'content-type': 'application/json' })
    assert.deepEqual(JSON.parse(answer.body as string), body)
  })
}

test('a refusal has its code, sentence and type', () => {
  const answer = queryJson.renderError(sts, new AwsError('ExpiredTokenException', 400, 'Token expired'), id)
  assert.equal(answer.status, 400)
  assert.deepEqual(JSON.parse(answer.body as string), {
    Error: { Code: 'ExpiredTokenException', Message: 'Token expired', Type: 'Sender' },
    RequestId: id,
  })
  const bare = queryJson.renderError(sts, new AwsError('MalformedInput', 400, ''), id)
  assert.deepEqual(JSON.parse(bare.body as string).Error, { Code: 'MalformedInput', Type: 'Sender' })
  const ours = queryJson.renderError(undefined, new AwsError('InternalFailure', 500, 'x'), id)
  assert.equal(JSON.parse(ours.body as string).Error.Type, 'Receiver')
})

test('what has no document has none in JSON either', () => {
  const error = new AwsError('Redirect', 302, '', { headers: { location: 'https://aws.amazon.com/iam' } })
  assert.deepEqual(queryJson.renderError(sts, error, id), query.renderError(sts, error, id))
})
