import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { modelsDirectory, services } from '../../src/main.ts'
import { openModel } from '../../src/wire/model.ts'
import { contentsOf } from '../fixtures/contents.ts'
import { probesOf, type Expected, type Probe, type Violation } from '../fixtures/model-probes.ts'
import { makeWorld, operationValues, values } from '../fixtures/worlds/probe-world.ts'
import { sendRaw, signedForm, type RawAnswer } from '../fixtures/raw.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

/** Members that may be empty structures by the model, but are then not in a form at all. */
const ownValues = { TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' } }

let server: TestServer
let admin: Sender

before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin!)
  await makeWorld(admin)
})
after(() => server?.stop())

for (const service of services.filter(({ name }) => name === 'iam' || name === 'sts')) {
  const model = openModel(modelsDirectory, service.model)
  describe(`what a wrong parameter of ${service.name} is answered with`, () => {
    for (const [operation, action] of Object.entries(service.actions)) {
      if (action === 'not yet') continue
      const given = { ...values, ...ownValues, ...operationValues[`${service.name}:${operation}`] }
      const probes = [
        ...probesOf(service.name === 'iam', operation, model.operation(operation)!.input, given),
      ]
      if (probes.length === 0) continue
      test(`${operation}: ${probes.length} probes`, async () => {
        const before = contentsOf(server.dataDirectory)
        for (const probe of probes) {
          const head = `Action=${operation}&Version=${model.version}`
          const rest = [...probe.fields].map(([name, text]) => `${name}=${encodeURIComponent(text)}`)
          const answer = await post(service.name, [head, ...rest].join('&'))
          check(service.name === 'iam', probe, answer)
        }
        assert.equal(contentsOf(server.dataDirectory), before, 'a wrong request changed something')
      })
    }
  })
}

function post(service: string, body: string): Promise<RawAnswer> {
  const credentials = server.keys[server.account]!.admin!
  return sendRaw(server.url, signedForm(server.url, { credentials, service, body }))
}

function check(iam: boolean, { what, expected }: Probe, answer: RawAnswer): void {
  const { code, message } = expectedAnswer(iam, expected)
  const found = xmlText(/<Message>([\s\S]*?)<\/Message>/.exec(answer.body)?.[1])
  assert.equal(`${answer.status} ${answer.code}`, `400 ${code}`, `${what}: ${answer.body.slice(0, 600)}`)
  assert.match(answer.body, /<Type>Sender<\/Type>/)
  if ('violations' in expected && expected.violations.length > 1) {
    // The order of several is not AWS's promise; each must be there, and nothing else.
    assert.deepEqual([...(found ?? '')].sort().join(''), [...message!].sort().join(''), what)
    for (const one of expected.violations) assert.ok(found?.includes(sentence(iam, one)), `${what}: ${found}`)
  } else assert.equal(found, message, what)
}

function expectedAnswer(iam: boolean, expected: Expected): { code: string; message: string | undefined } {
  if ('malformed' in expected) return { code: 'MalformedInput', message: expected.malformed || undefined }
  if ('own' in expected) return { code: 'ValidationError', message: expected.own }
  if ('missing' in expected) {
    const message = `The request must contain the parameter ${expected.missing}.`
    return { code: 'MissingParameter', message }
  }
  const all = expected.violations
  const head = `${all.length} validation error${all.length === 1 ? '' : 's'} detected: `
  return { code: 'ValidationError', message: head + all.map((one) => sentence(iam, one)).join('; ') }
}

/** IAM repeats neither values nor those of an enumeration (2026), STS both but for secrets. */
function sentence(iam: boolean, { path, value, constraint, hidden }: Violation): string {
  const subject = iam || hidden ? 'Value' : value === null ? 'Value null' : `Value '${shortened(value)}'`
  const told = iam ? constraint.replace(/(enum value set): \[[^\]]*\]/g, '$1') : constraint
  return `${subject} at '${path}' failed to satisfy constraint: ${told}`
}

// LIMIT: no more of a value is repeated to its sender.
const shortened = (text: string) => writable(text.length > 100_000 ? `${text.slice(0, 100_000)}…` : text)

/** What XML cannot hold stands as U+FFFD. */
// oxlint-disable-next-line no-control-regex
const writable = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')

function xmlText(text: string | undefined): string | undefined {
  const names: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return text?.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (_all, hex, decimal, name) =>
    name === undefined ? String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)) : names[name]!,
  )
}
