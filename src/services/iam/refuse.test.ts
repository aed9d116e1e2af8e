import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rootCaller, testAccount } from '../../../test/fixtures/iam.ts'
import type { Question } from '../../policy/types.ts'
import { refuse } from './refuse.ts'

const caller = { ...rootCaller(testAccount), arn: `arn:aws:iam::${testAccount}:user/bob` }
const question: Question = {
  principal: caller.principal,
  action: 'iam:GetRole',
  resource: `arn:aws:iam::${testAccount}:role/Admin`,
  resourceAccount: testAccount,
  keys: new Map(),
}
const start = `User: ${caller.arn} is not authorized to perform: iam:GetRole on resource: `

test('a refusal names the label where there is one, and what is missing', () => {
  const decision = { outcome: 'ImplicitlyDenied', layer: 'identity', statements: [] } as const
  const { code, status, message } = refuse({ question, decision, label: 'role Admin' }, caller)
  assert.deepEqual([code, status], ['AccessDenied', 403])
  assert.equal(message, `${start}role Admin because no identity-based policy allows the iam:GetRole action`)
})

test('without a label it names the ARN, and an explicit deny is called one', () => {
  const decision = { outcome: 'ExplicitlyDenied', layer: 'boundary', statements: [] } as const
  const { message } = refuse({ question, decision }, caller)
  assert.equal(message, `${start}${question.resource} with an explicit deny in a permissions boundary`)
})
