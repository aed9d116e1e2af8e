import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openAuthorizationReference } from '../fixtures/authorization-reference.ts'
import { modelsDirectory, services } from '../../src/main.ts'
import { openModel } from '../../src/wire/model.ts'
import { minimalInput } from '../fixtures/minimal-input.ts'
import { furtherActions, iamActions, s3Actions } from '../fixtures/needed-actions.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { sender, type Outcome, type Sender } from '../fixtures/clients/sdk.ts'
import {
  isDenied,
  makeUser,
  makeWorld,
  operationValues,
  unsignedCodes,
  values,
  withLive,
} from '../fixtures/worlds/probe-world.ts'

type Case = {
  service: string
  operation: string
  input: Record<string, unknown>
  actions: string[]
  about: string
}

/** Operations whose permission is not a plain Allow: they have tests of their own below. */
const special = new Set([
  'sts:GetCallerIdentity',
  'sts:GetSessionToken',
  // The service authorization reference does not name it (delegation.test.ts).
  'iam:UpdateDelegationRequest',
  // Nobody signs these; the token or assertion and the role's trust policy decide.
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
])

const reference = openAuthorizationReference(modelsDirectory)
let server: TestServer
let admin: Sender
let unsigned: Sender
const users: Record<'nobody' | 'exact' | 'except', Sender> = {} as never

before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin!)
  unsigned = sender(server.url, undefined)
  for (const name of ['nobody', 'exact', 'except'] as const) {
    users[name] = sender(server.url, await makeUser(admin, name))
  }
})
after(() => server?.stop())

async function allow(UserName: 'exact' | 'except', statement: object): Promise<void> {
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Resource: '*', ...statement }],
  })
  const { code } = await admin('iam', 'PutUserPolicy', { UserName, PolicyName: 'matrix', PolicyDocument })
  assert.equal(code, undefined)
}

/** The names an operation needs by AWS's own reference; an operation it does not name fails here. */
function neededActions(service: string, operation: string): string[] {
  // The reference does not list the permissions of its preview yet.
  if (service === 'iam-toolbox') return [`iam:${operation}`]
  const named: typeof s3Actions = { s3: s3Actions, iam: iamActions }[service] ?? {}
  const own = named[operation]
  const actions = [...(own ?? [`${service}:${operation}`])]
  if (service === 'understudy') return actions
  for (const action of actions) {
    assert.ok(reference.action(action), `the service authorization reference has no ${action}`)
  }
  return actions
}

function casesOf(service: string, operation: string, shape: Parameters<typeof minimalInput>[0]): Case[] {
  const name = `${service}:${operation}`
  const given = { ...values, ...operationValues[name] }
  const input = { ...minimalInput(shape, given), ...operationValues[name] }
  const actions = neededActions(service, operation)
  const further = furtherActions.filter((row) => row.operation === name)
  const always = further.filter((row) => row.input === undefined).flatMap((row) => row.actions)
  const plain: Case = { service, operation, input, actions: [...actions, ...always], about: 'what exists' }
  const cases = [plain]
  if (service === 'iam' && JSON.stringify(input).includes('probe')) {
    const absent = JSON.parse(JSON.stringify(input).replaceAll('probe', 'absent')) as Case['input']
    // AWS: permission comes before existence.
    cases.push({ ...plain, input: absent, about: 'what does not exist' })
  }
  for (const row of further.filter((one) => one.input !== undefined)) {
    const about = Object.keys(row.input!).join(', ')
    cases.push({
      ...plain,
      input: { ...input, ...row.input },
      actions: [...plain.actions, ...row.actions],
      about,
    })
  }
  return cases
}

const shown = ({ status, code, message }: Outcome) => `${status} ${code ?? 'success'}: ${message ?? ''}`

