import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeUser } from '../fixtures/worlds/probe-world.ts'
import { sender, type SdkKeys, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

let server: TestServer
/** Who asks: the product's account. */
let product: Sender
/** Root of the customer's account. */
let root: Sender
let admin: Sender
let workflows = 0

const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const allow = (Action: string | string[], Resource: string | string[] = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
})

before(async () => {
  server = await startServer()
  const { account, otherAccount, keys } = server
  product = sender(server.url, keys[otherAccount]!.admin!)
  root = sender(server.url, keys[account]!.root)
  admin = sender(server.url, keys[account]!.admin!)
  const PolicyDocument = document(allow(['iam:CreateUser', 'iam:GetUser'], '*'), allow('s3:ListAllMyBuckets'))
  await done(product, 'iam', 'CreatePolicy', { PolicyName: 'template', PolicyDocument })
})
after(() => server?.stop())

async function done(by: Sender, service: string, operation: string, input: object): Promise<any> {
  const { code, message, output } = await by(service, operation, input)
  assert.equal(code, undefined, `${operation}: ${message}`)
  return output
}

async function requested(more: object = {}): Promise<{ DelegationRequestId: string }> {
  const { otherAccount } = server
  const { DelegationRequestId } = await done(product, 'iam', 'CreateDelegationRequest', {
    Description: 'Sets up backups',
    Permissions: { PolicyTemplateArn: `arn:aws:iam::${otherAccount}:policy/template` },
    RequestorWorkflowId: `workflow-${workflows++}`,
    NotificationChannel: `arn:aws:sns:us-east-1:${otherAccount}:delegation`,
    SessionDuration: 3600,
    OwnerAccountId: server.account,
    ...more,
  })
  return { DelegationRequestId }
}

async function hook(path: string, body: object): Promise<any> {
  const url = `${server.url}/_understudy${path}`
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  assert.equal(response.status, 200)
  return response.json()
}

async function tokenOf(request: { DelegationRequestId: string }): Promise<string> {
  const { Notifications } = await hook('/delegation-notifications', request)
  return JSON.parse(Notifications.at(-1).Message).ExchangeToken
}

/** Takes a request up, accepts it and sends the token, which it answers. */
async function granted(by: Sender, more: object = {}): Promise<string> {
  const request = await requested(more)
  for (const step of ['AssociateDelegationRequest', 'AcceptDelegationRequest', 'SendDelegationToken']) {
    await done(by, 'iam', step, request)
  }
  return tokenOf(request)
}

async function traded(TradeInToken: string): Promise<{ as: Sender; output: any }> {
  const output = await done(product, 'sts', 'GetDelegatedAccessToken', { TradeInToken })
  return { as: sender(server.url, keysOf(output.Credentials)), output }
}

const keysOf = ({ AccessKeyId, SecretAccessKey, SessionToken }: Record<string, string>): SdkKeys => ({
  accessKeyId: AccessKeyId!,
  secretAccessKey: SecretAccessKey!,
  sessionToken: SessionToken!,
})

test('a user delegates what both the request and the own policies allow, and no more', async () => {
  const keys = await makeUser(admin, 'approver')
  const may = (...actions: string[]) =>
    done(admin, 'iam', 'PutUserPolicy', {
      UserName: 'approver',
      PolicyName: 'p',
      PolicyDocument: document(allow(actions)),
    })
  await may('iam:*DelegationRequest', 'iam:SendDelegationToken', 'iam:GetUser', 'iam:ListUsers')
  const { as, output } = await traded(await granted(sender(server.url, keys)))
  assert.equal(output.AssumedPrincipal, `arn:aws:iam::${server.account}:user/approver`)
  assert.equal(output.PackedPolicySize, undefined)
  const { Arn } = await done(as, 'sts', 'GetCallerIdentity', {})
  assert.equal(Arn, `arn:aws:iam::${server.account}:user/approver`)
  await done(as, 'iam', 'GetUser', { UserName: 'approver' })
  for (const [operation, input] of [
    ['CreateUser', { UserName: 'new' }],
    ['ListUsers', {}],
  ] as const) {
    assert.equal((await as('iam', operation, input)).code, 'AccessDenied', operation)
  }
  await may('iam:CreateUser')
  await done(as, 'iam', 'CreateUser', { UserName: 'new' })
  assert.equal((await as('iam', 'GetUser', { UserName: 'approver' })).code, 'AccessDenied')
})

