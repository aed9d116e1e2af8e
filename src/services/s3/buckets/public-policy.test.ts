import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublicPolicy } from './public-policy.ts'

type Case = [name: string, statement: object, isPublic: boolean]

const star = { Principal: '*' }
const cases: Case[] = [
  ['everyone', star, true],
  ['everyone as AWS', { Principal: { AWS: '*' } }, true],
  ['everyone beside a known account', { Principal: { AWS: ['111122223333', '*'] } }, true],
  ['a known account', { Principal: { AWS: '111122223333' } }, false],
  ['a service', { Principal: { Service: 'cloudtrail.amazonaws.com' } }, false],
  ['a Deny to everyone', { ...star, Effect: 'Deny' }, false],
  ['an organization', { ...star, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1' } } }, false],
  [
    'an organization or nobody',
    { ...star, Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1' } } },
    true,
  ],
  ['any organization', { ...star, Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } }, true],
  ['all but one account', { ...star, Condition: { StringNotEquals: { 'aws:SourceAccount': '1' } } }, true],
  ['a variable', { ...star, Condition: { StringEquals: { 'aws:SourceVpc': '${aws:SourceVpc}' } } }, true],
  ['a key anyone can set', { ...star, Condition: { StringEquals: { 'aws:Referer': 'x' } } }, true],
  ['a network', { ...star, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, false],
  ['half of all networks', { ...star, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } }, true],
  [
    'the sessions of a role',
    { ...star, Condition: { StringLike: { 'aws:userid': 'AROAEXAMPLEID:*' } } },
    false,
  ],
  ['any role', { ...star, Condition: { StringLike: { 'aws:userid': 'AROA*:*' } } }, true],
]

for (const [name, statement, expected] of cases) {
  test(`an Allow to ${name} is ${expected ? 'public' : 'not public'}`, () => {
    const whole = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', ...statement }
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [whole] })
    assert.equal(isPublicPolicy(policy), expected)
  })
}
