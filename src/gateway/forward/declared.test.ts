import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assign } from './assigned.ts'
import { readBackend } from './declared.ts'

const read: [text: string, names: string[] | undefined, url: string, rest?: object][] = [
  ['http://127.0.0.1:5000', undefined, 'http://127.0.0.1:5000'],
  ['http://127.0.0.1:5000/', undefined, 'http://127.0.0.1:5000'],
  ['https://moto.test', undefined, 'https://moto.test'],
  ['http://[::1]:9000', undefined, 'http://[::1]:9000'],
  ['s3=http://127.0.0.1:9000', ['s3'], 'http://127.0.0.1:9000'],
  ['sqs,sns=http://h:9324', ['sqs', 'sns'], 'http://h:9324'],
  ['s3=http://h:1,region=eu-west-1', ['s3'], 'http://h:1', { region: 'eu-west-1' }],
  [
    'http://h:1,timeout=900,region=us-gov-west-1',
    undefined,
    'http://h:1',
    { region: 'us-gov-west-1', timeoutSeconds: 900 },
  ],
]

for (const [text, names, url, rest] of read) {
  test(`reads the backend ${text}`, () => {
    assert.deepEqual(readBackend(text), { names, url, timeoutSeconds: 60, ...rest })
  })
}

const wrong: [text: string, says: RegExp][] = [
  ['', /not what was given/],
  ['127.0.0.1:5000', /a backend's address/],
  ['ftp://h', /http:\/\//],
  ['http://h/path', /without user, path or query/],
  ['http://h?x=1', /without user, path or query/],
  ['http://h#x', /without user, path or query/],
  ['http://user:secret@h', /not what was given/],
  ['S3=http://h', /S3 is no service's signing name/],
  ['s3,=http://h', / is no service's signing name/],
  ['s3=', /a backend's address/],
  ['s3=http://h,region=nowhere', /not region=nowhere/],
  ['s3=http://h,timeout=0', /not timeout=0/],
  ['s3=http://h,timeout=3601', /not timeout=3601/],
  ['s3=http://h,sqs=http://g', /not sqs=http/],
  ...['iam', 'sts', 'organizations', 'cloudtrail', 'access-analyzer', 'iam-toolbox', 'understudy'].map(
    (name): [string, RegExp] => [`s3,${name}=http://h`, new RegExp(`^${name} is never forwarded`)],
  ),
]

for (const [text, says] of wrong) {
  test(`refuses the backend ${JSON.stringify(text)}`, () => {
    assert.throws(() => readBackend(text), { message: says })
  })
}

test('no message repeats a password', () => {
  assert.throws(
    () => readBackend('http://user:hunter2@h'),
    ({ message }: Error) => !message.includes('hunter2'),
  )
})

const own = new Set(['iam', 'sts', 's3', 'ec2', 'athena', 'lambda', 'understudy'])
const everything = readBackend('http://all:1')
const some = readBackend('s3,sqs=http://some:2')

test('a default backend takes all but what decides, and s3, ec2 and athena, which are ours until they are named', () => {
  const { of } = assign({ backends: [everything, some], serve: [], own })
  const at = (name: string) => of(name)?.url
  assert.deepEqual(['sqs', 's3', 'dynamodb', 'lambda', 'ec2', 'athena', 'iam', 'sts', 'understudy'].map(at), [
    'http://some:2',
    'http://some:2',
    'http://all:1',
    'http://all:1',
    ...Array<undefined>(5).fill(undefined),
  ])
})

test('a slice of ours is served where --serve names it, or no default backend is there', () => {
  assert.equal(assign({ backends: [everything], serve: ['lambda'], own }).of('lambda'), undefined)
  assert.equal(assign({ backends: [some], serve: [], own }).of('lambda'), undefined)
})

test('two that take the same are refused', () => {
  const refused = (backends: string[], serve: string[], message: RegExp) =>
    assert.throws(() => assign({ backends: backends.map(readBackend), serve, own }), { message })
  refused(['http://a', 'http://b'], [], /two backends take every service/)
  refused(['s3=http://a', 'sqs,s3=http://b'], [], /two backends take s3, http:\/\/a and http:\/\/b/)
  refused(['s3=http://a'], ['s3'], /s3 is both served here and given to http:\/\/a/)
  refused(['http://a'], ['glue'], /--serve glue: there is no such service here/)
})
