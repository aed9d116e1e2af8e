import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIam, testAccount } from '../../../../test/fixtures/iam.ts'

const bob = `arn:aws:iam::${testAccount}:user/bob`

const policy = (...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
  })

test('the context keys of policies are those of an entity and of the texts that are given', async () => {
  const iam = await makeIam()
  const keyed = (key: string): string => policy({ Action: '*', Condition: { Null: { [key]: 'true' } } })
  await iam.run('CreateUser', { UserName: 'bob' })
  await iam.run('PutUserPolicy', { UserName: 'bob', PolicyName: 'p', PolicyDocument: keyed('aws:SourceIp') })
  const PolicyInputList = [keyed('aws:sourceIP'), keyed('aws:UserAgent')]
  const custom = await iam.run('GetContextKeysForCustomPolicy', { PolicyInputList })
  assert.deepEqual(custom.ContextKeyNames, ['aws:sourceIP', 'aws:UserAgent'])
  const principal = await iam.run('GetContextKeysForPrincipalPolicy', {
    PolicySourceArn: bob,
    PolicyInputList,
  })
  assert.deepEqual(principal.ContextKeyNames, ['aws:SourceIp', 'aws:UserAgent'])
  await assert.rejects(iam.run('GetContextKeysForCustomPolicy', { PolicyInputList: ['x'] }), {
    code: 'InvalidInput',
  })
  await iam.close()
})
