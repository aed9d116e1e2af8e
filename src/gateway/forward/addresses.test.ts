import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decided } from '../../../test/fixtures/gateway/forwarded.ts'
import { holdsAddresses, ownAddresses, ownLocation } from './addresses.ts'

const backend = 'http://127.0.0.1:5000'
const ours = 'http://us.test:4566'

const texts: [what: string, over: Parameters<typeof decided>[0], text: string, expected: string][] = [
  [
    'a queue’s address in JSON',
    { operation: 'CreateQueue' },
    `{"QueueUrl": "${backend}/111122223333/q"}`,
    `{"QueueUrl": "${ours}/111122223333/q"}`,
  ],
  [
    'whatever name the backend has for itself, and slashes that are escaped',
    { operation: 'GetQueueUrl' },
    '{"QueueUrl":"https:\\/\\/sqs.us-east-1.localhost.localstack.cloud:4566\\/000000000000\\/q"}',
    `{"QueueUrl":"${ours}\\/000000000000\\/q"}`,
  ],
  [
    'a list of them',
    { operation: 'ListQueues' },
    `{"QueueUrls":["${backend}/1/a", "http://localhost:9324/1/b"],"NextToken":"${backend}/x"}`,
    `{"QueueUrls":["${ours}/1/a", "${ours}/1/b"],"NextToken":"${backend}/x"}`,
  ],
  [
    'an element of XML',
    { operation: 'ListQueues', protocol: 'query' },
    `<?xml version="1.0"?><R><QueueUrl>${backend}/1/a</QueueUrl><X>${backend}/1/a</X></R>`,
    `<?xml version="1.0"?><R><QueueUrl>${ours}/1/a</QueueUrl><X>${backend}/1/a</X></R>`,
  ],
  [
    'the place of an object, under the bucket’s own host as well',
    { signingName: 's3', operation: 'CompleteMultipartUpload', path: '/bucket/key' },
    `<R><Location>${backend}/bucket/key</Location><Key>${backend}/</Key></R>`,
    `<R><Location>${ours}/bucket/key</Location><Key>${backend}/</Key></R>`,
  ],
  [
    'a text that only quotes JSON',
    { operation: 'CreateQueue' },
    `{"X":"{\\"QueueUrl\\":\\"${backend}/1/q\\"}"}`,
    `{"X":"{\\"QueueUrl\\":\\"${backend}/1/q\\"}"}`,
  ],
]

for (const [what, over, text, expected] of texts) {
  test(`${what}: ${text === expected ? 'stays' : 'becomes ours'}`, () => {
    const request = decided(over)
    assert.ok(holdsAddresses(request))
    const own = request.signingName === 's3' ? 'http://bucket.us.test:4566' : ours
    assert.equal(ownAddresses(request, text, backend, own), expected)
  })
}

test('messages and objects are nobody’s addresses', () => {
  assert.equal(holdsAddresses(decided({ operation: 'ReceiveMessage' })), false)
  assert.equal(holdsAddresses(decided({ signingName: 's3', operation: 'GetObject' })), false)
  assert.equal(holdsAddresses(decided({ signingName: 'constructor' })), false)
})

test('a Location that names the backend becomes ours, another stays', () => {
  const at = (location: string) => ownLocation(decided(), location, backend, ours)
  assert.equal(at(`${backend}/a`), `${ours}/a`)
  assert.equal(at('/bucket'), '/bucket')
  assert.equal(at('http://127.0.0.1:50001/a'), 'http://127.0.0.1:50001/a')
})