test('root delegates what the request allows', async () => {
  const { as, output } = await traded(await granted(root))
  assert.equal(output.AssumedPrincipal, `arn:aws:iam::${server.account}:root`)
  await done(as, 'iam', 'CreateUser', { UserName: 'by-root' })
  assert.equal((await as('sts', 'GetSessionToken', {})).code, 'AccessDenied')
  assert.equal((await as('iam', 'ListUsers', {})).code, 'AccessDenied')
})

test('a role session delegates as itself, unless it has session policies', async () => {
  const AssumeRolePolicyDocument = document({
    Effect: 'Allow',
    Principal: { AWS: server.account },
    Action: 'sts:AssumeRole',
  })
  await done(admin, 'iam', 'CreateRole', { RoleName: 'operator', AssumeRolePolicyDocument })
  const PolicyArn = 'arn:aws:iam::aws:policy/IAMFullAccess'
  await done(admin, 'iam', 'AttachRolePolicy', { RoleName: 'operator', PolicyArn })
  const RoleArn = `arn:aws:iam::${server.account}:role/operator`
  const assume = async (more: object = {}) => {
    const { Credentials } = await done(admin, 'sts', 'AssumeRole', {
      RoleArn,
      RoleSessionName: 'me',
      ...more,
    })
    return sender(server.url, keysOf(Credentials))
  }
  const { as, output } = await traded(await granted(await assume()))
  assert.equal(output.AssumedPrincipal, RoleArn)
  const { Arn } = await done(as, 'sts', 'GetCallerIdentity', {})
  assert.equal(Arn, `arn:aws:sts::${server.account}:assumed-role/operator/me`)
  await done(as, 'iam', 'CreateUser', { UserName: 'by-role' })
  assert.equal((await as('iam', 'ListUsers', {})).code, 'AccessDenied')
  assert.equal((await as('s3', 'ListBuckets', {})).code, 'AccessDenied')

  const limited = await assume({ Policy: document(allow('iam:*')) })
  const request = await requested()
  await done(limited, 'iam', 'AssociateDelegationRequest', request)
  assert.equal((await limited('iam', 'AcceptDelegationRequest', request)).code, 'InvalidInputException')
})

test('a token is good for the account that asked, and for as long as it asked', async () => {
  const token = await granted(root)
  const trade = (TradeInToken: string, by = product) => by('sts', 'GetDelegatedAccessToken', { TradeInToken })
  assert.equal((await trade(token, root)).code, 'AccessDenied')
  assert.equal((await trade(`${token.slice(0, -4)}AAAA`)).code, 'ValidationError')
  assert.equal((await trade('nonsense')).code, 'ValidationError')
  const { output } = await trade(token)
  assert.equal((await trade(output.Credentials.SessionToken)).code, 'ValidationError')
  try {
    await hook('/clock', { advanceSeconds: 1800 })
    const again = (await trade(token)).output
    assert.ok(Math.abs(Number(again.Credentials.Expiration) - Number(output.Credentials.Expiration)) <= 2000)
    await hook('/clock', { advanceSeconds: 1801 })
    const { code, status } = await trade(token)
    assert.deepEqual({ code, status }, { code: 'ExpiredTradeInTokenException', status: 400 })
  } finally {
    await hook('/clock', { reset: true })
  }
})

