import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { testRequest } from '../../test/fixtures/house.ts'
import { allow, makeSts, type TestSts } from '../../test/fixtures/sts.ts'
import { openTrailLog } from '../store/records/trail.ts'
import { decide } from '../access/decision/authorize.ts'
import { anonymous, providerCaller, serviceCaller, type Caller } from '../access/caller.ts'
import { contextOf } from '../access/decision/context.ts'
import { recordAsk, callerOfRecord, requestOfRecord } from './recorded-facts.ts'
import { noOrganizations } from '../access/decision/organizations.ts'
import type { Ask } from '../access/questions.ts'
import { requestOfRow } from './recorded-requests.ts'
import type { RecordedRequest } from '../access/recorded-request.ts'
import { createTrail } from './trail.ts'

const now = Date.parse('2026-07-01T12:00:00.900Z')
const request = testRequest({
  region: 'eu-west-1',
  sourceIp: '10.1.2.3',
  secure: true,
  referer: 'https://a.example/',
})
let sts: TestSts
let secrets: string[]
let callers: Record<string, Caller>
before(async () => {
  sts = await makeSts()
  const anna = await (await sts.user('anna', [allow('sts:*')], { Team: 'red' })).caller()
  const root = await sts.caller(sts.keys[sts.account]!.root)
  const trust = [
    {
      Principal: { AWS: sts.account },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    },
  ]
  const RoleArn = await sts.role('worker', trust, { Path: '/ops/', Tags: [{ Key: 'Stage', Value: 'x' }] })
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: allow('s3:*') })
  const role = await sts.as(anna, 'AssumeRole', {
    RoleArn,
    RoleSessionName: 'job',
    SourceIdentity: 'anna',
    Policy,
    Tags: [{ Key: 'Project', Value: 'p' }],
  })
  const answers = [
    role,
    await sts.as(anna, 'GetSessionToken'),
    await sts.as(anna, 'GetFederationToken', { Name: 'fred' }),
  ]
  secrets = answers.flatMap(({ Credentials }) => [Credentials.SecretAccessKey, Credentials.SessionToken])
  const [session, token, federated] = await Promise.all(answers.map((answer) => sts.live(answer)))
  callers = { anna, root, session: session!, token: token!, federated: federated!, anonymous }
  callers['service'] = serviceCaller('ec2.amazonaws.com')
  callers['provider'] = providerCaller('SAML', `arn:aws:iam::${sts.account}:saml-provider/p`, {
    account: sts.account,
    userId: 'u',
    subject: 'somebody',
  })
})
after(() => sts.close())

const ask: Ask = {
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: '111122223333',
  keys: { 's3:prefix': 'a', 'iam:PolicyARN': undefined },
  requestTags: [{ Key: 'K', Value: 'v' }],
  resourceTags: [{ Key: 'Owner', Value: 'me' }],
  policy: { id: 'the bucket', text: 'a text that is looked up again' },
}

const house = { organizations: noOrganizations }
const everything = (caller: Caller, sent: typeof request, asked: Ask, time: number) => {
  const facts = {
    house,
    caller,
    request: sent,
    ask: asked,
    action: 's3:GetObject',
    resourceAccount: '1',
    now: time,
  }
  const keys = contextOf(facts)
  return Object.fromEntries([...keys.keys()].sort().map((key) => [key, keys.get(key)]))
}

/** What the trail tells of a request after it was written and read again, and the text it kept. */
async function keptOf(caller: Caller, asked: Ask): Promise<{ told: RecordedRequest; text: string }> {
  const database = new DatabaseSync(':memory:')
  const log = openTrailLog(database, 1_000_000)
  const trail = createTrail(log)
  const one = decide({ house: sts.house, caller, request, action: 's3:GetObject', now }, asked)
  trail.record({
    service: 's3',
    operation: 'GetObject',
    caller,
    request,
    time: now,
    asked: [{ ...one, ask: asked }],
  })
  await trail.flush()
  const [row] = log.all()
  database.close()
  return { told: requestOfRow(row!), text: JSON.stringify(row) }
}

test('what is kept gives every condition key the value it had, whoever asked', async () => {
  for (const [name, caller] of Object.entries(callers)) {
    const { told } = await keptOf(caller, ask)
    const again = callerOfRecord(told.facts.caller, caller.policies)
    const { policy, caller: _other, ...kept } = told.questions[0]!.ask
    assert.deepEqual(
      everything(again, requestOfRecord(told.facts), kept, told.facts.time),
      everything(caller, request, ask, now),
      name,
    )
    assert.equal(JSON.stringify(again.principal), JSON.stringify(caller.principal), name)
    assert.equal(policy, 'the bucket')
  }
})

test('it holds no secret of a session, and no text of the resource’s policy', async () => {
  for (const [name, caller] of Object.entries(callers)) {
    const { text } = await keptOf(caller, { ...ask, caller })
    for (const secret of secrets) assert.ok(!text.includes(secret), name)
    assert.ok(!text.includes('looked up again'))
  }
  assert.match((await keptOf(callers['session']!, ask)).text, /s3:\*/)
})

test('who is asked about is kept where it is not who signed', () => {
  const { session, anna } = callers
  assert.equal(recordAsk({ ...ask, caller: session! }, anonymous).caller?.arn, session!.arn)
  assert.equal(recordAsk({ ...ask, caller: anna! }, anna!).caller, undefined)
})
