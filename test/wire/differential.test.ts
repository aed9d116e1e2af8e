import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openModel } from '../../src/wire/model.ts'
import type { Model } from '../../src/wire/model.ts'
import { readRequest } from '../fixtures/read-request.ts'
import { protocols } from '../../src/wire/protocols.ts'
import type { Protocol, WireRequest } from '../../src/wire/protocol.ts'
import { askBotocore, bodyBytes, peerBody, skipWithoutBotocore, toPeer } from './botocore-peer.ts'
import type { Job, ReadResponse, SentRequest } from './botocore-peer.ts'
import { anyText, randomSource, randomValue } from './random-values.ts'

const folder = new URL('../../models', import.meta.url).pathname
const rounds = 4

const services: { name: string; protocol: Protocol; unknown: number }[] = [
  { name: 'iam', protocol: protocols.query, unknown: 4 },
  { name: 'sts', protocol: protocols.query, unknown: 0 },
  { name: 'ec2', protocol: protocols.ec2, unknown: 0 },
  { name: 's3', protocol: protocols.s3, unknown: 5 },
  { name: 'athena', protocol: protocols.json, unknown: 0 },
  { name: 'cloudtrail', protocol: protocols.json, unknown: 0 },
]

// Told apart by its host; by a parameter only newer clients send; an event stream, which nothing here
// writes; an answer botocore reads in a handler of its own (rest-xml.test.ts has it).
const left = new Set([
  'WriteGetObjectResponse',
  'ListDirectoryBuckets',
  'SelectObjectContent',
  'GetBucketLocation',
])

// Text in the JavaScript client, whose types the handlers use, and numbers in botocore.
const without = new Set(['PartNumberMarker', 'NextPartNumberMarker'])

for (const { name, protocol, unknown } of services) {
  const model = openModel(folder, name)

  test(
    `${name}: what botocore sends for every operation is read as the same input`,
    { skip: skipWithoutBotocore },
    () => {
      const jobs = forEachOperation(model, (operation, random): Job => {
        const shape = model.operation(operation)!.input
        const input = shape === undefined ? {} : randomValue(shape, random, { text: anyText, without })
        return { kind: 'request', service: name, operation, params: toPeer(input) }
      })
      const answers = askBotocore(jobs)
      for (const [i, answer] of answers.entries()) {
        const { operation, params } = jobs[i] as Job & { kind: 'request' }
        if (answer === undefined) continue
        const sent = answer as SentRequest
        const parsed = readRequest(protocol, model, requestOf(sent, params as Record<string, unknown>))
        assert.equal(parsed.operation, operation)
        assert.deepEqual(toPeer(parsed.input), sent.params, operation)
      }
      assertCovered(answers, unknown)
    },
  )

  test(
    `${name}: what is written for every operation is read by botocore as the same output`,
    { skip: skipWithoutBotocore },
    () => {
      const jobs = forEachOperation(model, (operation, random): Job => {
        const shape = model.operation(operation)!.output
        const output = (
          shape === undefined ? {} : randomValue(shape, random, { text: anyText, without })
        ) as object
        const { status, headers, body } = protocol.render(model, operation, output, 'request-id')
        return {
          kind: 'response',
          service: name,
          operation,
          status,
          headers,
          body: peerBody(body),
          expected: toPeer(output),
        }
      })
      const answers = askBotocore(jobs)
      for (const [i, answer] of answers.entries()) {
        if (answer === undefined) continue
        const { parsed, expected } = answer as ReadResponse
        assert.deepEqual(withoutEmpty(parsed as object), withoutEmpty(expected as object), jobs[i]!.operation)
      }
      assertCovered(answers, unknown)
    },
  )
}

function forEachOperation<T>(model: Model, make: (operation: string, random: () => number) => T): T[] {
  const random = randomSource(20260701)
  const names = model.operationNames.filter((name) => !left.has(name))
  return names.flatMap((name) => Array.from({ length: rounds }, () => make(name, random)))
}

/** botocore reads a payload that is not there as an empty structure or text. */
function withoutEmpty(value: object): object {
  const present = ([, part]: [string, unknown]) => part !== '' && JSON.stringify(part) !== '{}'
  return Object.fromEntries(Object.entries(value).filter(present))
}

function assertCovered(answers: readonly unknown[], unknown: number): void {
  const missing = answers.filter((answer) => answer === undefined).length
  assert.ok(missing <= unknown * rounds, `botocore knows nothing of ${missing / rounds} operations`)
}

function requestOf(sent: SentRequest, params: Record<string, unknown>): WireRequest {
  const [path, fixed] = sent.path.split('?') as [string, string?]
  const bucket = params['Bucket'] as string | undefined
  const key = params['Key'] as string | undefined
  return {
    method: sent.method,
    path,
    query: [fixed, sent.query].filter((part) => part !== undefined && part !== '').join('&'),
    headers: sent.headers,
    body: bodyBytes(sent.body),
    s3: { ...(bucket !== undefined && { bucket }), ...(key !== undefined && { key }) },
  }
}
