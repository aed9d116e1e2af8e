import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { makeIam, testAccount as account, otherAccount, type TestIam } from '../../../../test/fixtures/iam.ts'
import { findServiceSpecificCredential } from '../../../store/credentials/service-specific-credentials.ts'

const codecommit = 'codecommit.amazonaws.com'
const bedrock = 'bedrock.amazonaws.com'
const UserName = 'Jane'
const day = 86_400_000

let iam: TestIam
beforeEach(async () => {
  iam = await makeIam()
  await iam.run('CreateUser', { UserName, Path: '/p/' })
})
afterEach(() => iam.close())

const create = async (ServiceName = codecommit, more: object = {}) =>
  (await iam.run('CreateServiceSpecificCredential', { UserName, ServiceName, ...more }))
    .ServiceSpecificCredential!
const list = async (input: object = { UserName }) =>
  (await iam.run('ListServiceSpecificCredentials', input)).ServiceSpecificCredentials!
const ids = async (input?: object) => (await list(input)).map((one) => one.ServiceSpecificCredentialId)

test('a service with passwords gets a name and a password, which is shown once and kept hashed', async () => {
  const { ServicePassword, ...shown } = await create()
  assert.match(ServicePassword!, /^[A-Za-z0-9+/]{59}=$/)
  assert.match(shown.ServiceSpecificCredentialId!, /^ACCA[A-Z2-7]{17}$/)
  assert.deepEqual(shown, {
    UserName,
    Status: 'Active',
    ServiceName: codecommit,
    ServiceUserName: `Jane-at-${account}`,
    ServiceCredentialAlias: undefined,
    ServiceSpecificCredentialId: shown.ServiceSpecificCredentialId,
    CreateDate: new Date(iam.now),
    ExpirationDate: undefined,
  })
  assert.deepEqual(await list(), [shown])
  const row = await findServiceSpecificCredential(iam.store.read, account, shown.ServiceSpecificCredentialId!)
  assert.equal(row!.secretHash, createHash('sha256').update(ServicePassword!).digest('hex'))
  assert.ok(!JSON.stringify(row).includes(ServicePassword!))
})

const keyServices = [
  [bedrock, 'ABSK'],
  ['logs.amazonaws.com', 'ACWL'],
  ['cloudwatch.amazonaws.com', 'APIAACWM'],
  ['aws-external-anthropic.amazonaws.com', 'AEAA'],
] as const
for (const [service, prefix] of keyServices) {
  test(`${service} gets an API key that holds the alias`, async () => {
    const { ServiceCredentialSecret, ...shown } = await create(service)
    assert.equal(shown.ServiceCredentialAlias, `Jane-at-${account}`)
    assert.deepEqual([shown.ServiceUserName, shown.ServicePassword], [undefined, undefined])
    assert.ok(ServiceCredentialSecret!.startsWith(prefix))
    const inside = Buffer.from(ServiceCredentialSecret!.slice(prefix.length), 'base64').toString()
    assert.match(inside, new RegExp(`^Jane-at-${account}:[A-Za-z0-9+/]{59}=$`))
    assert.deepEqual(await list(), [shown])
  })
}

test('services are known in any case, and others are none', async () => {
  assert.equal((await create('CodeCommit.amazonaws.com')).ServiceName, codecommit)
  for (const ServiceName of ['lambda.amazonaws.com', 'constructor', '']) {
    const message = `No such service ${ServiceName} is supported for Service Specific Credentials`
    const input = { UserName, ServiceName }
    await iam.refuses('CreateServiceSpecificCredential', input, 'NoSuchEntity', message)
    if (ServiceName === '') continue
    await iam.refuses('ListServiceSpecificCredentials', input, 'NoSuchEntity', message)
  }
})

