import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modelsDirectory } from '../../main.ts'
import { openApis } from '../apis.ts'
import type { Backends, BackendQuestion } from '../seam.ts'
import { createThings } from './things.ts'

const apis = openApis(modelsDirectory)
const account = '111122223333'
const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${account}:${rest}`

/** Things of a backend that answers so; what it was asked, and a clock. */
function thingsOf(answer: (question: BackendQuestion) => { status?: number; body: string } | undefined) {
  const asked: string[] = []
  const clock = { now: 0 }
  const backends = {
    has: () => true,
    async ask(question: BackendQuestion) {
      asked.push(`${question.headers['x-amz-target'] ?? ''} ${String(question.body)}`)
      const { status = 200, body } = answer(question) ?? { status: 500, body: '' }
      return { status, headers: {}, body: Buffer.from(body) }
    },
  } as unknown as Backends
  return { things: createThings(apis, backends, () => clock.now), asked, clock }
}

test('tags are read in every shape that services give them', async () => {
  const red = [{ Key: 'team', Value: 'red' }]
  const table: [resource: string, body: string][] = [
    [arn('sqs', 'q'), '{"Tags":{"team":"red"}}'],
    [arn('kms', 'key/k'), '{"Tags":[{"TagKey":"team","TagValue":"red"}],"Truncated":false}'],
    [arn('dynamodb', 'table/T/index/I'), '{"Tags":[{"Key":"team","Value":"red"}]}'],
    [arn('ecs', 'cluster/c'), '{"tags":[{"key":"team","value":"red"}]}'],
    [
      arn('sns', 't'),
      '<R><ListTagsForResourceResult><Tags><member><Key>team</Key><Value>red</Value></member></Tags></ListTagsForResourceResult></R>',
    ],
    [arn('rds', 'db:d'), '<R><X><TagList><Tag><Key>team</Key><Value>red</Value></Tag></TagList></X></R>'],
  ]
  for (const [resource, body] of table) {
    const { things } = thingsOf(() => ({ body }))
    assert.deepEqual(await things.tags(resource, 'us-east-1', account), red, resource)
  }
})

test('a policy is the thing’s own; what is none is none, and what nobody tells is not known', async () => {
  const text = '{"Version":"2012-10-17","Statement":[]}'
  const table: [
    resource: string,
    answer: { status?: number; body: string } | undefined,
    expected: string | undefined,
  ][] = [
    [arn('sqs', 'q'), { body: JSON.stringify({ Attributes: { Policy: text } }) }, text],
    [arn('sqs', 'q'), { body: '{}' }, undefined],
    [arn('kinesis', 'stream/s'), { body: '{"Policy":"{}"}' }, undefined],
    [
      arn('sns', 't'),
      {
        body: `<R><A><entry><key>Owner</key><value>1</value></entry><entry><key>Policy</key><value>${text}</value></entry></A></R>`,
      },
      text,
    ],
    ['arn:aws:s3:::b/key', { body: text }, text],
    [
      'arn:aws:s3:::b/key',
      { status: 404, body: '<Error><Code>NoSuchBucketPolicy</Code></Error>' },
      undefined,
    ],
    [arn('lambda', 'function:f'), undefined, undefined],
    [arn('glue', 'job/j'), { body: text }, undefined],
  ]
  for (const [resource, answer, expected] of table) {
    const { things } = thingsOf(() => answer)
    const found = await things.policy(resource, 'us-east-1', account)
    assert.equal(found?.policy?.text, expected, `${resource} ${JSON.stringify(answer)}`)
  }
  const gone = thingsOf(() => ({ status: 400, body: '{"__type":"ResourceNotFoundException"}' }))
  assert.deepEqual(await gone.things.tags(arn('dynamodb', 'table/T'), 'us-east-1', account), [])
  const silent = thingsOf(() => ({ status: 501, body: '{"__type":"NotImplemented"}' }))
  assert.equal(await silent.things.tags(arn('dynamodb', 'table/T'), 'us-east-1', account), undefined)
})

test('an answer is good for a second, and until something passes by', async () => {
  const { things, asked, clock } = thingsOf(() => ({ body: '{"Tags":{}}' }))
  const ask = () => things.tags(arn('sqs', 'q'), 'us-east-1', account)
  await ask()
  await ask()
  assert.equal(asked.length, 1)
  clock.now = 999
  await ask()
  assert.equal(asked.length, 1)
  clock.now = 1001
  await ask()
  assert.equal(asked.length, 2)
  things.forget('sns')
  await ask()
  assert.equal(asked.length, 2)
  things.forget('sqs')
  await ask()
  assert.equal(asked.length, 3)
  assert.match(asked[0]!, /^AmazonSQS\.ListQueueTags .*\/111122223333\/q/)
})
