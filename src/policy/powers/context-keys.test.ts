import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { contextKeysOf, missingKeys } from './context-keys.ts'

const policy = (version: string, ...statements: object[]): string =>
  JSON.stringify({ Version: version, Statement: statements })

const conditioned = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: ["arn:aws:s3:::home/${aws:username}/${aws:PrincipalTag/team, 'none'}/${*}"],
  Condition: {
    StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'S3:prefix': ['${aws:userid}', '${$}{x}'] },
    Bool: { 'AWS:username': 'true' },
  },
}

test('keys are found in conditions and variables, once whatever their case', () => {
  const { document } = compileText(policy('2012-10-17', conditioned))
  assert.deepEqual(contextKeysOf([document]), [
    'aws:username',
    'aws:PrincipalTag/team',
    'aws:PrincipalOrgID',
    'S3:prefix',
    'aws:userid',
  ])
})

test('a policy of the old version has no variables', () => {
  const { document } = compileText(policy('2008-10-17', conditioned))
  assert.deepEqual(contextKeysOf([document]), ['aws:PrincipalOrgID', 'S3:prefix', 'AWS:username'])
})

test('a variable that is never closed is text', () => {
  const text = policy('2012-10-17', { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::${aws:username' })
  assert.deepEqual(contextKeysOf([compileText(text).document]), [])
})

const ask = (resource: string, keys: Record<string, string[]>) => ({
  principal: { kind: 'User' as const, arn: 'arn:aws:iam::111122223333:user/a', account: '111122223333' },
  action: 's3:GetObject',
  resource,
  resourceAccount: '111122223333',
  keys: new Map(Object.entries(keys)),
})

test('the keys that any statement names and the request has not are missing', () => {
  const policies = [
    compileText(
      policy(
        '2012-10-17',
        {
          Effect: 'Allow',
          Action: 's3:Get*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
        { Effect: 'Deny', Action: 's3:Put*', Resource: '*', Condition: { Null: { 'aws:SourceIp': 'true' } } },
        {
          Effect: 'Allow',
          Action: '*',
          Resource: 'arn:aws:s3:::other/*',
          Condition: { Null: { 'aws:UserAgent': 'true' } },
        },
        { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::home/${aws:username}/*' },
      ),
    ),
  ]
  const resource = 'arn:aws:s3:::home/a/x'
  assert.deepEqual(missingKeys(policies, ask(resource, {}).keys), [
    'aws:SecureTransport',
    'aws:SourceIp',
    'aws:UserAgent',
    'aws:username',
  ])
  const given = {
    'aws:securetransport': ['true'],
    'aws:sourceip': ['10.0.0.1'],
    'aws:useragent': ['x'],
    'aws:username': ['b'],
  }
  assert.deepEqual(missingKeys(policies, ask(resource, given).keys), [])
})