test('who accepted and is gone delegates nothing any more', async () => {
  const keys = await makeUser(admin, 'leaving')
  const PolicyArn = 'arn:aws:iam::aws:policy/IAMFullAccess'
  await done(admin, 'iam', 'AttachUserPolicy', { UserName: 'leaving', PolicyArn })
  const token = await granted(sender(server.url, keys))
  const { as } = await traded(token)
  await done(admin, 'iam', 'DetachUserPolicy', { UserName: 'leaving', PolicyArn })
  await done(admin, 'iam', 'DeleteAccessKey', { UserName: 'leaving', AccessKeyId: keys.accessKeyId })
  await done(admin, 'iam', 'DeleteUser', { UserName: 'leaving' })
  assert.equal((await as('sts', 'GetCallerIdentity', {})).code, 'InvalidClientTokenId')
  const { code } = await product('sts', 'GetDelegatedAccessToken', { TradeInToken: token })
  assert.equal(code, 'AccessDenied')
})

test('an owner without policies reads a request and passes it on, and cannot accept it', async () => {
  const keys = await makeUser(admin, 'owner')
  const put = (...statements: object[]) =>
    done(admin, 'iam', 'PutUserPolicy', {
      UserName: 'owner',
      PolicyName: 'p',
      PolicyDocument: document(...statements),
    })
  await put(allow('iam:AssociateDelegationRequest'))
  const owner = sender(server.url, keys)
  const request = await requested()
  assert.equal((await owner('iam', 'GetDelegationRequest', request)).code, 'AccessDenied')
  assert.equal((await owner('iam', 'UpdateDelegationRequest', request)).code, 'AccessDenied')
  await done(owner, 'iam', 'AssociateDelegationRequest', request)
  const { DelegationRequest } = await done(owner, 'iam', 'GetDelegationRequest', request)
  assert.equal(DelegationRequest.OwnerId, `arn:aws:iam::${server.account}:user/owner`)
  await done(owner, 'iam', 'UpdateDelegationRequest', { ...request, Notes: 'please accept' })
  assert.equal((await owner('iam', 'AcceptDelegationRequest', request)).code, 'AccessDenied')
  await put({ ...allow('iam:UpdateDelegationRequest'), Effect: 'Deny' })
  assert.equal((await owner('iam', 'UpdateDelegationRequest', request)).code, 'AccessDenied')

  await put({
    ...allow('iam:AcceptDelegationRequest'),
    Condition: { ArnLike: { 'iam:DelegationRequestOwner': DelegationRequest.OwnerId } },
  })
  await done(owner, 'iam', 'AcceptDelegationRequest', request)
  const { DelegationRequests } = await done(root, 'iam', 'ListDelegationRequests', {
    OwnerId: DelegationRequest.OwnerId,
  })
  assert.deepEqual(
    DelegationRequests.map(({ State, ApproverId }: Record<string, string>) => [State, ApproverId]),
    [['ACCEPTED', DelegationRequest.OwnerId]],
  )
})

test('a reader is told whether the own permissions cover the request', async () => {
  const check = async (by: Sender, request: object) => {
    const input = { ...request, DelegationPermissionCheck: true }
    const { PermissionCheckStatus, PermissionCheckResult } = await done(
      by,
      'iam',
      'GetDelegationRequest',
      input,
    )
    assert.equal(PermissionCheckStatus, 'COMPLETE')
    return PermissionCheckResult
  }
  const request = await requested()
  assert.equal(await check(admin, request), 'UNSURE')
  const keys = await makeUser(admin, 'reader')
  const PolicyDocument = document(allow(['iam:GetDelegationRequest', 'iam:GetUser', 's3:*']))
  await done(admin, 'iam', 'PutUserPolicy', { UserName: 'reader', PolicyName: 'p', PolicyDocument })
  assert.equal(await check(sender(server.url, keys), request), 'DENIED')
  const { account, otherAccount } = server
  await done(product, 'iam', 'CreatePolicy', {
    PolicyName: 'exact',
    PolicyDocument: document(allow('iam:GetUser', `arn:aws:iam::${account}:user/reader`)),
  })
  const exact = await requested({
    Permissions: { PolicyTemplateArn: `arn:aws:iam::${otherAccount}:policy/exact` },
  })
  assert.equal(await check(sender(server.url, keys), exact), 'ALLOWED')
})
