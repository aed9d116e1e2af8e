import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { modelsDirectory, services } from '../../src/main.ts'
import { openModel } from '../../src/wire/model.ts'
import type { Member } from '../../src/wire/shape.ts'
import { minimalInput } from '../fixtures/minimal-input.ts'
import { formOf } from '../fixtures/model-probes.ts'
import { makeWorld, operationValues, values } from '../fixtures/worlds/probe-world.ts'
import { sendRaw, signedForm } from '../fixtures/raw.ts'
import { sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

let server: TestServer
const bugs: string[] = []

before(async () => {
  server = await startServer({ log: (line) => bugs.push(line) })
  await makeWorld(sender(server.url, server.keys[server.account]!.admin!))
})
after(() => server?.stop())

/** Names of form fields that make another shape of a member than it has. */
function confusions({ wireName, shape }: Member): string[] {
  const always = [`${wireName}.__proto__`, `${wireName}.constructor.1`, `${wireName}.`, `${wireName}..1`]
  if (shape.type === 'list') {
    const numbers = ['0', '-1', '01', '1e3', '99999999999999999999', 'x', '1.x.y', '1.member.1']
    return [wireName, `${wireName}.member`, ...numbers.map((one) => `${wireName}.member.${one}`), ...always]
  }
  if (shape.type === 'structure') return [wireName, `${wireName}.member.1`, ...always]
  return [`${wireName}.member.1`, `${wireName}.Value`, ...always]
}

for (const service of services.filter(({ name }) => ['iam', 'sts', 'ec2'].includes(name))) {
  const model = openModel(modelsDirectory, service.model)
  describe(`${service.name} takes what has another shape for wrong or for nothing, never for a failure`, () => {
    for (const [operation, action] of Object.entries(service.actions)) {
      const shape = model.operation(operation)?.input
      if (action === 'not yet' || shape === undefined || shape.members.length === 0) continue
      test(operation, async () => {
        const given = { ...values, ...operationValues[`${service.name}:${operation}`] }
        const input = minimalInput(shape, given)
        for (const member of shape.members) {
          const { [member.name]: _left, ...others } = input
          const base = service.name === 'ec2' ? new Map<string, string>() : formOf(shape, others)
          for (const name of confusions(member))
            await survives(service.name, model.version, operation, base, name)
        }
      })
    }
  })
}

async function survives(
  service: string,
  version: string,
  operation: string,
  base: ReadonlyMap<string, string>,
  name: string,
): Promise<void> {
  const fields = [['Action', operation], ['Version', version], ...base, [name, 'probe']]
  const body = fields.map((pair) => pair.map((text) => encodeURIComponent(text!)).join('=')).join('&')
  const credentials = server.keys[server.account]!.admin!
  const answer = await sendRaw(server.url, signedForm(server.url, { credentials, service, body }))
  assert.ok(answer.status < 500, `${name}: ${answer.status} ${answer.body.slice(0, 400)} ${bugs.join('\n')}`)
}
