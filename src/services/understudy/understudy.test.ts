import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sender, type Sender } from '../../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../../test/fixtures/server.ts'

let server: TestServer
let admin: Sender
before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin)
})
after(() => server?.stop())

const explain = async (by: Sender, RequestId?: string) => {
  const { output, code } = await by('understudy', 'ExplainDecision', { RequestId })
  if (code !== undefined) return { code, message: output.Message as string }
  return { event: JSON.parse(output.Event), questions: JSON.parse(output.Questions) }
}

test('tells the latest request, and goes on telling it however often it is asked', async () => {
  await admin('iam', 'GetUser', { UserName: 'admin' })
  for (let round = 0; round < 3; round += 1) {
    const { event, questions } = await explain(admin)
    assert.equal(event.eventName, 'GetUser')
    assert.deepEqual(
      questions.map(({ action, outcome }: any) => [action, outcome]),
      [['iam:GetUser', 'Allowed']],
    )
  }
})

test('tells the request of an id, its own too', async () => {
  await admin('iam', 'ListUsers', {})
  const { event } = await explain(admin)
  await admin('iam', 'ListRoles', {})
  assert.equal((await explain(admin, event.requestID)).event.eventName, 'ListUsers')
})

test('requests of another account, parts of an id and unknown ids are not there', async () => {
  await admin('iam', 'ListUsers', {})
  const { event } = await explain(admin)
  const other = sender(server.url, server.keys[server.otherAccount]!.admin)
  const id: string = event.requestID
  const absent = (account: string, what: string) => `The trail of account ${account} does not hold ${what}.`
  assert.deepEqual(await explain(other, id), {
    code: 'ResourceNotFoundException',
    message: absent(server.otherAccount, `the request ${id}`),
  })
  for (const part of [id.slice(0, 8), id.toUpperCase(), `${id}","`]) {
    assert.equal((await explain(admin, part)).message, absent(server.account, `the request ${part}`))
  }
  const fresh = await startServer()
  try {
    const first = sender(fresh.url, fresh.keys[fresh.account]!.admin)
    assert.equal((await explain(first)).message, absent(fresh.account, 'any request'))
  } finally {
    await fresh.stop()
  }
})

test('a refusal comes with its explanation', async () => {
  await admin('iam', 'CreateUser', { UserName: 'poor' })
  const { output } = await admin('iam', 'CreateAccessKey', { UserName: 'poor' })
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = output.AccessKey
  const poor = sender(server.url, { accessKeyId, secretAccessKey })
  assert.equal((await poor('iam', 'ListUsers', {})).code, 'AccessDenied')
  const { event, questions } = await explain(admin)
  assert.deepEqual([event.errorCode, event.userIdentity.userName], ['AccessDenied', 'poor'])
  assert.equal(questions[0].outcome, 'ImplicitlyDenied')
  assert.ok(questions[0].explanation)
  await admin('iam', 'ListUsers', {})
  const refused = await explain(poor)
  assert.equal(refused.code, 'AccessDeniedException')
  assert.match(
    refused.message!,
    /understudy:ExplainDecision on resource: \* because no identity-based policy/,
  )
})

test('who may not ask is told of its own refusals what the refusal said, and no policy', async () => {
  await admin('iam', 'CreateUser', { UserName: 'curious' })
  const { output } = await admin('iam', 'CreateAccessKey', { UserName: 'curious' })
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = output.AccessKey
  const curious = sender(server.url, { accessKeyId, secretAccessKey })
  const put = (PolicyName: string, statement: object) =>
    admin('iam', 'PutUserPolicy', {
      UserName: 'curious',
      PolicyName,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
    })
  await put('secretly', { Sid: 'Hidden', Effect: 'Deny', Action: 'iam:ListUsers', Resource: '*' })
  await curious('iam', 'ListUsers', {})
  const { event } = await explain(admin)
  const id: string = event.requestID
  const own = await explain(curious, id)
  assert.deepEqual(own.questions, [
    {
      action: 'iam:ListUsers',
      resource: `arn:aws:iam::${server.account}:user/`,
      outcome: 'ExplicitlyDenied',
      layer: 'identity',
      statements: [],
      policies: [],
      unexplained: 'the policies are told to who may ask understudy:ExplainDecision',
    },
  ])
  assert.ok(!JSON.stringify(own).includes('Hidden') && !JSON.stringify(own).includes('secretly'))
  // What the refusal kept to itself, whether the role is there, this does too.
  await curious('sts', 'AssumeRole', {
    RoleArn: `arn:aws:iam::${server.account}:role/none`,
    RoleSessionName: 'xx',
  })
  const assumed = await explain(curious, (await explain(admin)).event.requestID)
  assert.deepEqual(
    [assumed.questions[0].outcome, assumed.questions[0].layer],
    ['ImplicitlyDenied', undefined],
  )
  // Nobody else's, and not once it is denied.
  await admin('iam', 'ListRoles', {})
  assert.equal((await explain(curious, (await explain(admin)).event.requestID)).code, 'AccessDeniedException')
  await put('silence', { Effect: 'Deny', Action: 'understudy:*', Resource: '*' })
  const denied = await explain(curious, id)
  assert.match(denied.message!, /with an explicit deny in an identity-based policy/)
})