for (const service of services) {
  const model = openModel(modelsDirectory, service.model)
  const operations = Object.entries(service.actions).filter(([, action]) => action !== 'not yet')
  describe(`${service.name}: ${operations.length} operations`, () => {
    before(async () => {
      await makeWorld(admin)
    })
    for (const [operation] of operations) {
      if (special.has(`${service.name}:${operation}`)) continue
      const cases = casesOf(service.name, operation, model.operation(operation)!.input)
      const needed = [...new Set(cases.flatMap(({ actions }) => actions))]
      test(`${operation} needs a signature and ${needed.join(', ')}`, async () => {
        if (service.name === 's3') await makeWorld(admin, 's3')
        await refusesStrangers(cases[0]!, service.unsigned instanceof Set && service.unsigned.has(operation))
        for (const one of cases) await needsExactly(one)
        if (/^(Delete|Remove|Detach|Untag|Deactivate)/.test(operation)) await makeWorld(admin, service.name)
      })
    }
  })
}

async function refusesStrangers({ service, operation, input }: Case, free: boolean): Promise<void> {
  input = withLive(input)
  const anonymous = await unsigned(service, operation, input)
  if (!free) {
    const head = operation.startsWith('Head') && anonymous.status === 403
    const each = operation === 'DeleteObjects' && isDenied(service, anonymous)
    assert.ok(head || each || anonymous.code === unsignedCodes[service], `unsigned: ${shown(anonymous)}`)
  }
  const nobody = await users.nobody(service, operation, input)
  assert.ok(isDenied(service, nobody), `without a policy: ${shown(nobody)}`)
}

async function needsExactly({ service, operation, input, actions, about }: Case): Promise<void> {
  input = withLive(input)
  for (const action of actions) {
    await allow('except', { NotAction: action })
    const refused = await users.except(service, operation, input)
    assert.ok(isDenied(service, refused), `${about}, with everything but ${action}: ${shown(refused)}`)
  }
  await allow('exact', { Action: actions })
  const allowed = await users.exact(service, operation, input)
  assert.ok(!isDenied(service, allowed), `${about}, with just ${actions.join(', ')}: ${shown(allowed)}`)
  assert.ok(allowed.status < 500, `${about}, with just ${actions.join(', ')}: ${shown(allowed)}`)
  assert.doesNotMatch(
    allowed.message ?? '',
    /validation errors? detected/,
    `the table's input is not valid: ${shown(allowed)}`,
  )
}

describe('the operations with rules of their own', () => {
  test('GetCallerIdentity needs a signature and no permission, and no Deny stops it', async () => {
    const anonymous = await unsigned('sts', 'GetCallerIdentity', {})
    assert.equal(anonymous.code, 'MissingAuthenticationToken')
    assert.equal((await users.nobody('sts', 'GetCallerIdentity', {})).status, 200)
    await allow('exact', { Effect: 'Deny', Action: '*' })
    assert.equal((await users.exact('sts', 'GetCallerIdentity', {})).status, 200)
  })

  test('GetSessionToken needs a signature and no permission, but a Deny stops it', async () => {
    const anonymous = await unsigned('sts', 'GetSessionToken', {})
    assert.equal(anonymous.code, 'MissingAuthenticationToken')
    assert.equal((await users.nobody('sts', 'GetSessionToken', {})).status, 200)
    await allow('exact', { Effect: 'Deny', Action: 'sts:GetSessionToken' })
    assert.equal((await users.exact('sts', 'GetSessionToken', {})).code, 'AccessDenied')
  })

  test('ChangePassword is for users: by permission, or where the account lets all of them, unless denied', async () => {
    const input = { OldPassword: 'Old-Passw0rd!', NewPassword: 'New-Passw0rd!' }
    const change = async (user: Sender) => (await user('iam', 'ChangePassword', input)).code
    const setting = (AllowUsersToChangePassword: boolean) =>
      admin('iam', 'UpdateAccountPasswordPolicy', { AllowUsersToChangePassword })
    // None of these users has a password, which is what they are told once they may.
    await setting(false)
    await allow('exact', { Action: 'iam:ChangePassword' })
    assert.deepEqual(
      [await change(users.nobody), await change(users.exact)],
      ['AccessDenied', 'NoSuchEntityException'],
    )
    await setting(true)
    await allow('exact', { Effect: 'Deny', Action: 'iam:ChangePassword' })
    assert.deepEqual(
      [await change(users.nobody), await change(users.exact)],
      ['NoSuchEntityException', 'AccessDenied'],
    )
    await admin('iam', 'DeleteAccountPasswordPolicy', {})
  })
})
