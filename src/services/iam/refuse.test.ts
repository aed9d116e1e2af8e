import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rootCaller, testAccount } from '../../../test/fixtures/iam.ts'
import type { House } from '../../access/house.ts'
import type { PolicySet } from '../../policy/policy-set.ts'
import type { Question } from '../../policy/types.ts'
import { requestOf } from '../../kernel/authorization-id.ts'
import { compileText } from '../../policy/compile.ts'
import { refuse } from './refuse.ts'

const caller = { ...rootCaller(testAccount), arn: `arn:aws:iam::${testAccount}:user/bob` }
const question: Question = {
  principal: caller.principal,
  action: 'iam:GetRole',
  resource: `arn:aws:iam::${testAccount}:role/Admin`,
  resourceAccount: testAccount,
  keys: new Map(),
}
const house = { url: 'http://127.0.0.1:4566' } as House
const start = `User: ${caller.arn} is not authorized to perform: iam:GetRole on resource: `

test('a refusal names the label where there is one, and what is missing', () => {
  const decision = { outcome: 'ImplicitlyDenied', layer: 'identity', statements: [] } as const
  const { code, status, message } = refuse(
    { question, decision, label: 'role Admin' },
    caller,
    'GetRole',
    house,
  )
  assert.deepEqual([code, status], ['AccessDenied', 403])
  assert.equal(message, `${start}role Admin because no identity-based policy allows the iam:GetRole action`)
})

test('without a label it names the ARN, and an explicit deny is called one', () => {
  const decision = { outcome: 'ExplicitlyDenied', layer: 'boundary', statements: [] } as const
  const { message } = refuse({ question, decision }, caller, 'GetRole', house)
  assert.equal(message, `${start}${question.resource} with an explicit deny in a permissions boundary`)
})

test('a request’s refusal ends with where its details are told, unless its policies are too large to be kept', () => {
  const decision = { outcome: 'ImplicitlyDenied', layer: 'identity', statements: [] } as const
  const requestId = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
  const said = (policies: PolicySet) =>
    refuse({ question, decision, policies, requestId }, caller, 'GetRole', house).message
  const none: PolicySet = { scps: [], rcps: [], identity: [], resourceKind: 'none' }
  const sentence =
    /^(.*) because no identity-based policy allows the iam:GetRole action\. Go to http:\/\/127\.0\.0\.1:4566\/_understudy\/console\/#\/authorization-details\/([0-9a-z]+) for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: ([0-9a-z]+)$/
  const [, , inLink, id] = sentence.exec(said(none))!
  assert.equal(inLink, id)
  assert.deepEqual(requestOf(id!), { account: testAccount, requestId })
  const resources = Array.from(
    { length: 4000 },
    (_, at) => `arn:aws:iam::${testAccount}:role/some-role-${at}`,
  )
  const policy = compileText(
    JSON.stringify({ Statement: { Effect: 'Allow', Action: 'iam:GetUser', Resource: resources } }),
  )
  const large = said({ ...none, identity: [{ id: 'large', type: 'user', policy }] })
  assert.match(large, /GetRole action$/)
})
