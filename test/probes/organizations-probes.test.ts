import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { modelsDirectory } from '../../src/main.ts'
import { organizations } from '../../src/services/organizations/index.ts'
import { signRequest } from '../../src/sigv4/sign.ts'
import { openModel } from '../../src/wire/model.ts'
import type { Member } from '../../src/wire/shape.ts'
import { contentsOf } from '../fixtures/contents.ts'
import { minimalInput } from '../fixtures/minimal-input.ts'
import { makeWorld, operationValues, values, withLive } from '../fixtures/worlds/probe-world.ts'
import { sendRaw } from '../fixtures/raw.ts'
import { sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const model = openModel(modelsDirectory, 'organizations')
let server: TestServer

before(async () => {
  server = await startServer()
  await makeWorld(sender(server.url, server.keys[server.account]!.admin!))
})
after(() => server?.stop())

type Probe = { what: string; input: Record<string, unknown>; reason: string }

/** One input for each constraint of a member that is broken by itself. */
function* probesOf(
  { name, shape }: Member,
  isRequired: boolean,
  good: Record<string, unknown>,
): Generator<Probe> {
  const { [name]: _left, ...rest } = good
  const given = (value: unknown) => ({ ...rest, [name]: value })
  if (isRequired) yield { what: `without ${name}`, input: rest, reason: 'INPUT_REQUIRED' }
  if (shape.type === 'integer') {
    if (shape.min !== undefined) {
      yield { what: `${name} too small`, input: given(shape.min - 1), reason: 'MIN_VALUE_EXCEEDED' }
    }
    if (shape.max !== undefined) {
      yield { what: `${name} too large`, input: given(shape.max + 1), reason: 'MAX_VALUE_EXCEEDED' }
    }
  }
  if (shape.type !== 'string') return
  if (shape.enum !== undefined)
    yield { what: `${name} of no kind`, input: given('x'), reason: 'INVALID_ENUM' }
  if (shape.min === 1) yield { what: `${name} empty`, input: given(''), reason: 'MIN_LENGTH_EXCEEDED' }
  if (shape.max !== undefined && shape.max < 10_000) {
    const long = 'x'.repeat(shape.max + 1)
    yield { what: `${name} too long`, input: given(long), reason: 'MAX_LENGTH_EXCEEDED' }
  }
  if (shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`, 'u').test('\u0007')) {
    const bad = '\u0007'.repeat(shape.min ?? 1)
    yield { what: `${name} of other characters`, input: given(bad), reason: 'INVALID_PATTERN' }
  }
}

describe('what a wrong parameter of Organizations is answered with', () => {
  for (const [operation, action] of Object.entries(organizations.actions)) {
    const shape = action === 'not yet' ? undefined : model.operation(operation)!.input
    if (shape === undefined || shape.members.length === 0) continue
    test(`${operation} gives the reason`, async () => {
      const given = { ...values, ...operationValues[`organizations:${operation}`] }
      const good = withLive({
        ...minimalInput(shape, given),
        ...operationValues[`organizations:${operation}`],
      })
      const before = contentsOf(server.dataDirectory)
      for (const member of shape.members) {
        for (const probe of probesOf(member, shape.required.includes(member.name), good)) {
          const { status, __type, Reason, Message } = await send(operation, probe.input)
          const found = `${status} ${__type} ${Reason}`
          assert.equal(found, `400 InvalidInputException ${probe.reason}`, `${probe.what}: ${Message}`)
          assert.ok(Message.length > 10)
        }
      }
      assert.equal(contentsOf(server.dataDirectory), before, 'a wrong request changed something')
    })
  }
})

async function send(operation: string, input: object) {
  const credentials = server.keys[server.account]!.admin!
  const url = `${server.url}/`
  const body = JSON.stringify(input)
  const target = `AWSOrganizationsV20161128.${operation}`
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }
  const request = { method: 'POST', url, headers, body, credentials, region: 'us-east-1' }
  const signed = signRequest({ ...request, service: 'organizations', nowMs: Date.now() })
  const answer = await sendRaw(server.url, { headers: signed, body })
  return {
    status: answer.status,
    ...(JSON.parse(answer.body) as { __type: string; Reason: string; Message: string }),
  }
}
