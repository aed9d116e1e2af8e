import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sender, type Sender } from '../../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../../test/fixtures/server.ts'
import { signRequest } from '../../sigv4/sign.ts'

let server: TestServer
let admin: Sender
let other: Sender
let poor: Sender
let poorKeys: { accessKeyId: string; secretAccessKey: string }
const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const done = async (by: Sender, operation: string, input: object) => {
  const { output, code, message } = await by('iam', operation, input)
  assert.equal(code, undefined, `${operation}: ${message}`)
  return output
}

before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin)
  other = sender(server.url, server.keys[server.otherAccount]!.admin)
  await done(admin, 'CreateUser', { UserName: 'poor' })
  const { AccessKey } = await done(admin, 'CreateAccessKey', { UserName: 'poor' })
  poorKeys = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
  poor = sender(server.url, poorKeys)
})
after(() => server?.stop())

/** The authorization id at the end of a refusal. */
async function refusedId(by: Sender, operation: string, input: object): Promise<string> {
  const { code, message = '' } = await by('iam', operation, input)
  assert.equal(code, 'AccessDenied')
  const [, id] = /authorization id: ([0-9a-z]+)$/.exec(message)!
  return id!
}

const details = (by: Sender, authorizationId: string, more = {}) =>
  by('iam-toolbox', 'GetRequestAuthorizationDetails', { authorizationId, ...more })
const policy = (by: Sender, authorizationId: string, policyUri: string) =>
  by('iam-toolbox', 'GetRequestAuthorizationPolicy', { authorizationId, policyUri })

test('an implicit denial tells what was asked, in which context, and matches no policy', async () => {
  const id = await refusedId(poor, 'GetUser', { UserName: 'admin' })
  const { output, status } = await details(admin, id)
  assert.equal(status, 200)
  assert.deepEqual(output.evaluations, [
    {
      action: 'iam:GetUser',
      context: {},
      evaluatedEffect: 'IMPLICIT_DENY',
      matchedPolicies: [],
      resource: `arn:aws:iam::${server.account}:user/admin`,
    },
  ])
  assert.equal(output.requestContext['aws:PrincipalARN'], `arn:aws:iam::${server.account}:user/poor`)
  assert.equal(output.requestContext['aws:SourceIp'], '127.0.0.1/32')
  assert.equal(output.nextToken, undefined)
})

test('an explicit denial tells the policy and statement, and the policy is what it was then', async () => {
  const deny = document(
    { Sid: 'NoRoles', Effect: 'Deny', Action: 'iam:CreateRole', Resource: '*' },
    { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
  )
  const { Policy } = await done(admin, 'CreatePolicy', { PolicyName: 'NoRoles', PolicyDocument: deny })
  await done(admin, 'AttachUserPolicy', { UserName: 'poor', PolicyArn: Policy.Arn })
  const role = {
    RoleName: 'r',
    AssumeRolePolicyDocument: document({
      Effect: 'Allow',
      Principal: { AWS: server.account },
      Action: 'sts:AssumeRole',
    }),
  }
  const { message = '' } = await poor('iam', 'CreateRole', role)
  assert.ok(
    message.includes(` with an explicit deny in an identity-based policy: ${Policy.Arn}. Go to `),
    message,
  )
  const id = await refusedId(poor, 'CreateRole', role)
  await done(admin, 'DetachUserPolicy', { UserName: 'poor', PolicyArn: Policy.Arn })
  await done(admin, 'DeletePolicy', { PolicyArn: Policy.Arn })
  const { output } = await details(admin, id)
  assert.deepEqual(output.evaluations[0].matchedPolicies, [
    {
      matchedStatements: [
        { evaluatedEffect: 'DENY', sid: 'NoRoles' },
        { evaluatedEffect: 'ALLOW', sid: 'Statement2' },
      ],
      uri: Policy.Arn,
    },
  ])
  const attachedTo = [{ arn: `arn:aws:iam::${server.account}:user/poor` }]
  assert.deepEqual(output.policies, [
    { attachedTo, inline: false, type: 'IDENTITY_BASED_POLICY', uri: Policy.Arn },
  ])
  const { output: kept } = await policy(admin, id, Policy.Arn)
  assert.equal(kept.policyDocument.Statement[0].Sid, 'NoRoles')
})

test('an inline policy has an opaque URI that is the same in all answers', async () => {
  const allow = document({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' })
  await done(admin, 'PutUserPolicy', { UserName: 'poor', PolicyName: 'own', PolicyDocument: allow })
  const first = await details(admin, await refusedId(poor, 'ListRoles', {}))
  const second = await details(admin, await refusedId(poor, 'ListGroups', {}))
  const [{ uri, inline }] = first.output.policies
  assert.deepEqual([inline, /^inline:[0-9a-f]{16}$/.test(uri)], [true, true])
  assert.equal(second.output.policies[0].uri, uri)
})

test('it takes the permission, and the account or organization that was recorded', async () => {
  const id = await refusedId(poor, 'ListRoles', {})
  const denied = await details(poor, id)
  assert.deepEqual([denied.code, denied.status], ['AccessDeniedException', 403])
  assert.match(
    denied.message!,
    /iam:GetRequestAuthorizationDetails on resource: \* because no identity-based policy/,
  )
  assert.equal((await policy(poor, id, 'x')).code, 'AccessDeniedException')
  for (const one of [await details(other, id), await policy(other, id, 'x'), await details(admin, 'a1b2')]) {
    assert.deepEqual([one.code, one.status], ['ResourceNotFoundException', 404])
  }
  assert.equal((await policy(admin, id, 'inline:none')).code, 'ResourceNotFoundException')
  for (const bad of ['ABC', 'a-b', 'a'.repeat(257)]) {
    const { code, status } = await details(admin, bad)
    assert.deepEqual([code, status], ['ValidationException', 400], bad)
  }
  assert.equal((await details(admin, id, { nextToken: 'x' })).code, 'ValidationException')
})

test('SDKs of the preview sign it as IAM', async () => {
  const id = await refusedId(poor, 'ListRoles', {})
  const url = `${server.url}/authorization-details/${id}`
  const credentials = server.keys[server.account]!.admin!
  const request = { method: 'GET', url, headers: {}, body: '', service: 'iam', region: 'us-east-1' }
  const headers = signRequest({ ...request, credentials, nowMs: Date.now() })
  const response = await fetch(url, { headers })
  assert.equal(response.status, 200)
})
