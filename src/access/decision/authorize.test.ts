import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testRequest } from '../../../test/fixtures/house.ts'
import { allow, deny, documentOf, makeSts, type TestSts } from '../../../test/fixtures/sts.ts'
import { newSteps, requestSteps } from '../../policy/steps.ts'
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

test('all: the first question that is not allowed refuses, and no later one is asked', async () => {
  const asked = await verdict({
    all: [{ action: 'test:Read' }, { action: 'test:Write' }, { action: 'test:Never' }],
  })
  assert.equal(asked.refusal?.message, 'test:Write *')
  assert.deepEqual(
    asked.asked.map(({ decision }) => decision.outcome),
    ['Allowed', 'ImplicitlyDenied'],
  )
  assert.equal((await verdict({ all: [{ action: 'test:Read' }] })).refusal, undefined)
})

test('each: every question has its own answer and none stops the operation', async () => {
  const answer = await verdict({ each: [{ action: 'test:Read' }, { action: 'test:Write' }, {}] })
  assert.equal(answer.refusal, undefined)
  assert.deepEqual(
    answer.refusals.map((refusal) => refusal?.message),
    [undefined, 'test:Write *', undefined],
  )
})

test('unlessDenied: silence allows, a Deny refuses', async () => {
  assert.equal((await verdict({ unlessDenied: [{ action: 'test:Write' }] })).refusal, undefined)
  assert.equal((await verdict({ unlessDenied: [{ action: 'test:Never' }] })).refusal?.message, 'test:Never *')
})

test('free: nothing is asked', async () => {
  assert.deepEqual(await verdict({ free: true }, anonymous), { asked: [], refusals: [] })
})

test('an operation that asks nothing where it should lets nobody in', async () => {
  await assert.rejects(verdict({ all: [] }), /test:Do asks no question/)
  await assert.rejects(verdict({ unlessDenied: [] }), /test:Do asks no question/)
})

test('a question that takes too many steps refuses the whole request, each and all alike', async () => {
  const user = await sts.user('slow', [
    allow('test:Read', 'test:Slow'),
    { ...deny('test:Slow'), Condition: { StringLike: { 'aws:UserAgent': `*?${'a'.repeat(1500)}b*` } } },
  ])
  const slow = {
    ...asking(await user.caller()),
    request: { ...testRequest(), userAgent: 'a'.repeat(200_000) },
  }
  const last = { action: 'test:Slow' }
  const cases = [{ each: [{ action: 'test:Read' }, last] }, { all: [{ action: 'test:Read' }, last] }]
  for (const questions of [...cases, { unlessDenied: [last] }]) {
    const { refusal, asked, refusals } = await authorize(service, 'Do', slow, questions)
    assert.deepEqual([refusal?.code, refusal?.status], ['PolicyEvaluation', 400])
    assert.equal(asked.at(-1)?.decision.outcome, 'ExplicitlyDenied')
    assert.deepEqual(refusals, [])
  }
})

test('the questions of a request have one budget, and each no more than a question may take', async () => {
  const steps = newSteps(requestSteps)
  const answer = await authorize(service, 'Do', { ...asking(reader), steps }, { each: [{}, {}, {}] })
  assert.equal(answer.refusal, undefined)
  assert.ok(
    steps.left < requestSteps && steps.left > requestSteps - 1000,
    `${requestSteps - steps.left} steps`,
  )
  const spent = { ...asking(reader), steps: newSteps(0) }
  assert.equal((await authorize(service, 'Do', spent, { each: [{}] })).refusal?.code, 'PolicyEvaluation')
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
