import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { modelsDirectory, services } from '../../src/main.ts'
import { openModel } from '../../src/wire/model.ts'
import { minimalInput } from '../fixtures/minimal-input.ts'
import { makeUser, operationValues, values } from '../fixtures/worlds/probe-world.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const refusals = new Set([
  'ValidationError',
  'InvalidRequestException',
  'MalformedXML',
  'AuthorizationHeaderMalformed',
])

let server: TestServer
let admin: Sender
let nobody: Sender

before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin!)
  nobody = sender(server.url, await makeUser(admin, 'nobody'))
})
after(() => server?.stop())

for (const service of services) {
  const model = openModel(modelsDirectory, service.model)
  const missing = Object.keys(service.actions).filter((name) => service.actions[name] === 'not yet')
  test(`${service.name} says of its ${missing.length} missing operations that they are missing`, async () => {
    const wrong: string[] = []
    for (const operation of missing) {
      const given = { ...values, ...operationValues[`${service.name}:${operation}`] }
      const input = minimalInput(model.operation(operation)!.input, given)
      for (const who of [admin, nobody]) {
        const { status, code, message } = await who(service.name, operation, input)
        const honest = status === 501 && code === 'NotImplemented'
        // Some inputs are refused before: the smallest value does not fit a pattern, or another service is
        // signed for.
        const refused = status === 400 && refusals.has(code!)
        if (!honest && !refused) wrong.push(`${operation}: ${status} ${code} ${message}`)
      }
    }
    assert.deepEqual(wrong, [])
  })
}

test('operations of EC2 that are known by name only are missing too', async () => {
  for (const operation of ['CreateVpc', 'AllocateAddress', 'DescribeSnapshots']) {
    const { status, code } = await admin('ec2', operation, { CidrBlock: '10.0.0.0/16' })
    assert.deepEqual([status, code], [501, 'NotImplemented'], operation)
  }
})
