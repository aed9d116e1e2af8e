import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  parseColor,
  roleSeconds,
  roleSessionName,
  switchedRoleArn,
  textOn,
  withRecent,
} from './switched-role.ts'

test('a role is assumed for an hour, or for what is left of the sign-in where STS takes that', () => {
  assert.deepEqual(
    [43_200_000, 3_600_000, 1_234_999, 900_000, 10, -5].map(roleSeconds),
    [3_600, 3_600, 1_234, 900, 900, 900],
  )
})

test('a role is remembered once, newest first, and five of them', () => {
  const roles = ['a', 'b', 'c', 'd', 'e'].map((roleName) => ({ account: '111122223333', roleName }))
  const names = withRecent(roles, { account: '111122223333', roleName: 'c' }).map(({ roleName }) => roleName)
  assert.deepEqual(names, ['c', 'a', 'b', 'd', 'e'])
  assert.equal(withRecent(roles, { account: '444455556666', roleName: 'c' }).length, 5)
})

test('only six hex digits are a colour, and text on it can be read', () => {
  assert.deepEqual(['#f2b0a9', 'red', 'F2B0A9;x', ''].map(parseColor), [
    'F2B0A9',
    undefined,
    undefined,
    undefined,
  ])
  assert.deepEqual(['F2B0A9', '000066'].map(textOn), ['#0f141a', '#ffffff'])
})

test('a session name is made of the characters AWS takes', () => {
  assert.equal(roleSessionName('Jo Døe/x'), 'Jo-D-e-x')
  assert.equal(roleSessionName('x').length, 2)
  assert.equal(roleSessionName('x'.repeat(99)).length, 64)
})

test('the path of a role is part of its ARN', () => {
  const role = { account: '111122223333', roleName: 'team/reader' }
  assert.equal(switchedRoleArn(role), 'arn:aws:iam::111122223333:role/team/reader')
})