test('an id that is none is refused by the model', async () => {
  for (const id of ['', 'x'.repeat(129)]) {
    assert.equal((await explain(admin, id)).code, 'InvalidRequestException', id)
  }
})

test('draws who may become whom in the own account', async () => {
  const trust = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: server.account }, Action: 'sts:AssumeRole' },
  }
  await admin('iam', 'CreateRole', {
    RoleName: 'Drawn',
    AssumeRolePolicyDocument: JSON.stringify(trust),
  })
  const { output } = await admin('understudy', 'GetAccessGraph', {})
  const to = `arn:aws:iam::${server.account}:role/Drawn`
  const from = `arn:aws:iam::${server.account}:user/admin`
  const edge = output.Edges.find((one: any) => one.From === from && one.To === to)
  assert.deepEqual([edge.Kind, edge.Step.Can, edge.Step.Needs], ['assume', 'always', []])
  assert.deepEqual(
    edge.Step.Statements.map(({ Layer }: any) => Layer),
    ['resource', 'identity'],
  )
  assert.ok(output.Nodes.some(({ Id, Kind, Name }: any) => Id === to && Kind === 'role' && Name === 'Drawn'))
  assert.equal(output.IsTruncated, false)
})

test('what another account wrote into its trust policy is not told, only which element did not fit', async () => {
  const [secret, place] = ['between-the-two-4711', '203.0.113.0/24']
  const Condition = { StringEquals: { 'sts:ExternalId': secret }, IpAddress: { 'aws:SourceIp': place } }
  const Principal = { AWS: server.otherAccount }
  const trust = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition },
  }
  const role = {
    RoleName: 'Guarded',
    AssumeRolePolicyDocument: JSON.stringify(trust),
    Tags: [{ Key: 'codename', Value: 'bluebird' }],
  }
  assert.equal((await admin('iam', 'CreateRole', role)).code, undefined)
  const other = sender(server.url, server.keys[server.otherAccount]!.admin)
  const RoleArn = `arn:aws:iam::${server.account}:role/Guarded`
  const asking = { RoleArn, RoleSessionName: 'guess', ExternalId: 'guessed' }
  assert.equal((await other('sts', 'AssumeRole', asking)).code, 'AccessDenied')
  const { event, questions } = await explain(other)
  assert.equal(event.eventName, 'AssumeRole')
  const layer = questions[0].explanation.layers.find((one: any) => one.layer === 'resource')
  const [{ failed }] = layer.policies[0].statements
  assert.deepEqual(
    [failed.key, failed.expected, failed.actual],
    ['sts:ExternalId', [`(only account ${server.account} may see it)`], ['guessed']],
  )
  const { output } = await other('understudy', 'GetAccessGraph', {})
  const edge = output.Edges.find((one: any) => one.To === RoleArn)
  assert.deepEqual(
    edge.Step.Needs[0].Conditions.map(({ Key }: any) => Key),
    ['sts:ExternalId', 'aws:SourceIp'],
  )
  for (const text of [JSON.stringify(questions), JSON.stringify(output)]) {
    for (const word of [secret, place, 'bluebird']) assert.ok(!text.includes(word), word)
  }
  // Its owner sees it all.
  const own = await admin('understudy', 'GetAccessGraph', {})
  assert.ok(JSON.stringify(own.output).includes(secret))
  await admin('sts', 'AssumeRole', asking)
  assert.ok(JSON.stringify((await explain(admin)).questions).includes(server.otherAccount))
})

test('the owner of a bucket is told of requests that nobody signed, let in or refused', async () => {
  const Bucket = 'told-to-its-owner'
  await admin('s3', 'CreateBucket', { Bucket })
  await admin('s3', 'PutObject', { Bucket, Key: 'k', Body: 'x' })
  const unsigned = () => fetch(`${server.url}/${Bucket}/k`)
  assert.equal((await unsigned()).status, 403)
  const refused = await explain(admin)
  assert.deepEqual(
    [refused.event.eventName, refused.event.userIdentity.accountId, refused.questions[0].outcome],
    ['GetObject', 'anonymous', 'ImplicitlyDenied'],
  )
  await admin('s3', 'DeletePublicAccessBlock', { Bucket })
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${Bucket}/*`,
    },
  })
  await admin('s3', 'PutBucketPolicy', { Bucket, Policy })
  assert.equal((await unsigned()).status, 200)
  const allowed = await explain(admin)
  assert.deepEqual([allowed.event.eventName, allowed.questions[0].outcome], ['GetObject', 'Allowed'])
  assert.equal(allowed.questions[0].explanation.principal.kind, 'Anonymous')
})
