import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sender, type Sender } from '../../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../../test/fixtures/server.ts'
import type { DecidedQuestion } from '../../policy/explain/decided-question.ts'

let server: TestServer
let admin: Sender
let root: Sender
let other: Sender
before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin)
  root = sender(server.url, server.keys[server.account]!.root!)
  other = sender(server.url, server.keys[server.otherAccount]!.admin)
})
after(() => server?.stop())

const document = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })
const listing = document({ Sid: 'Listing', Effect: 'Allow', Action: ['iam:List*', 'ec2:*'], Resource: '*' })
const trusting = (account: string) =>
  document({ Sid: 'Secretly', Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' })
const roleArn = (name: string) => `arn:aws:iam::${server.account}:role/${name}`

const done = async (
  by: Sender,
  service: 'iam' | 'sts' | 'ec2',
  operation: string,
  input: object,
): Promise<any> => {
  const { output, code } = await by(service, operation, input)
  assert.equal(code, undefined, `${operation} ${JSON.stringify(output)}`)
  return output
}

/** The questions of the latest request of somebody's account. */
const told = async (by: Sender): Promise<DecidedQuestion[]> => {
  const { output } = await by('understudy', 'ExplainDecision', {})
  return JSON.parse(output.Questions)
}

const signedBy = ({ AccessKeyId, SecretAccessKey, SessionToken }: any) =>
  sender(server.url, {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  })

async function makeRole(RoleName: string, trusted = server.account): Promise<void> {
  await done(admin, 'iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trusting(trusted) })
  await done(admin, 'iam', 'PutRolePolicy', { RoleName, PolicyName: 'list', PolicyDocument: listing })
}

async function sessionOf(RoleName: string, more: object = {}): Promise<Sender> {
  const input = { RoleArn: roleArn(RoleName), RoleSessionName: 'told', ...more }
  return signedBy((await done(admin, 'sts', 'AssumeRole', input)).Credentials)
}

const layersOf = ({ explanation }: DecidedQuestion) => explanation!.layers.map(({ layer }) => layer)

test('an allowed request is told with every layer, and that nothing has changed, whoever asked', async () => {
  await makeRole('Whole')
  const Policy = document({ Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' })
  const PolicyArns = [{ arn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }]
  const federated = await done(admin, 'sts', 'GetFederationToken', { Name: 'fed', Policy: listing })
  const callers: Record<string, Sender> = {
    user: admin,
    root,
    role: await sessionOf('Whole'),
    'role with session policies': await sessionOf('Whole', { Policy, PolicyArns }),
  }
  for (const [name, caller] of Object.entries(callers)) {
    await done(caller, 'iam', 'ListUsers', {})
    const [question] = await told(admin)
    assert.equal(question!.action, 'iam:ListUsers', name)
    assert.deepEqual(
      [question!.outcome, question!.basis, question!.changes],
      ['Allowed', 'unchanged', undefined],
      name,
    )
    assert.deepEqual(layersOf(question!), ['scp', 'rcp', 'resource', 'identity', 'boundary', 'session'], name)
    assert.deepEqual(
      question!.explanation!.decidedBy.map(({ layer, policy, index }) => [layer, policy, index]),
      question!.statements.map(({ layer, policy, index }) => [layer, policy, index]),
      name,
    )
  }
  const ofUser = await done(admin, 'sts', 'GetSessionToken', {})
  for (const [kind, { Credentials }] of [
    ['FederatedUser', federated],
    ['User', ofUser],
  ] as const) {
    // AWS: neither may ask IAM without MFA.
    await done(signedBy(Credentials), 'ec2', 'DescribeInstances', {})
    const [question] = await told(admin)
    assert.deepEqual([question!.action, question!.basis], ['ec2:DescribeInstances', 'unchanged'], kind)
    assert.equal(question!.explanation!.principal.kind, kind)
  }
})

test('a role that was assumed is told by its trust policy', async () => {
  await makeRole('Trusting')
  await sessionOf('Trusting')
  const [question] = await told(admin)
  const trust = question!.explanation!.layers.find(({ layer }) => layer === 'resource')!
  assert.deepEqual(
    [question!.action, question!.basis, trust.verdict],
    ['sts:AssumeRole', 'unchanged', 'allows'],
  )
})

test('what has changed since is said, and what the answer would be now', async () => {
  await makeRole('Changing')
  const RoleName = 'Changing'
  const session = await sessionOf(RoleName)
  const asked = async (): Promise<DecidedQuestion> => {
    const { output } = await admin('understudy', 'ExplainDecision', { RequestId: requestId })
    return JSON.parse(output.Questions)[0]
  }
  await done(session, 'iam', 'ListUsers', {})
  const { output } = await admin('understudy', 'ExplainDecision', {})
  const requestId: string = JSON.parse(output.Event).requestID
  const put = (PolicyName: string, PolicyDocument: string) =>
    done(admin, 'iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument })

  assert.equal((await asked()).basis, 'unchanged')
  await put('more', document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }))
  const more = await asked()
  assert.deepEqual([more.basis, more.changes], ['changed', ['more was not asked then']])
  await done(admin, 'iam', 'DeleteRolePolicy', { RoleName, PolicyName: 'more' })
  assert.equal((await asked()).basis, 'unchanged')

  await put('list', document({ Effect: 'Deny', Action: 'iam:*', Resource: '*' }))
  const edited = await asked()
  assert.deepEqual(edited.changes, ['the text of a policy, or the place in an organization, is another'])
  assert.deepEqual([edited.outcome, edited.explanation!.outcome], ['Allowed', 'ExplicitlyDenied'])
  assert.deepEqual(
    edited.statements.map(({ sid }) => sid),
    ['Listing'],
  )

  const boundary = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'
  await done(admin, 'iam', 'PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: boundary })
  assert.deepEqual((await asked()).changes, [`${boundary} was not asked then`])

  await done(admin, 'iam', 'DeleteRolePolicy', { RoleName, PolicyName: 'list' })
  await done(admin, 'iam', 'DeleteRole', { RoleName })
  const gone = await asked()
  assert.deepEqual([gone.basis, gone.explanation], [undefined, undefined])
  assert.equal(gone.unexplained, `${roleArn(RoleName)} is no longer there`)
  assert.equal(gone.statements[0]!.policy, 'list')
})

test("of another account's policy neither names nor what it has become since are told", async () => {
  await makeRole('Foreign', server.otherAccount)
  await done(other, 'sts', 'AssumeRole', { RoleArn: roleArn('Foreign'), RoleSessionName: 'told' })
  const trustOf = async () => {
    const questions = await told(other)
    assert.ok(!JSON.stringify(questions).includes('Secretly'), 'the name of its statement')
    return {
      ...questions[0]!,
      trust: questions[0]!.explanation!.layers.find(({ layer }) => layer === 'resource')!,
    }
  }
  const { basis, trust } = await trustOf()
  assert.deepEqual(
    [basis, trust.verdict, trust.because],
    ['unchanged', 'allows', 'a statement of it allows it'],
  )
  assert.equal(trust.policies[0]!.statements.length, 1)
  const PolicyDocument = trusting(server.account)
  await done(admin, 'iam', 'UpdateAssumeRolePolicy', { RoleName: 'Foreign', PolicyDocument })
  const since = await trustOf()
  assert.deepEqual([since.basis, since.trust.policies], ['changed', []])
  assert.ok(!JSON.stringify(since.explanation).includes('"line":1,"column":38'))
})

test('nothing of what the trail keeps to ask again is told', async () => {
  await done(admin, 'iam', 'ListUsers', {})
  const [question] = await told(admin)
  assert.deepEqual(
    Object.keys(question!).filter((name) => name === 'ask' || name === 'fingerprint'),
    [],
  )
})

test('users and roles that a policy keeps by their ids are told as they are written', async () => {
  await done(admin, 'iam', 'CreateUser', { UserName: 'named' })
  const named = `arn:aws:iam::${server.account}:user/named`
  const trust = document({ Effect: 'Allow', Principal: { AWS: named }, Action: 'sts:AssumeRole' })
  await done(admin, 'iam', 'CreateRole', { RoleName: 'ById', AssumeRolePolicyDocument: trust })
  const { code } = await admin('sts', 'AssumeRole', { RoleArn: roleArn('ById'), RoleSessionName: 'told' })
  assert.equal(code, 'AccessDenied')
  const failedOf = async () => {
    const layer = (await told(admin))[0]!.explanation!.layers.find((one) => one.layer === 'resource')!
    return layer.policies[0]!.statements[0]!.failed!.expected
  }
  assert.deepEqual(await failedOf(), [`AWS ${named}`])
  await done(admin, 'iam', 'DeleteUser', { UserName: 'named' })
  await admin('sts', 'AssumeRole', { RoleArn: roleArn('ById'), RoleSessionName: 'told' })
  assert.match((await failedOf())[0]!, /^AWS AIDA\w+$/)
})
