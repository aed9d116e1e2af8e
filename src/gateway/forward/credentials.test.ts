import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBackendCredentials } from './credentials.ts'

const key = (accessKeyId: string, secretAccessKey: string) => ({ accessKeyId, secretAccessKey })

const read: [text: string, expected: Record<string, unknown>][] = [
  ['', { sqs: key('test', 'test') }],
  ['minioadmin:minio/ad=min:', { s3: key('minioadmin', 'minio/ad=min:') }],
  [
    's3=a:b sqs,sns=c:d',
    { s3: key('a', 'b'), sqs: key('c', 'd'), sns: key('c', 'd'), kms: key('test', 'test') },
  ],
  ['account', { sqs: 'account' }],
  ['s3=a:b\naccount\n', { s3: key('a', 'b'), sqs: 'account' }],
  ['# of the store\n  # more\ns3=a:b', { s3: key('a', 'b') }],
]

for (const [text, expected] of read) {
  test(`reads the credentials ${JSON.stringify(text)}`, () => {
    const of = readBackendCredentials(text)
    for (const [name, credentials] of Object.entries(expected)) assert.deepEqual(of(name), credentials)
  })
}

for (const text of [
  'hunter2',
  ':hunter2',
  's3=hunter2',
  'a:b c:hunter2',
  's3=a:b s3=c:hunter2',
  'S3=a=hunter2',
]) {
  test(`refuses ${text} and repeats no secret`, () => {
    assert.throws(
      () => readBackendCredentials(text),
      ({ message }: Error) => /^entry \d/.test(message) && !message.includes('hunter2'),
    )
  })
}
