import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../kernel/aws-error.ts'
import { modelsDirectory } from '../../main.ts'
import type { WireRequest } from '../../wire/protocol.ts'
import { openApis } from '../apis.ts'
import { readRequest, wireOf } from './find.ts'

const apis = openApis(modelsDirectory)

type Sent = Partial<Omit<WireRequest, 'body'>> & { body?: string | Uint8Array }

/** What a request is read as: its operation and path, or the refusal's code. */
function read(signs: string, sent: Sent): string {
  const sharing = apis.ofSigningName(signs)
  const request: WireRequest = {
    method: 'POST',
    path: '/',
    query: '',
    headers: {},
    ...sent,
    body: typeof sent.body === 'string' ? Buffer.from(sent.body) : (sent.body ?? Buffer.alloc(0)),
  }
  try {
    const { operation, asRead } = readRequest(sharing, wireOf(sharing, request), request)
    return `${operation} ${asRead.path}${asRead.query === '' ? '' : `?${asRead.query}`}`
  } catch (cause) {
    assert.ok(cause instanceof AwsError, String(cause))
    assert.ok(cause.status >= 400 && cause.status < 500)
    return cause.code
  }
}

const json = (operation: string, body: string | Uint8Array, more: Sent = {}): Sent => ({
  headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
  body,
  ...more,
})
const form = (body: string, query = ''): Sent => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  query,
  body,
})
const sns = 'Version=2010-03-31'

test('what can be read in two ways is not read at all', () => {
  const table: [signs: string, sent: Sent, expected: string][] = [
    ['dynamodb', json('GetItem', '{"TableName":"T","Key":{}}'), 'GetItem /'],
    ['dynamodb', json('GetItem', '{"TableName":"T","TableName":"U"}'), 'SerializationException'],
    ['dynamodb', json('GetItem', '{"TableName":"T","\\u0054ableName":"U"}'), 'SerializationException'],
    ['dynamodb', json('GetItem', '{"TableName":"T","tablename":"U"}'), 'SerializationException'],
    ['dynamodb', json('GetItem', '{"Key":{"a":{"S":"1"},"a":{"S":"2"}}}'), 'SerializationException'],
    // Names of attributes are data: they may differ by case alone.
    ['dynamodb', json('GetItem', '{"TableName":"T","Key":{"a":{"S":"1"},"A":{"S":"2"}}}'), 'GetItem /'],
    ['dynamodb', json('GetItem', '\ufeff{"TableName":"T"}'), 'SerializationException'],
    [
      'dynamodb',
      json('GetItem', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
      'SerializationException',
    ],
    ['dynamodb', json('GetItem', '{"TableName":["T"]}'), 'SerializationException'],
    ['dynamodb', json('GetItem', '[]'), 'SerializationException'],
    ['dynamodb', json('GetItem', '{}', { query: 'Action=DeleteTable' }), 'UnknownOperationException'],
    ['dynamodb', json('GetItem', '{}', { path: '/x' }), 'UnknownOperationException'],
    ['dynamodb', json('GetItem', '{}', { method: 'PUT' }), 'UnknownOperationException'],
    ['dynamodb', json('NoSuch', '{}'), 'UnknownOperationException'],
    [
      'dynamodb',
      { headers: { 'x-amz-target': 'AmazonSQS.SendMessage' }, body: '{}' },
      'UnknownOperationException',
    ],
    ['sns', form(`Action=Publish&${sns}&Message=x`), 'Publish /'],
    ['sns', form(`Action=Publish&${sns}&Action=DeleteTopic`), 'InvalidParameterCombination'],
    ['sns', form(`Action=Publish&${sns}`, 'Action=DeleteTopic'), 'InvalidParameterCombination'],
    ['sns', form(`Action=Publish&${sns}&TopicArn=a&topicarn=b`), 'InvalidParameterCombination'],
    ['sns', form(`Action=Publish&${sns}&TopicArn=a&Topic%41rn=b`), 'InvalidParameterCombination'],
    ['sns', form(`Action=Publish&Version=2009-01-01`), 'InvalidAction'],
    ['sns', form(`Action=Publish&${sns}&Message=%zz`), 'MalformedEscape'],
    ['lambda', { method: 'GET', path: '/2015-03-31/functions/f' }, 'GetFunction /2015-03-31/functions/f'],
    ['lambda', { method: 'GET', path: '/2015-03-31/functions/f%2Fpolicy' }, 'UnknownOperationException'],
    ['lambda', { method: 'GET', path: '/2015-03-31/functions/..' }, 'UnknownOperationException'],
    ['lambda', { method: 'GET', path: '/2015-03-31/functions/a%2F..%2Fb' }, 'UnknownOperationException'],
    [
      'lambda',
      { method: 'GET', path: '/2015-03-31/functions/f', query: 'Qualifier=1&Qualifier=2' },
      'SerializationException',
    ],
    // What the operation does not know is not sent on.
    [
      'lambda',
      { method: 'GET', path: '/2015-03-31/functions/%66', query: 'x=y' },
      'GetFunction /2015-03-31/functions/f',
    ],
    ['lambda', { method: 'GET', path: '/2015-03-31/nothing' }, 'UnknownOperationException'],
  ]
  for (const [signs, sent, expected] of table) {
    assert.equal(read(signs, sent), expected, JSON.stringify({ ...sent, body: String(sent.body) }))
  }
})

test('RPC v2 is read strictly', () => {
  const path = '/service/GraniteServiceVersion20100801/operation/ListMetrics'
  const headers = { 'smithy-protocol': 'rpc-v2-cbor' }
  const cbor = (...bytes: number[]): Sent => ({ path, headers, body: Buffer.from(bytes) })
  const name = [0x69, ...Buffer.from('Namespace')]
  assert.equal(read('monitoring', cbor(0xa1, ...name, 0x61, 0x61)), `ListMetrics ${path}`)
  assert.equal(read('monitoring', cbor(0xbf, ...name, 0x7f, 0x61, 0x61, 0xff, 0xff)), `ListMetrics ${path}`)
  assert.equal(
    read('monitoring', cbor(0xa2, ...name, 0x61, 0x61, ...name, 0x61, 0x62)),
    'SerializationException',
  )
  assert.equal(read('monitoring', cbor(0xa1, ...name, 0x61)), 'SerializationException')
  assert.equal(read('monitoring', cbor(0xa0, 0xa0)), 'SerializationException')
  assert.equal(
    read('monitoring', cbor(0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)),
    'SerializationException',
  )
  const twice = {
    path,
    headers: { ...headers, 'x-amz-target': 'GraniteServiceVersion20100801.PutMetricData' },
  }
  assert.equal(read('monitoring', twice), 'UnknownOperationException')
})
