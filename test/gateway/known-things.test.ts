import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Credentials } from '../../src/sigv4/sign.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { apiNamed, askElsewhere, told } from '../fixtures/elsewhere.ts'
import { startGateway } from '../fixtures/gateway/gateway.ts'
import { recordingBackend, type RecordingBackend } from '../fixtures/gateway/recording-backend.ts'
import type { TestServer } from '../fixtures/server.ts'

const account = '111122223333'
const keyArn = `arn:aws:kms:us-east-1:${account}:key/k`
const secretArn = `arn:aws:secretsmanager:us-east-1:${account}:secret:db-a1b2c3`

let backend: RecordingBackend
let server: TestServer
let admin: Sender
let bob: Credentials
/** What the backend's things are like now. */
const things = { tags: {} as Record<string, string>, queuePolicy: '', keyPolicy: '' }

/** A backend with one queue, one key that has an alias, and one secret. */
const answers: Readonly<Record<string, () => object>> = {
  ListQueueTags: () => ({ Tags: things.tags }),
  GetQueueAttributes: () => ({ Attributes: things.queuePolicy === '' ? {} : { Policy: things.queuePolicy } }),
  DescribeKey: () => ({ KeyMetadata: { Arn: keyArn } }),
  GetKeyPolicy: () => ({ Policy: things.keyPolicy }),
  ListResourceTags: () => ({ Tags: [] }),
  DescribeSecret: () => ({ ARN: secretArn, Tags: [] }),
  GetResourcePolicy: () => ({}),
}

before(async () => {
  backend = await recordingBackend()
  backend.answer = ({ headers }, response) => {
    const operation = headers['x-amz-target']?.split('.').at(-1) ?? ''
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify(answers[operation]?.() ?? {}))
  }
  server = await startGateway([backend.url])
  admin = sender(server.url, server.keys[account]!.admin!)
  await admin('iam', 'CreateUser', { UserName: 'bob' })
  const { output } = await admin('iam', 'CreateAccessKey', { UserName: 'bob' })
  bob = { accessKeyId: output.AccessKey.AccessKeyId, secretAccessKey: output.AccessKey.SecretAccessKey }
})
after(async () => {
  await server?.stop()
  await backend?.stop()
})

function policyOf(statement: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Resource: '*', ...statement },
  })
}

const may = (statement: object) =>
  admin('iam', 'PutUserPolicy', { UserName: 'bob', PolicyName: 'own', PolicyDocument: policyOf(statement) })

const queue = { QueueUrl: `http://localhost/${account}/q` }
const ask = async (api: string, operation: string, input: Record<string, unknown>, keys = bob) =>
  told(await askElsewhere(server.url, keys, apiNamed(api), operation, input)).split(' ')[0]
const sendMessage = (keys = bob) => ask('sqs', 'SendMessage', { ...queue, MessageBody: 'x' }, keys)

test('tags are those that the thing has now, and what passes by is obeyed at once', async () => {
  await may({ Action: 'sqs:*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } } })
  things.tags = { team: 'red' }
  assert.equal(await sendMessage(), '200')
  things.tags = { team: 'blue' }
  // The administrator's TagQueue passes by, so that nobody goes by what was known before it.
  const root = server.keys[account]!.root
  assert.equal(await ask('sqs', 'TagQueue', { ...queue, Tags: { team: 'blue' } }, root), '200')
  assert.equal(await sendMessage(), '400')
})

test('a thing’s own policy counts: its Deny keeps out, its Allow lets another account in', async () => {
  const stranger = server.keys['444455556666']!.admin!
  await may({ Action: 'sqs:*' })
  const touch = () =>
    ask('sqs', 'SetQueueAttributes', { ...queue, Attributes: {} }, server.keys[account]!.root)
  assert.equal(await sendMessage(stranger), '400')
  things.queuePolicy = policyOf({ Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage' })
  await touch()
  assert.equal(await sendMessage(), '400')
  things.queuePolicy = policyOf({ Principal: { AWS: '444455556666' }, Action: 'sqs:SendMessage' })
  await touch()
  assert.equal(await sendMessage(), '200')
  assert.equal(await sendMessage(stranger), '200')
  things.queuePolicy = ''
  await touch()
})

test('a key policy that leaves the account out refuses its root, too; an alias is asked about as its key', async () => {
  await may({ Action: 'kms:Encrypt', Resource: keyArn })
  const encrypt = (keys = bob) =>
    ask('kms', 'Encrypt', { KeyId: 'alias/a', Plaintext: Buffer.from('x') }, keys)
  const root = server.keys[account]!.root
  const touch = () => ask('kms', 'EnableKey', { KeyId: 'other' }, root)
  things.keyPolicy = policyOf({ Principal: { AWS: account }, Action: 'kms:*' })
  assert.equal(await encrypt(), '200')
  assert.equal(await encrypt(root), '200')
  things.keyPolicy = policyOf({ Principal: { AWS: `arn:aws:iam::${account}:user/bob` }, Action: 'kms:*' })
  await touch()
  assert.equal(await encrypt(root), '400')
  assert.equal(await encrypt(), '200')
})

test('a secret’s name and its ARN are one thing', async () => {
  await may({ Action: 'secretsmanager:GetSecretValue', Resource: secretArn })
  assert.equal(await ask('secretsmanager', 'GetSecretValue', { SecretId: 'db' }), '200')
  assert.equal(await ask('secretsmanager', 'GetSecretValue', { SecretId: secretArn }), '200')
  await may({ Action: 'secretsmanager:GetSecretValue', Resource: `${secretArn}x` })
  assert.equal(await ask('secretsmanager', 'GetSecretValue', { SecretId: 'db' }), '400')
})
