import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trustedEntities } from './trusted-entities.ts'

const cases: [principal: unknown, words: string[]][] = [
  ['*', ['Anyone']],
  [{ AWS: '*' }, ['Anyone']],
  [{ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }, ['AWS service: ec2', 'AWS service: lambda']],
  [{ AWS: ['111122223333', 'arn:aws:iam::111122223333:root'] }, ['Account: 111122223333']],
  [{ AWS: 'arn:aws:iam::111122223333:user/team/ann' }, ['User: team/ann in 111122223333']],
  [{ AWS: 'AIDAEXAMPLE' }, ['Deleted: AIDAEXAMPLE']],
  [{ Federated: 'arn:aws:iam::111122223333:saml-provider/corp' }, ['Identity provider: corp']],
]
for (const [principal, words] of cases) {
  test(`${JSON.stringify(principal)} reads ${words.join(', ')}`, () => {
    const document = { Statement: { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' } }
    assert.deepEqual(trustedEntities(JSON.stringify(document)), words)
  })
}

test('who is denied is not trusted, and what cannot be read trusts nobody', () => {
  const denied = { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }] }
  assert.deepEqual(trustedEntities(JSON.stringify(denied)), [])
  assert.deepEqual(trustedEntities('no JSON'), [])
})