test('a user has two a service at most, each with an alias of its own', async () => {
  const first = await create()
  const second = await create()
  assert.deepEqual(
    [first.ServiceUserName, second.ServiceUserName],
    [`Jane-at-${account}`, `Jane+1-at-${account}`],
  )
  const message = 'Cannot exceed quota for ServiceSpecificCredentialsPerUser: 2'
  const input = { UserName, ServiceName: codecommit }
  await iam.refuses('CreateServiceSpecificCredential', input, 'LimitExceeded', message)
  await create(bedrock)
  const { ServiceSpecificCredentialId } = first
  await iam.run('DeleteServiceSpecificCredential', { UserName, ServiceSpecificCredentialId })
  assert.equal((await create()).ServiceUserName, `Jane-at-${account}`)
})

test('a renamed user keeps its aliases, and a new user of the old name gets others', async () => {
  await create()
  await iam.run('UpdateUser', { UserName, NewUserName: 'Ann' })
  const [kept] = await list({ UserName: 'Ann' })
  assert.deepEqual([kept!.UserName, kept!.ServiceUserName], ['Ann', `Jane-at-${account}`])
  await iam.run('CreateUser', { UserName: 'jane' })
  const { ServiceSpecificCredential: other } = await iam.run('CreateServiceSpecificCredential', {
    UserName: 'jane',
    ServiceName: codecommit,
  })
  assert.equal(other!.ServiceUserName, `jane+1-at-${account}`)
})

test('a credential expires after its days, whatever service it is for, and a reset does not renew it', async () => {
  const { ServiceSpecificCredentialId, ExpirationDate } = await create(codecommit, { CredentialAgeDays: 2 })
  assert.deepEqual(ExpirationDate, new Date(iam.now + 2 * day))
  iam.now += 2 * day - 1
  assert.equal((await list())[0]!.Status, 'Active')
  iam.now += 1
  assert.equal((await list())[0]!.Status, 'Expired')
  const input = { UserName, ServiceSpecificCredentialId }
  const { ServiceSpecificCredential } = await iam.run('ResetServiceSpecificCredential', input)
  assert.equal(ServiceSpecificCredential!.Status, 'Expired')
})

test('a reset gives another secret and leaves the rest', async () => {
  const { ServicePassword: before, ...rest } = await create()
  const { ServiceSpecificCredentialId } = rest
  const input = { UserName, ServiceSpecificCredentialId }
  await iam.run('UpdateServiceSpecificCredential', { ...input, Status: 'Inactive' })
  iam.now += 1000
  const { ServiceSpecificCredential } = await iam.run('ResetServiceSpecificCredential', input)
  const { ServicePassword: after, ...same } = ServiceSpecificCredential!
  assert.notEqual(after, before)
  assert.deepEqual(same, { ...rest, Status: 'Inactive' })
  const row = await findServiceSpecificCredential(iam.store.read, account, ServiceSpecificCredentialId!)
  assert.equal(row!.secretHash, createHash('sha256').update(after!).digest('hex'))
})

test('a credential is switched off and on, and expires by its date alone', async () => {
  const { ServiceSpecificCredentialId } = await create()
  const input = { UserName, ServiceSpecificCredentialId }
  for (const Status of ['Inactive', 'Active'] as const) {
    await iam.run('UpdateServiceSpecificCredential', { ...input, Status })
    assert.equal((await list())[0]!.Status, Status)
  }
  const expired = { ...input, Status: 'Expired' as const }
  await assert.rejects(iam.run('UpdateServiceSpecificCredential', expired), { code: 'InvalidInput' })
})

test('another user’s credential is a ValidationError, an unknown or foreign one NoSuchEntity', async () => {
  const { ServiceSpecificCredentialId } = await create()
  await iam.run('CreateUser', { UserName: 'Bob' })
  const wrong = { UserName: 'Bob', ServiceSpecificCredentialId }
  for (const operation of ['ResetServiceSpecificCredential', 'DeleteServiceSpecificCredential'] as const) {
    await assert.rejects(iam.run(operation, wrong), { code: 'ValidationError' })
    const id = 'ACCAAAAAAAAAAAAAAAAAA'
    const unknown = { UserName, ServiceSpecificCredentialId: id }
    await iam.refuses(operation, unknown, 'NoSuchEntity', `No such credential ${id} exists`)
    await assert.rejects(iam.run(operation, { ServiceSpecificCredentialId }, otherAccount), {
      code: 'NoSuchEntity',
    })
  }
  assert.equal((await list()).length, 1)
})

