import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readRequest } from '../../test/fixtures/read-request.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { openModel } from './model.ts'
import type { WireRequest } from './protocol.ts'
import { restJson } from './rest-json.ts'

const model = openModel(fileURLToPath(new URL('../../models', import.meta.url)), 'access-analyzer')

function request(method: string, path: string, query = '', body = ''): WireRequest {
  return { method, path, query, headers: {}, body: Buffer.from(body) }
}

const body = '{"policyDocument":"{}","policyType":"IDENTITY_POLICY","maxResults":9,"more":1}'

test('the operation stands in method and path, members in the query and the body', () => {
  assert.deepEqual(
    readRequest(restJson, model, request('POST', '/policy/validation', 'maxResults=2&nextToken=a%2Bb', body)),
    {
      operation: 'ValidatePolicy',
      input: { policyDocument: '{}', policyType: 'IDENTITY_POLICY', maxResults: 2, nextToken: 'a+b' },
    },
  )
})

const found: [method: string, path: string, operation: string][] = [
  ['GET', '/analyzer', 'ListAnalyzers'],
  ['GET', '/analyzer/mine', 'GetAnalyzer'],
  ['DELETE', '/analyzer/mine', 'DeleteAnalyzer'],
  ['GET', '/analyzer/mine/archive-rule/a%2Fb', 'GetArchiveRule'],
  ['GET', '/policy/generation', 'ListPolicyGenerations'],
]

for (const [method, path, operation] of found) {
  test(`${method} ${path} is ${operation}`, () => {
    assert.equal(readRequest(restJson, model, request(method, path)).operation, operation)
  })
}

const refused: [what: string, request: WireRequest, code: string, status: number][] = [
  ['another method', request('PATCH', '/policy/validation'), 'UnknownOperationException', 404],
  ['an unknown path', request('GET', '/policy'), 'UnknownOperationException', 404],
  ['an empty label', request('GET', '/analyzer/'), 'UnknownOperationException', 404],
  ['a broken escape', request('GET', '/analyzer/%E0%A4'), 'UnknownOperationException', 404],
  ['a body that is no JSON', request('POST', '/policy/validation', '', '{'), 'SerializationException', 400],
  ['a list for a body', request('POST', '/policy/validation', '', '[]'), 'SerializationException', 400],
  [
    'a number that is none',
    request('POST', '/policy/validation', 'maxResults=x', body),
    'SerializationException',
    400,
  ],
]

for (const [what, wire, code, status] of refused) {
  test(`refuses ${what} with ${code}`, () => {
    assert.throws(
      () => readRequest(restJson, model, wire),
      (error: AwsError) => error.code === code && error.status === status,
    )
  })
}

test('an answer is the JSON of the output, an error has its code in a header', () => {
  const output = { findings: [], nextToken: undefined, stranger: 1 }
  assert.deepEqual(restJson.render(model, 'ValidatePolicy', output, 'id'), {
    status: 200,
    headers: { 'x-amzn-requestid': 'id', 'content-type': 'application/json' },
    body: '{"findings":[]}',
  })
  const error = new AwsError('ValidationException', 400, 'No.', { details: { reason: 'other' } })
  const { status, headers, body: text } = restJson.renderError(model, error, 'id')
  assert.equal(status, 400)
  assert.equal(headers['x-amzn-errortype'], 'ValidationException')
  assert.deepEqual(JSON.parse(text as string), { message: 'No.', reason: 'other' })
})
