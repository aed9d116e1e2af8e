import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sender, type Sender } from '../../../test/fixtures/clients/sdk.ts'
import { makeUser } from '../../../test/fixtures/worlds/probe-world.ts'
import { startServer, type TestServer } from '../../../test/fixtures/server.ts'

let server: TestServer
let admin: Sender
let adminKey: string
let anna: Sender
before(async () => {
  server = await startServer()
  const keys = server.keys[server.account]!.admin!
  adminKey = keys.accessKeyId
  admin = sender(server.url, keys)
  anna = sender(server.url, await makeUser(admin, 'anna'))
  await admin('iam', 'CreateRole', { RoleName: 'deploy', AssumeRolePolicyDocument: trust })
  await admin('s3', 'CreateBucket', { Bucket: 'history' })
  await admin('s3', 'PutObject', { Bucket: 'history', Key: 'a', Body: 'a' })
  await anna('iam', 'ListUsers', {})
})
after(() => server?.stop())

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' },
  ],
})

const lookup = async (input: object, by = admin) => {
  const { output, code } = await by('cloudtrail', 'LookupEvents', input)
  assert.equal(code, undefined)
  return output as { Events: any[]; NextToken?: string }
}

const by = (AttributeKey: string, AttributeValue: string) => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
})

const names = async (input: object) => (await lookup(input)).Events.map(({ EventName }) => EventName)

test('an event is shown as AWS shows it, with the whole record', async () => {
  const { Events, NextToken } = await lookup(by('EventName', 'CreateRole'))
  assert.equal(NextToken, undefined)
  const [{ EventTime, CloudTrailEvent, EventId, ...rest }] = Events as [any]
  const arn = `arn:aws:iam::${server.account}:role/deploy`
  assert.deepEqual(rest, {
    EventName: 'CreateRole',
    ReadOnly: 'false',
    AccessKeyId: adminKey,
    EventSource: 'iam.amazonaws.com',
    Username: 'admin',
    Resources: [
      { ResourceType: 'AWS::IAM::Role', ResourceName: 'deploy' },
      { ResourceType: 'AWS::IAM::Role', ResourceName: arn },
    ],
  })
  const event = JSON.parse(CloudTrailEvent)
  assert.equal(event.eventID, EventId)
  assert.equal(Date.parse(event.eventTime), EventTime.getTime())
  assert.equal(event.requestParameters.roleName, 'deploy')
  const { output } = await admin('understudy', 'ExplainDecision', { RequestId: event.requestID })
  assert.equal(JSON.parse(output.Questions)[0].action, 'iam:CreateRole')
})

test('the newest come first', async () => {
  const all = await names({})
  const made = all.filter((name) => name.startsWith('Create'))
  assert.deepEqual(made, ['CreateBucket', 'CreateRole', 'CreateAccessKey', 'CreateUser'])
})

test('a refusal is in the history with its code and its sentence', async () => {
  const { Events } = await lookup(by('Username', 'anna'))
  const event = JSON.parse(Events.at(-1).CloudTrailEvent)
  assert.deepEqual([event.eventName, event.errorCode], ['ListUsers', 'AccessDenied'])
  assert.match(event.errorMessage, /no identity-based policy allows/)
})

test('what is done with objects is no management event', async () => {
  const all = await names(by('EventSource', 's3.amazonaws.com'))
  assert.deepEqual(all, ['CreateBucket'])
})

test('every attribute finds its events and no others', async () => {
  const arn = `arn:aws:iam::${server.account}:role/deploy`
  assert.deepEqual(await names(by('ResourceName', 'deploy')), ['CreateRole'])
  assert.deepEqual(await names(by('ResourceName', arn)), ['CreateRole'])
  assert.deepEqual(await names(by('ResourceName', 'history')), ['CreateBucket'])
  assert.deepEqual(await names(by('ResourceType', 'AWS::IAM::Role')), ['CreateRole'])
  assert.deepEqual(await names(by('ResourceName', 'depl')), [])
  assert.deepEqual(await names(by('EventName', 'createrole')), [])
  const own = await names(by('AccessKeyId', adminKey))
  assert.ok(own.includes('CreateUser') && own.includes('LookupEvents'))
  assert.ok((await names(by('ReadOnly', 'true'))).every((name) => /^(Get|List|Lookup|Explain)/.test(name)))
  const writes = await names(by('ReadOnly', 'false'))
  assert.ok(writes.every((name) => name.startsWith('Create')) && writes.length === 4)
  const { Events } = await lookup(by('EventName', 'CreateUser'))
  assert.deepEqual(await names(by('EventId', Events[0].EventId)), ['CreateUser'])
  assert.deepEqual(await names(by('EventId', 'none')), [])
})

