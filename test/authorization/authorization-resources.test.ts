import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openAuthorizationReference } from '../fixtures/authorization-reference.ts'
import { modelsDirectory, services } from '../../src/main.ts'
import { openModel } from '../../src/wire/model.ts'
import { minimalInput } from '../fixtures/minimal-input.ts'
import { furtherActions, s3Actions } from '../fixtures/needed-actions.ts'
import {
  isDenied,
  makeUser,
  makeWorld,
  operationValues,
  values,
  withLive,
} from '../fixtures/worlds/probe-world.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'

const account = '111122223333'
const reference = openAuthorizationReference(modelsDirectory)

/** What stands for the variables of the reference's ARN formats. */
const variables: Readonly<Record<string, string>> = {
  Partition: 'aws',
  Account: account,
  Region: 'us-east-1',
}

/** Types that are tried: IAM's policy check knows no others, and all of EC2's are too many for a policy. */
const tried: Readonly<Record<string, RegExp>> = {
  iam: /:(user|group|role|policy|access-report|instance-profile|(sms-)?mfa|server-certificate|(saml|oidc)-provider)\//,
  ec2: /:(instance|key-pair|image|volume|subnet|security-group|network-interface|vpc|snapshot)\//,
}

let server: TestServer
let admin: Sender
let user: Sender

before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin!)
  user = sender(server.url, await makeUser(admin, 'someone'))
  await makeWorld(admin)
})
after(() => server?.stop())

/** ARN patterns of an action's own resource types, or of all its service's other ones. */
function patterns(action: string, which: 'own' | 'other', bucket = 'probe-bucket'): string[] {
  const { resourceTypes: used } = reference.action(action)!
  const own = new Set(used.map(({ name }) => name))
  const named: Readonly<Record<string, string>> = { ...variables, BucketName: bucket }
  const types = Object.entries(reference.service(action.split(':')[0]!)!.resourceTypes)
  return types
    .filter(([name]) => own.has(name) === (which === 'own'))
    .map(([, { arn }]) => arn.replace(/\$\{(\w+)\}/g, (_, name: string) => named[name] ?? '*'))
    .filter((arn) => tried[arn.split(':')[2]!]?.test(arn) ?? true)
}

async function allow(statements: object[]): Promise<void> {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const input = { UserName: 'someone', PolicyName: 'p', PolicyDocument }
  const { code, message } = await admin('iam', 'PutUserPolicy', input)
  assert.equal(code, undefined, message ?? '')
}

const statement = (Action: string, Resource: string[]) => ({ Effect: 'Allow', Action, Resource })

for (const service of services) {
  if (reference.service(service.name) === undefined) continue
  const model = openModel(modelsDirectory, service.model)
  describe(`${service.name}: permission on just the resources that the reference names`, () => {
    for (const [operation, action] of Object.entries(service.actions)) {
      const name = `${service.name}:${operation}`
      const always = furtherActions.filter((row) => row.operation === name && row.input === undefined)
      const own = (service.name === 's3' ? s3Actions[operation] : undefined) ?? [name]
      const typed = own.every((one) => (reference.action(one)?.resourceTypes.length ?? 0) > 0)
      // Nobody signs these; the token or assertion and the role's trust policy decide.
      if (action === 'not yet' || !typed || name.startsWith('sts:AssumeRoleWith')) continue
      // IAM's policy check takes no ARN of a delegation request.
      if (patterns(own[0]!, 'own').length === 0) continue
      test(`${operation} is about ${patterns(own[0]!, 'own').slice(0, 3).join(', ')}`, async () => {
        if (service.name === 's3') await makeWorld(admin, 's3')
        const given = { ...values, ...operationValues[name] }
        const input = withLive({
          ...minimalInput(model.operation(operation)!.input, given),
          ...operationValues[name],
        })
        const further = always.flatMap(({ actions }) => actions).map((one) => statement(one, ['*']))
        for (const wrong of own) {
          const elsewhere = patterns(wrong, 'other')
          // Every type that is tried may be tagged.
          if (elsewhere.length === 0) continue
          const others = own.filter((one) => one !== wrong).map((one) => statement(one, ['*']))
          await allow([statement(wrong, elsewhere), ...others, ...further])
          const refused = await user(service.name, operation, input)
          assert.ok(isDenied(service.name, refused), `on other resources: ${refused.code ?? refused.status}`)
        }
        await allow([
          ...own.map((one) => statement(one, patterns(one, 'own', input['Bucket'] as string))),
          ...further,
        ])
        const allowed = await user(service.name, operation, input)
        assert.ok(!isDenied(service.name, allowed), `on its own: ${allowed.code} ${allowed.message}`)
        if (/^(Delete|Remove|Detach|Untag|Deactivate)/.test(operation)) await makeWorld(admin, service.name)
      })
    }
  })
}
