import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRequest } from '../../test/fixtures/read-request.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { utf8 } from '../kernel/bytes.ts'
import { json } from './json.ts'
import { openModel } from './model.ts'

const athena = openModel(new URL('../../models', import.meta.url).pathname, 'athena')

function parse(target: string, body: string) {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' }
  return readRequest(json, athena, { method: 'POST', path: '/', query: '', headers, body: utf8(body) })
}

test('the target names the operation; nulls and unknown members are overlooked', () => {
  const body = '{"QueryString":"select 1","WorkGroup":null,"Nope":1,"__proto__":{"ClientRequestToken":"x"}}'
  assert.deepEqual(parse('AmazonAthena.StartQueryExecution', body), {
    operation: 'StartQueryExecution',
    input: { QueryString: 'select 1' },
  })
})

const refusals: { name: string; target?: string; body?: string; code: string }[] = [
  { name: 'an unknown operation', target: 'AmazonAthena.Nope', code: 'UnknownOperationException' },
  {
    name: 'another service',
    target: 'DynamoDB_20120810.StartQueryExecution',
    code: 'UnknownOperationException',
  },
  { name: 'no target', target: '', code: 'UnknownOperationException' },
  { name: 'what is no JSON', body: '{', code: 'SerializationException' },
  { name: 'what is no object', body: '[]', code: 'SerializationException' },
  { name: 'a number where text is expected', body: '{"QueryString":1}', code: 'SerializationException' },
  {
    name: 'text where a structure is expected',
    body: '{"ResultConfiguration":"x"}',
    code: 'SerializationException',
  },
  {
    name: 'a body beyond the bound',
    body: `{"QueryString":"${'x'.repeat(2 * 1024 * 1024)}"}`,
    code: 'SerializationException',
  },
]

for (const { name, target = 'AmazonAthena.StartQueryExecution', body = '{}', code } of refusals) {
  test(`refuses ${name}`, () => {
    assert.throws(
      () => parse(target, body),
      (error) => error instanceof AwsError && error.code === code && error.status === 400,
    )
  })
}

test('deeply nested JSON does not hurt', () => {
  const deep = `{"Nope":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  assert.deepEqual(parse('AmazonAthena.ListWorkGroups', deep).input, {})
})

test('times are written as seconds, what is absent is left out', () => {
  const time = new Date(1782907200500)
  const output = {
    QueryExecution: { QueryExecutionId: 'q', Status: { SubmissionDateTime: time, State: undefined } },
  }
  const answer = json.render(athena, 'GetQueryExecution', output, 'r')
  assert.equal(
    answer.body,
    '{"QueryExecution":{"QueryExecutionId":"q","Status":{"SubmissionDateTime":1782907200.5}}}',
  )
  assert.equal(answer.headers['content-type'], 'application/x-amz-json-1.1')
})

test('an error names its type', () => {
  const error = new AwsError('InvalidRequestException', 400, 'no', {
    details: { AthenaErrorCode: 'INVALID_INPUT' },
  })
  const answer = json.renderError(athena, error, 'r')
  assert.equal(
    answer.body,
    '{"__type":"InvalidRequestException","Message":"no","AthenaErrorCode":"INVALID_INPUT"}',
  )
})