test('pages hold what they are asked to, and go on where the last one ended', async () => {
  const query = { ...by('ReadOnly', 'false'), MaxResults: 3 }
  const first = await lookup(query)
  assert.equal(first.Events.length, 3)
  const { Events, NextToken } = await lookup({ ...query, NextToken: first.NextToken })
  assert.deepEqual([Events.map(({ EventName }) => EventName), NextToken], [['CreateUser'], undefined])
})

test('a token is good for the same parameters and the same account only', async () => {
  const query = { ...by('ReadOnly', 'false'), MaxResults: 1 }
  const { NextToken } = await lookup(query)
  const other = sender(server.url, server.keys[server.otherAccount]!.admin!)
  const codes = await Promise.all([
    admin('cloudtrail', 'LookupEvents', { ...by('ReadOnly', 'true'), NextToken }),
    admin('cloudtrail', 'LookupEvents', { ...query, StartTime: new Date(), NextToken }),
    admin('cloudtrail', 'LookupEvents', { ...query, NextToken: `${NextToken}x`.slice(4) }),
    admin('cloudtrail', 'LookupEvents', { ...query, NextToken: '' }),
    other('cloudtrail', 'LookupEvents', { ...query, NextToken }),
  ])
  for (const { code } of codes) assert.equal(code, 'InvalidNextTokenException')
  const smaller = await lookup({ ...by('ReadOnly', 'false'), MaxResults: 50, NextToken })
  assert.equal(smaller.Events.length, 3)
})

test('a span of time holds the events of both its ends', async () => {
  const { Events } = await lookup(by('EventName', 'CreateRole'))
  const at: Date = Events[0].EventTime
  const second = 1000
  const within = (StartTime?: Date, EndTime?: Date) =>
    names({ ...by('EventName', 'CreateRole'), StartTime, EndTime })
  assert.deepEqual(await within(at, at), ['CreateRole'])
  assert.deepEqual(await within(new Date(at.getTime() + second)), [])
  assert.deepEqual(await within(undefined, new Date(at.getTime() - second)), [])
  const { code } = await admin('cloudtrail', 'LookupEvents', {
    StartTime: at,
    EndTime: new Date(at.getTime() - second),
  })
  assert.equal(code, 'InvalidTimeRangeException')
})

test('wrong parameters are refused with the codes of the model', async () => {
  const wrong: [object, string][] = [
    [{ MaxResults: 51 }, 'InvalidMaxResultsException'],
    [{ MaxResults: 0 }, 'InvalidMaxResultsException'],
    [{ EventCategory: 'management' }, 'InvalidEventCategoryException'],
    [by('Region', 'us-east-1'), 'InvalidLookupAttributesException'],
    [by('toString', 'x'), 'InvalidLookupAttributesException'],
    [by('Username', ''), 'InvalidLookupAttributesException'],
    [by('Username', 'x'.repeat(2001)), 'InvalidLookupAttributesException'],
    [by('Username', '_'.repeat(1001)), 'InvalidLookupAttributesException'],
    [
      {
        LookupAttributes: [
          ...by('Username', 'a').LookupAttributes,
          ...by('ReadOnly', 'true').LookupAttributes,
        ],
      },
      'InvalidLookupAttributesException',
    ],
    [{ LookupAttributes: [{ AttributeKey: 'Username' }] }, 'ValidationException'],
  ]
  for (const [input, expected] of wrong) {
    const { status, code } = await admin('cloudtrail', 'LookupEvents', input)
    assert.deepEqual([status, code], [400, expected], JSON.stringify(input).slice(0, 80))
  }
  assert.deepEqual(await names({ EventCategory: 'insight' }), [])
})

test('it is a permission, and each account sees its own events', async () => {
  const { status, code, message } = await anna('cloudtrail', 'LookupEvents', {})
  assert.deepEqual([status, code], [400, 'AccessDeniedException'])
  assert.match(
    message!,
    /not authorized to perform: cloudtrail:LookupEvents because no identity-based policy/,
  )
  const other = sender(server.url, server.keys[server.otherAccount]!.admin!)
  const { Events } = await lookup({}, other)
  const accounts = Events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent).recipientAccountId)
  assert.deepEqual([...new Set(accounts)], [server.otherAccount])
})

test('events are in the history for ninety days', async () => {
  const days = 24 * 60 * 60 * 1000
  assert.deepEqual(await names(by('EventName', 'CreateRole')), ['CreateRole'])
  server.house.clock.advance(89 * days)
  assert.deepEqual(await names(by('EventName', 'CreateRole')), ['CreateRole'])
  server.house.clock.advance(2 * days)
  assert.deepEqual(await names(by('EventName', 'CreateRole')), [])
  server.house.clock.reset()
})
