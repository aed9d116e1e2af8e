import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trustDocument, trustErrors, type TrustChoice } from './trust-document.ts'

const blank: TrustChoice = {
  kind: 'service',
  service: 'ec2.amazonaws.com',
  account: { id: '111122223333', needsExternalId: false, externalId: '', needsMfa: false },
  web: { provider: '', audience: '', conditions: [] },
  saml: { provider: '', access: 'console', attribute: 'SAML:iss', value: '' },
  custom: '{}',
}
const oidc = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'
const saml = 'arn:aws:iam::111122223333:saml-provider/corp'

const cases: [name: string, choice: Partial<TrustChoice>, statement: object][] = [
  [
    'a service',
    {},
    { Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: ['ec2.amazonaws.com'] } },
  ],
  [
    'an account with external id and MFA',
    {
      kind: 'account',
      account: { id: '444455556666', needsExternalId: true, externalId: 'x-1', needsMfa: true },
    },
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: '444455556666' },
      Condition: {
        StringEquals: { 'sts:ExternalId': 'x-1' },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      },
    },
  ],
  [
    'a web identity whose key is tested twice',
    {
      kind: 'web',
      web: {
        provider: oidc,
        audience: 'sts.amazonaws.com',
        conditions: ['repo:a/*', 'repo:b/*'].map((value) => ({
          operator: 'StringLike',
          key: 'token.actions.githubusercontent.com:sub',
          value,
        })),
      },
    },
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: oidc },
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
        StringLike: { 'token.actions.githubusercontent.com:sub': ['repo:a/*', 'repo:b/*'] },
      },
    },
  ],
  [
    'SAML for the console',
    { kind: 'saml', saml: { provider: saml, access: 'console', attribute: '', value: '' } },
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithSAML',
      Principal: { Federated: saml },
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    },
  ],
  [
    'SAML for programs',
    { kind: 'saml', saml: { provider: saml, access: 'programmatic', attribute: 'SAML:iss', value: 'corp' } },
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithSAML',
      Principal: { Federated: saml },
      Condition: { StringEquals: { 'SAML:iss': 'corp' } },
    },
  ],
]
for (const [name, choice, statement] of cases) {
  test(`${name} comes to the trust policy that AWS's console writes`, () => {
    const whole = { ...blank, ...choice }
    assert.deepEqual(trustErrors(whole), {})
    assert.deepEqual(JSON.parse(trustDocument(whole)), { Version: '2012-10-17', Statement: [statement] })
  })
}

test('what is missing is said at its field', () => {
  const account = { id: '12', needsExternalId: true, externalId: 'a b', needsMfa: false }
  assert.deepEqual(Object.keys(trustErrors({ ...blank, kind: 'account', account })), [
    'account',
    'externalId',
  ])
  assert.deepEqual(Object.keys(trustErrors({ ...blank, kind: 'web' })), ['provider', 'audience'])
  assert.deepEqual(Object.keys(trustErrors({ ...blank, kind: 'custom', custom: '{' })), ['custom'])
})
