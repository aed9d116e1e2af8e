import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assumedRoleArn, federatedUserArn, iamArn, parseArn, rootArn } from './arn.ts'

test('an ARN is split at its first five colons', () => {
  const tests: [string, string[]][] = [
    ['arn:aws:iam::111122223333:role/a/b', ['aws', 'iam', '', '111122223333', 'role/a/b']],
    ['arn:aws:s3:::bucket/key:with:colons', ['aws', 's3', '', '', 'bucket/key:with:colons']],
    ['arn:aws-cn:ec2:cn-north-1:1:x', ['aws-cn', 'ec2', 'cn-north-1', '1', 'x']],
    ['arn:::::', ['', '', '', '', '']],
    ['arn:aws:sns:eu-west-1:1:topic:sub', ['aws', 'sns', 'eu-west-1', '1', 'topic:sub']],
  ]
  for (const [text, [partition, service, region, account, resource]] of tests) {
    assert.deepEqual(parseArn(text), { partition, service, region, account, resource }, text)
  }
})

test('what has not six parts or does not begin with arn: is none', () => {
  for (const text of [
    '',
    'arn',
    'arn:',
    'arn:aws:iam::1',
    'ARN:aws:iam::1:x',
    ' arn:aws:iam::1:x',
    'x:aws:iam::1:x',
  ]) {
    assert.equal(parseArn(text), undefined, text)
  }
})

test('ARNs are made as AWS writes them', () => {
  assert.equal(iamArn('1', 'user', '/', 'anna'), 'arn:aws:iam::1:user/anna')
  assert.equal(iamArn('1', 'role', '/a/b/', 'r'), 'arn:aws:iam::1:role/a/b/r')
  assert.equal(rootArn('1'), 'arn:aws:iam::1:root')
  assert.equal(assumedRoleArn('1', 'r', 's'), 'arn:aws:sts::1:assumed-role/r/s')
  assert.equal(federatedUserArn('1', 'fred'), 'arn:aws:sts::1:federated-user/fred')
})
