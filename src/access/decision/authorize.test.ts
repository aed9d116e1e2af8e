import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testRequest } from '../../../test/fixtures/house.ts'
import { allow, deny, documentOf, makeSts, type TestSts } from '../../../test/fixtures/sts.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import type { Service } from '../action.ts'
import { authorize, decide, type Asking } from './authorize.ts'
import { anonymous, type Caller } from '../caller.ts'
import type { Ask, Questions } from '../questions.ts'

let sts: TestSts
let reader: Caller
before(async () => {
  sts = await makeSts()
  const user = await sts.user('reader', [allow('test:Read', 'test:Do'), deny('test:Never')])
  reader = await user.caller()
})
after(() => sts.close())

const service = {
  name: 'test',
  refuse: ({ question }) => new AwsError('Refused', 403, `${question.action} ${question.resource}`),
} as Pick<Service, 'name' | 'refuse'> as Service

const asking = (caller: Caller, action = 'test:Do'): Asking => ({
  house: sts.house,
  caller,
  request: testRequest(),
  action,
  now: sts.time.now,
})
const verdict = (questions: Questions, caller = reader) => authorize(service, 'Do', asking(caller), questions)
const outcome = (ask: Ask, caller = reader) => decide(asking(caller), ask).decision.outcome

test('all: the first question that is not allowed refuses, and no later one is asked', () => {
  const asked = verdict({
    all: [{ action: 'test:Read' }, { action: 'test:Write' }, { action: 'test:Never' }],
  })
  assert.equal(asked.refusal?.message, 'test:Write *')
  assert.deepEqual(
    asked.asked.map(({ decision }) => decision.outcome),
    ['Allowed', 'ImplicitlyDenied'],
  )
  assert.equal(verdict({ all: [{ action: 'test:Read' }] }).refusal, undefined)
})

test('each: every question has its own answer and none stops the operation', () => {
  const answer = verdict({ each: [{ action: 'test:Read' }, { action: 'test:Write' }, {}] })
  assert.equal(answer.refusal, undefined)
  assert.deepEqual(
    answer.refusals.map((refusal) => refusal?.message),
    [undefined, 'test:Write *', undefined],
  )
})

test('unlessDenied: silence allows, a Deny refuses', () => {
  assert.equal(verdict({ unlessDenied: [{ action: 'test:Write' }] }).refusal, undefined)
  assert.equal(verdict({ unlessDenied: [{ action: 'test:Never' }] }).refusal?.message, 'test:Never *')
})

test('free: nothing is asked', () => {
  assert.deepEqual(verdict({ free: true }, anonymous), { asked: [], refusals: [] })
})

test('an operation that asks nothing where it should lets nobody in', () => {
  assert.throws(() => verdict({ all: [] }), /test:Do asks no question/)
  assert.throws(() => verdict({ unlessDenied: [] }), /test:Do asks no question/)
})

test("a question's action is the operation's unless it names another, its resource everything", () => {
  assert.equal(outcome({}), 'Allowed')
  assert.equal(outcome({ action: 'test:Other' }), 'ImplicitlyDenied')
  const { question } = decide(asking(reader), {})
  assert.deepEqual([question.resource, question.resourceAccount], ['*', sts.account])
})

test('nobody has policies, so nobody may do anything', () => {
  assert.equal(outcome({}, anonymous), 'ImplicitlyDenied')
})

test('root may do everything with what its account owns, and nothing abroad', async () => {
  const root = await sts.caller(sts.keys[sts.account]!.root)
  assert.equal(outcome({ resource: 'arn:aws:test:::x' }, root), 'Allowed')
  assert.equal(outcome({ resourceAccount: sts.otherAccount }, root), 'ImplicitlyDenied')
})

test("a resource's policy lets its account's user in by name; a trust policy must do so", () => {
  const grant = (principal: string): Ask => ({
    action: 'test:Write',
    policy: {
      text: documentOf([{ ...allow('test:*'), Principal: { AWS: principal } }]),
      id: 'policy',
    },
  })
  assert.equal(outcome(grant(reader.arn)), 'Allowed')
  assert.equal(outcome(grant(sts.account)), 'ImplicitlyDenied')
  assert.equal(outcome({ policyKind: 'trust-policy' }), 'ImplicitlyDenied')
  assert.equal(outcome({ ...grant(sts.account), action: 'test:Read', policyKind: 'trust-policy' }), 'Allowed')
  assert.equal(outcome({ ...grant(reader.arn), resourceAccount: sts.otherAccount }), 'ImplicitlyDenied')
})

test('a policy that cannot be read denies, whoever else allows', () => {
  const policy = { text: '{"Statement": [', id: 'broken' }
  assert.equal(outcome({ policy, action: 'test:Read' }), 'ExplicitlyDenied')
})

test('federated users may what both sides allow, by root everything their session policies allow', async () => {
  const root = await sts.caller(sts.keys[sts.account]!.root)
  const user = await sts.user('federating', [allow('sts:*', 'test:Read', 'test:Do')])
  const federated = async (by: Caller, Policy?: string) =>
    sts.live(await sts.as(by, 'GetFederationToken', { Name: 'fred', Policy }))
  const by = await user.caller()
  const Policy = documentOf([allow('test:Do', 'test:Write')])
  const outcomes = (caller: Caller) =>
    ['test:Read', 'test:Do', 'test:Write'].map((action) => outcome({ action }, caller) === 'Allowed')
  assert.deepEqual(outcomes(await federated(by)), [false, false, false])
  assert.deepEqual(outcomes(await federated(by, Policy)), [false, true, false])
  assert.deepEqual(outcomes(await federated(root)), [false, false, false])
  assert.deepEqual(outcomes(await federated(root, Policy)), [false, true, true])
  const named: Ask = {
    action: 'test:Other',
    policy: {
      text: documentOf([
        { ...allow('test:*'), Principal: { AWS: `arn:aws:sts::${sts.account}:federated-user/fred` } },
      ]),
      id: 'policy',
    },
  }
  assert.equal(outcome(named, await federated(by)), 'Allowed')
})