test('lists are of a service or of all, of a user or of all users, and paged', async () => {
  const made = [await create(), await create(bedrock)]
  await iam.run('CreateUser', { UserName: 'Bob' })
  const { ServiceSpecificCredential: bobs } = await iam.run('CreateServiceSpecificCredential', {
    UserName: 'Bob',
    ServiceName: codecommit,
  })
  const id = (one: { ServiceSpecificCredentialId?: string | undefined }) => one.ServiceSpecificCredentialId
  assert.deepEqual((await ids()).toSorted(), made.map(id).toSorted())
  assert.deepEqual(await ids({ UserName, ServiceName: bedrock }), [id(made[1]!)])
  assert.deepEqual((await ids({ UserName, ServiceName: '' })).length, 2)
  assert.deepEqual(await ids({ AllUsers: false, UserName: 'Bob' }), [id(bobs!)])
  assert.deepEqual(await ids({}), [])
  const ofService = await list({ AllUsers: true, ServiceName: codecommit })
  assert.deepEqual(ofService.map((one) => one.UserName).toSorted(), ['Bob', 'Jane'])
  const found: unknown[] = []
  let Marker: string | undefined
  do {
    const page = await iam.run('ListServiceSpecificCredentials', { AllUsers: true, MaxItems: 1, Marker })
    assert.equal(page.ServiceSpecificCredentials!.length, 1)
    found.push(...page.ServiceSpecificCredentials!.map(id))
    Marker = page.Marker
  } while (Marker !== undefined)
  assert.deepEqual(found.toSorted(), [...made, bobs!].map(id).toSorted())
  assert.deepEqual(
    (await iam.run('ListServiceSpecificCredentials', { AllUsers: true }, otherAccount))
      .ServiceSpecificCredentials,
    [],
  )
  await assert.rejects(iam.asks('ListServiceSpecificCredentials', { AllUsers: true, UserName }), {
    code: 'ValidationError',
  })
})

test('credentials bar a user from being deleted', async () => {
  const { ServiceSpecificCredentialId } = await create()
  const message = 'Cannot delete entity, must remove referenced objects first.'
  await iam.refuses('DeleteUser', { UserName }, 'DeleteConflict', message)
  await iam.run('DeleteServiceSpecificCredential', { UserName, ServiceSpecificCredentialId })
  await iam.run('DeleteUser', { UserName })
})

test('questions carry the service as it is kept, and the days only where they were given', async () => {
  const resource = `arn:aws:iam::${account}:user/p/Jane`
  const keysOf = async (more: object) => {
    const input = { UserName, ServiceName: 'Bedrock.amazonaws.com', ...more }
    const [ask] = await iam.asks('CreateServiceSpecificCredential', input)
    assert.equal(ask!.resource, resource)
    return ask!.keys
  }
  const service = { 'iam:ServiceSpecificCredentialServiceName': bedrock }
  const days = 'iam:ServiceSpecificCredentialAgeDays'
  assert.deepEqual(await keysOf({}), { ...service, [days]: undefined })
  assert.deepEqual(await keysOf({ CredentialAgeDays: 3 }), { ...service, [days]: '3' })
  const { ServiceSpecificCredentialId } = await create(bedrock)
  for (const operation of ['ResetServiceSpecificCredential', 'DeleteServiceSpecificCredential'] as const) {
    const [ask] = await iam.asks(operation, { UserName, ServiceSpecificCredentialId })
    assert.deepEqual([ask!.resource, ask!.keys], [resource, service])
  }
  const all = await iam.asks('ListServiceSpecificCredentials', { AllUsers: true })
  assert.deepEqual(all, [{ resource: `arn:aws:iam::${account}:user/*` }])
})
