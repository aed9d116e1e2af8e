import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testRequest } from '../../test/fixtures/house.ts'
import { allow, makeSts, type TestSts } from '../../test/fixtures/sts.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { anonymous, serviceCaller, type Caller } from '../access/caller.ts'
import { cloudTrailEvent } from './cloudtrail-event.ts'
import type { Answered } from '../access/trail.ts'

let sts: TestSts
let anna: Caller
before(async () => {
  sts = await makeSts()
  anna = await (await sts.user('anna', [allow('sts:*')])).caller()
})
after(() => sts.close())

const event = (caller: Caller, more: Partial<Answered> = {}): any =>
  cloudTrailEvent({
    service: 'iam',
    operation: 'GetUser',
    caller,
    request: testRequest({ region: 'eu-west-1', sourceIp: '2001:db8::1' }),
    time: Date.parse('2026-07-01T12:00:00.900Z'),
    asked: [],
    ...more,
  })

test('a record has the fields of CloudTrail', () => {
  const { eventID, userIdentity, ...rest } = event(anna, {
    parameters: { UserName: 'bert', Tags: undefined },
    error: new AwsError('AccessDenied', 403, 'No.'),
  })
  assert.match(eventID, /^[0-9a-f-]{36}$/)
  assert.equal(userIdentity.type, 'IAMUser')
  assert.deepEqual(rest, {
    eventVersion: '1.11',
    eventTime: '2026-07-01T12:00:00Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'GetUser',
    awsRegion: 'us-east-1',
    sourceIPAddress: '2001:db8::1',
    userAgent: 'test',
    errorCode: 'AccessDenied',
    errorMessage: 'No.',
    requestParameters: { userName: 'bert' },
    responseElements: null,
    requestID: '00000000-0000-4000-8000-000000000000',
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: sts.account,
    eventCategory: 'Management',
  })
  const s3 = event(anna, { service: 's3', operation: 'GetObject' })
  assert.deepEqual([s3.awsRegion, s3.eventCategory, s3.managementEvent], ['eu-west-1', 'Data', false])
  assert.equal('errorCode' in s3, false)
})

test('each kind of caller has its identity, and temporary credentials their session', async () => {
  const { account } = sts
  const root = await sts.caller(sts.keys[account]!.root)
  const role = await sts.role(
    'worker',
    [{ Principal: { AWS: account }, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] }],
    {
      Path: '/ops/',
    },
  )
  const input = { RoleArn: role, RoleSessionName: 'job', SourceIdentity: 'anna' }
  const session = await sts.live(await sts.as(anna, 'AssumeRole', input))
  const federate = async (by: Caller) => sts.live(await sts.as(by, 'GetFederationToken', { Name: 'fred' }))
  const attributes = { creationDate: '2026-07-01T12:00:00Z', mfaAuthenticated: 'false' }

  assert.deepEqual(event(anna).userIdentity, {
    type: 'IAMUser',
    principalId: anna.userId,
    arn: anna.arn,
    accountId: account,
    accessKeyId: anna.accessKeyId,
    userName: 'anna',
  })
  const token = event(await sts.live(await sts.as(anna, 'GetSessionToken'))).userIdentity
  assert.deepEqual([token.type, token.sessionContext], ['IAMUser', { attributes }])
  assert.equal(event(root).userIdentity.type, 'Root')
  const assumedRoot = event({ ...root, session: { ...session.session!, kind: 'root' } }).userIdentity
  assert.deepEqual([assumedRoot.type, assumedRoot.sessionContext.assumedRoot], ['Root', 'true'])
  assert.deepEqual(event(session).userIdentity, {
    type: 'AssumedRole',
    principalId: session.userId,
    arn: session.arn,
    accountId: account,
    accessKeyId: session.accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: session.role!.id,
        arn: role,
        accountId: account,
        userName: 'worker',
      },
      attributes,
      sourceIdentity: 'anna',
    },
  })
  const issuer = async (by: Caller) => event(await federate(by)).userIdentity.sessionContext.sessionIssuer
  assert.deepEqual(
    [(await issuer(anna)).type, (await issuer(anna)).arn],
    ['IAMUser', `arn:aws:iam::${account}:user/anna`],
  )
  assert.deepEqual(
    [(await issuer(root)).type, (await issuer(root)).arn],
    ['Root', `arn:aws:iam::${account}:root`],
  )
  assert.deepEqual(event(serviceCaller('ec2.amazonaws.com')).userIdentity, {
    type: 'AWSService',
    invokedBy: 'ec2.amazonaws.com',
  })
  assert.equal(event(anonymous).userIdentity.accountId, 'anonymous')
})

test('no record holds a secret of a session', async () => {
  const { Credentials } = await sts.as(anna, 'GetSessionToken')
  const session = await sts.live({ Credentials })
  const text = JSON.stringify(event(session))
  for (const secret of [Credentials.SecretAccessKey, Credentials.SessionToken]) {
    assert.ok(!text.includes(secret))
  }
})

test('parameters that are too large are left out', () => {
  const large = event(anna, { parameters: { PolicyDocument: 'x'.repeat(20_000) } })
  assert.deepEqual(large.requestParameters, { requestParametersTruncated: true })
  const fits = event(anna, { parameters: { PolicyDocument: 'x'.repeat(16_000) } })
  assert.equal(fits.requestParameters.policyDocument.length, 16_000)
  for (const parameters of [undefined, {}, { UserName: undefined }]) {
    assert.equal(event(anna, { parameters }).requestParameters, null)
  }
})
