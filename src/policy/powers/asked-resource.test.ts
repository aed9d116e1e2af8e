import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeIam, testAccount, type TestIam } from '../../../test/fixtures/iam.ts'
import { askedResource } from './asked-resource.ts'

let iam: TestIam
before(async () => {
  iam = await makeIam()
})
after(() => iam.close())

test('is what IAM itself asks about where a list is asked for', async () => {
  for (const operation of ['ListUsers', 'ListGroups', 'ListRoles', 'ListInstanceProfiles'] as const) {
    const [ask] = await iam.asks(operation, {})
    assert.equal(askedResource(`iam:${operation}`, '*', testAccount), ask!.resource, operation)
  }
  const [ask] = await iam.asks('ListPolicies', {})
  assert.equal(askedResource('iam:ListPolicies', '*', testAccount), ask!.resource ?? '*')
})

test('is what S3 asks about for all buckets, however the action is written', () => {
  for (const action of ['s3:ListAllMyBuckets', 'S3:listallmybuckets'])
    assert.equal(askedResource(action, '*', testAccount), 'arn:aws:s3:::*')
})

test('is what was named anywhere else', () => {
  for (const [action, resource] of [
    ['s3:GetObject', '*'],
    ['s3:ListAllMyBuckets', 'arn:aws:s3:::b'],
    ['iam:ListUsers', `arn:aws:iam::${testAccount}:user/team/`],
  ] as const)
    assert.equal(askedResource(action, resource, testAccount), resource)
})
