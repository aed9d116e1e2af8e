import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIam, otherAccount, rootCaller, testAccount } from '../../../../test/fixtures/iam.ts'
import {
  changeDelegationRequest,
  delegationNotifications,
  findDelegationRequest,
} from '../../../store/federation/delegation-requests.ts'
import type { IamInput } from '../action.ts'

// The product's account asks, the customer's grants.
const [product, customer] = [testAccount, otherAccount]
const day = 24 * 60 * 60 * 1000
const template = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::@{bucketName}/*' }],
})

type TestIam = Awaited<ReturnType<typeof makeIam>>
type Wishes = Partial<IamInput<'CreateDelegationRequest'>>

function wishes(more: Wishes = {}): IamInput<'CreateDelegationRequest'> {
  return {
    Description: 'Sets up backups',
    Permissions: {
      PolicyTemplateArn: `arn:aws:iam::${product}:policy/template`,
      Parameters: [{ Name: 'bucketName', Values: ['data'], Type: 'string' }],
    },
    RequestorWorkflowId: 'workflow-1',
    NotificationChannel: `arn:aws:sns:us-east-1:${product}:delegation`,
    SessionDuration: 3600,
    ...more,
  }
}

async function withTemplate() {
  const iam = await makeIam()
  await iam.run('CreatePolicy', { PolicyName: 'template', PolicyDocument: template })
  return iam
}

async function made(iam: TestIam, more: Wishes = {}): Promise<string> {
  return (await iam.run('CreateDelegationRequest', wishes(more))).DelegationRequestId!
}

type Step =
  | 'AssociateDelegationRequest'
  | 'UpdateDelegationRequest'
  | 'AcceptDelegationRequest'
  | 'RejectDelegationRequest'
  | 'SendDelegationToken'

const steps: Readonly<Record<Step, string>> = {
  AssociateDelegationRequest: 'ASSIGNED',
  UpdateDelegationRequest: 'PENDING_APPROVAL',
  AcceptDelegationRequest: 'ACCEPTED',
  RejectDelegationRequest: 'REJECTED',
  SendDelegationToken: 'FINALIZED',
}

const stateOf = async (iam: TestIam, id: string, account = customer) =>
  (await iam.run('GetDelegationRequest', { DelegationRequestId: id }, account)).DelegationRequest!.State

test('a request says what was asked for, with the policy that its template makes', async () => {
  const iam = await withTemplate()
  const id = await made(iam, { RequestMessage: 'please', RedirectUrl: 'https://product.example' })
  const { DelegationRequest } = await iam.run('GetDelegationRequest', { DelegationRequestId: id }, customer)
  assert.partialDeepStrictEqual(DelegationRequest, {
    DelegationRequestId: id,
    Description: 'Sets up backups',
    RequestMessage: 'please',
    RedirectUrl: 'https://product.example',
    Permissions: wishes().Permissions,
    PermissionPolicy: template.replace('@{bucketName}', 'data'),
    State: 'UNASSIGNED',
    RequestorId: product,
    RequestorName: `account ${product}`,
    CreateDate: new Date(iam.now),
    ExpirationTime: new Date(iam.now + day),
    SessionDuration: 3600,
    OnlySendByOwner: false,
  })
  await iam.close()
})

const allowed: Readonly<Record<string, { path: Step[]; next: Step[] }>> = {
  UNASSIGNED: { path: [], next: ['AssociateDelegationRequest'] },
  ASSIGNED: {
    path: ['AssociateDelegationRequest'],
    next: ['UpdateDelegationRequest', 'AcceptDelegationRequest', 'RejectDelegationRequest'],
  },
  PENDING_APPROVAL: {
    path: ['AssociateDelegationRequest', 'UpdateDelegationRequest'],
    next: ['UpdateDelegationRequest', 'AcceptDelegationRequest', 'RejectDelegationRequest'],
  },
  ACCEPTED: {
    path: ['AssociateDelegationRequest', 'AcceptDelegationRequest'],
    next: ['SendDelegationToken', 'RejectDelegationRequest'],
  },
  FINALIZED: {
    path: ['AssociateDelegationRequest', 'AcceptDelegationRequest', 'SendDelegationToken'],
    next: [],
  },
  REJECTED: { path: ['AssociateDelegationRequest', 'RejectDelegationRequest'], next: [] },
}
for (const [state, { path, next }] of Object.entries(allowed)) {
  test(`from ${state} a request goes by ${next.join(', ') || 'nothing'} and expires`, async () => {
    const iam = await withTemplate()
    for (const step of Object.keys(steps) as Step[]) {
      const id = await made(iam, { RequestorWorkflowId: `to-${step}` })
      for (const before of path) await iam.run(before, { DelegationRequestId: id }, customer)
      assert.equal(await stateOf(iam, id), state)
      const going = iam.run(step, { DelegationRequestId: id }, customer)
      if (next.includes(step)) await going
      else await assert.rejects(going, { code: 'InvalidInput' }, step)
      assert.equal(await stateOf(iam, id), next.includes(step) ? steps[step] : state)
    }
    const id = await made(iam)
    for (const before of path) await iam.run(before, { DelegationRequestId: id }, customer)
    iam.now += (state === 'UNASSIGNED' ? 1 : 7) * day - 1
    assert.equal(await stateOf(iam, id), state)
    iam.now += 1
    assert.equal(await stateOf(iam, id), 'EXPIRED')
    for (const step of Object.keys(steps) as Step[]) {
      await assert.rejects(iam.run(step, { DelegationRequestId: id }, customer), { code: 'InvalidInput' })
    }
    await iam.close()
  })
}

test('a request meant for an account is seen by no other, not even by who made it', async () => {
  const iam = await withTemplate()
  const id = await made(iam, { OwnerAccountId: customer })
  assert.equal(await stateOf(iam, id), 'UNASSIGNED')
  for (const name of ['GetDelegationRequest', ...Object.keys(steps)] as Step[]) {
    await assert.rejects(iam.run(name, { DelegationRequestId: id }), { code: 'NoSuchEntity' }, name)
  }
  const EntityArn = `arn:aws:iam::${product}:delegation-request/${id}`
  await assert.rejects(iam.run('GetHumanReadableSummary', { EntityArn }), { code: 'NoSuchEntity' })
  await iam.close()
})

test('who takes a request up owns it, and may read and pass it on without a policy', async () => {
  const iam = await withTemplate()
  const id = await made(iam)
  const DelegationRequestId = id
  const owner = rootCaller(customer)
  const resource = `arn:aws:iam::${customer}:delegation-request/${id}`
  const before = { resource, keys: { 'iam:DelegationRequestOwner': undefined } }
  const get = () => iam.asksAs(owner, 'GetDelegationRequest', { DelegationRequestId })
  assert.deepEqual(await get(), { all: [before] })
  await iam.run('AssociateDelegationRequest', { DelegationRequestId }, customer)
  const ask = { resource, keys: { 'iam:DelegationRequestOwner': owner.arn } }
  assert.deepEqual(await get(), { unlessDenied: [ask] })
  assert.deepEqual(await iam.asksAs(owner, 'UpdateDelegationRequest', { DelegationRequestId }), {
    unlessDenied: [ask],
  })
  for (const name of ['AcceptDelegationRequest', 'RejectDelegationRequest', 'SendDelegationToken'] as const) {
    assert.deepEqual(await iam.asksAs(owner, name, { DelegationRequestId }), { all: [ask] }, name)
  }
  const stranger = { ...owner, arn: `arn:aws:iam::${customer}:user/other` }
  assert.deepEqual(await iam.asksAs(stranger, 'GetDelegationRequest', { DelegationRequestId }), {
    all: [ask],
  })
  await iam.close()
})

test('lists hold what the account has taken up, page by page and by owner', async () => {
  const iam = await withTemplate()
  const ids: string[] = []
  for (const n of [1, 2, 3]) {
    ids.push(await made(iam, { RequestorWorkflowId: `workflow-${n}`, OwnerAccountId: customer }))
  }
  const list = async (input: IamInput<'ListDelegationRequests'>) => {
    const { DelegationRequests, ...page } = await iam.run('ListDelegationRequests', input, customer)
    return { ids: DelegationRequests!.map(({ DelegationRequestId }) => DelegationRequestId!), ...page }
  }
  assert.deepEqual((await list({})).ids, [])
  for (const id of ids) await iam.run('AssociateDelegationRequest', { DelegationRequestId: id }, customer)
  const first = await list({ MaxItems: 2 })
  assert.equal(first.isTruncated, true)
  const second = await list({ MaxItems: 2, Marker: first.Marker })
  assert.equal(second.isTruncated, false)
  assert.deepEqual([...first.ids, ...second.ids], ids.toSorted())
  assert.equal((await list({ OwnerId: rootCaller(customer).arn })).ids.length, 3)
  assert.deepEqual((await list({ OwnerId: `arn:aws:iam::${customer}:user/nobody` })).ids, [])
  assert.deepEqual((await iam.run('ListDelegationRequests', {})).DelegationRequests, [])
  await assert.rejects(iam.run('ListDelegationRequests', { Marker: 'invented' }), { code: 'ValidationError' })
  await iam.close()
})

test('notes and reasons are kept', async () => {
  const iam = await withTemplate()
  const DelegationRequestId = await made(iam)
  await iam.run('AssociateDelegationRequest', { DelegationRequestId }, customer)
  await iam.run('UpdateDelegationRequest', { DelegationRequestId, Notes: 'is it fine?' }, customer)
  await iam.run('RejectDelegationRequest', { DelegationRequestId, Notes: 'it is not' }, customer)
  const { DelegationRequest } = await iam.run('GetDelegationRequest', { DelegationRequestId }, customer)
  assert.partialDeepStrictEqual(DelegationRequest, { Notes: 'is it fine?', RejectionReason: 'it is not' })
  await iam.close()
})

test('of two changes to what was read once, the second is too late', async () => {
  const iam = await withTemplate()
  const row = await findDelegationRequest(iam.store.read, await made(iam))
  const change = () =>
    iam.store.writeData((tx) =>
      changeDelegationRequest(tx, row!, { state: 'ASSIGNED', updated: row!.updated + 1 }),
    )
  assert.equal(await change(), true)
  assert.equal(await change(), false)
  await iam.close()
})

test('only the owner sends where the product wants it so, and root accepts up to 4 hours', async () => {
  const iam = await withTemplate()
  const DelegationRequestId = await made(iam, { OnlySendByOwner: true })
  const owner = { ...rootCaller(customer), arn: `arn:aws:iam::${customer}:user/owner` }
  await iam.runAs(owner, 'AssociateDelegationRequest', { DelegationRequestId })
  await iam.run('AcceptDelegationRequest', { DelegationRequestId }, customer)
  const sending = iam.run('SendDelegationToken', { DelegationRequestId }, customer)
  await assert.rejects(sending, { code: 'AccessDenied', status: 403 })
  await iam.runAs(owner, 'SendDelegationToken', { DelegationRequestId })

  const long = await made(iam, { RequestorWorkflowId: 'workflow-2', SessionDuration: 14_401 })
  await iam.run('AssociateDelegationRequest', { DelegationRequestId: long }, customer)
  const accepting = iam.run('AcceptDelegationRequest', { DelegationRequestId: long }, customer)
  await assert.rejects(accepting, { code: 'InvalidInput' })
  await iam.close()
})

test('what AWS would publish is kept sealed, one notification for each change', async () => {
  const iam = await withTemplate()
  const DelegationRequestId = await made(iam)
  for (const step of [
    'AssociateDelegationRequest',
    'AcceptDelegationRequest',
    'SendDelegationToken',
  ] as const) {
    iam.now += 1000
    await iam.run(step, { DelegationRequestId }, customer)
  }
  const rows = await delegationNotifications(iam.store.read, DelegationRequestId)
  const messages = rows.map(({ id, message }) =>
    JSON.parse(iam.house.sealer.open('delegation-notification', id, message)!.toString()),
  )
  assert.deepEqual(
    messages.map(({ State }) => State),
    ['ASSIGNED', 'ACCEPTED', 'FINALIZED'],
  )
  assert.equal(messages[2].ExpiresAt, new Date(iam.now + 3_600_000).toISOString())
  assert.equal(
    rows.some(({ message }) => Buffer.from(message).includes(messages[2].ExchangeToken)),
    false,
  )
  await iam.close()
})

const refused: [string, Wishes, string][] = [
  ['the same workflow id again', {}, 'EntityAlreadyExists'],
  ['what is no topic', { NotificationChannel: 'mail' }, 'InvalidInput'],
  ["another account's topic", { NotificationChannel: `arn:aws:sns:us-east-1:${customer}:x` }, 'InvalidInput'],
  ['no template', { Permissions: {} }, 'InvalidInput'],
  [
    'a template that is not there',
    { Permissions: { PolicyTemplateArn: `arn:aws:iam::${product}:policy/nothing` } },
    'InvalidInput',
  ],
  [
    "another account's policy",
    { Permissions: { PolicyTemplateArn: `arn:aws:iam::${customer}:policy/template` } },
    'InvalidInput',
  ],
  ['an account that is not there', { OwnerAccountId: '999999999999' }, 'InvalidInput'],
]
for (const [what, more, code] of refused) {
  test(`a request with ${what} is refused with ${code}`, async () => {
    const iam = await withTemplate()
    await iam.run('CreatePolicy', { PolicyName: 'template', PolicyDocument: template }, customer)
    await made(iam)
    const RequestorWorkflowId = code === 'EntityAlreadyExists' ? 'workflow-1' : 'workflow-2'
    await assert.rejects(made(iam, { RequestorWorkflowId, ...more }), { code })
    await iam.close()
  })
}

test('no language model summarizes a request, and only requests have summaries', async () => {
  const iam = await withTemplate()
  const id = await made(iam)
  const EntityArn = `arn:aws:iam::${customer}:delegation-request/${id}`
  assert.deepEqual(await iam.run('GetHumanReadableSummary', { EntityArn, Locale: 'de-DE' }, customer), {
    Locale: 'de-DE',
    SummaryState: 'NOT_SUPPORTED',
  })
  const user = `arn:aws:iam::${testAccount}:user/bob`
  await assert.rejects(iam.run('GetHumanReadableSummary', { EntityArn: user }), { code: 'InvalidInput' })
  await iam.close()
})
