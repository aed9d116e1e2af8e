import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { evaluate } from '../evaluate.ts'
import { explain } from './explain.ts'
import type { Principal, Question } from '../types.ts'
import type { PolicySet, ResourcePolicyKind } from '../policy-set.ts'

const account = '111122223333'
const away = '444455556666'
const none: PolicySet = { scps: [], rcps: [], identity: [], resourceKind: 'none' }
const user: Principal = { kind: 'User', arn: `arn:aws:iam::${account}:user/alice`, account }
const roleArn = `arn:aws:iam::${account}:role/app/Worker`
const session: Principal = {
  kind: 'AssumedRole',
  arn: `arn:aws:sts::${account}:assumed-role/Worker/job`,
  account,
  issuerArn: roleArn,
}
const question = (principal: Principal, resource = 'arn:aws:s3:::b/k', resourceAccount = away): Question => ({
  principal,
  action: 's3:GetObject',
  resource,
  resourceAccount,
  keys: new Map(),
})
const missing = (asked: Question, policies: Partial<PolicySet> = {}) =>
  explain(asked, { ...none, ...policies }).missing

test('names the caller in a resource’s policy by the narrowest name that lasts', () => {
  const table: [caller: Principal, Principal: unknown][] = [
    [user, { AWS: user.arn }],
    [session, { AWS: roleArn }],
    [{ ...session, issuerArn: undefined }, { AWS: session.arn }],
    [{ kind: 'Account', arn: `arn:aws:iam::${account}:root`, account }, { AWS: account }],
    [{ kind: 'Service', arn: 'ec2.amazonaws.com', account: '' }, { Service: 'ec2.amazonaws.com' }],
    [{ kind: 'WebIdentity', arn: 'id.test', account: '' }, { Federated: 'id.test' }],
    [{ kind: 'SAML', arn: 'provider', account: '' }, { Federated: 'provider' }],
    [{ kind: 'Anonymous', arn: 'anonymous', account: '' }, '*'],
  ]
  for (const [caller, named] of table) {
    const grants = missing(question(caller), { resourceKind: 'generic' })
    const statement = grants.find(({ layer }) => layer === 'resource')?.statement
    assert.deepEqual(
      statement,
      { Effect: 'Allow', Principal: named, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' },
      caller.kind,
    )
  }
})

test('writes a resource as a pattern of itself, the star of a whole kind as people write it', () => {
  const table: [resource: string, pattern: string][] = [
    ['*', '*'],
    ['arn:aws:s3:::*', 'arn:aws:s3:::*'],
    ['arn:aws:s3:::b/k', 'arn:aws:s3:::b/k'],
    ['arn:aws:ec2:us-east-1:1:instance/*', 'arn:aws:ec2:us-east-1:1:instance/*'],
    ['arn:aws:s3:::b/a*', 'arn:aws:s3:::b/a${*}'],
    ['arn:aws:s3:::b/*/*', 'arn:aws:s3:::b/${*}/*'],
    ['arn:aws:s3:::b/a?b', 'arn:aws:s3:::b/a${?}b'],
    ['arn:aws:s3:::b/${x}', 'arn:aws:s3:::b/${$}{x}'],
    ['arn:aws:s3:::b/$x', 'arn:aws:s3:::b/$x'],
  ]
  for (const [resource, pattern] of table) {
    const asked = question(user, resource, account)
    const [grant, ...more] = missing(asked)
    assert.deepEqual(grant?.statement, { Effect: 'Allow', Action: 's3:GetObject', Resource: pattern })
    assert.deepEqual(more, [])
    const text = JSON.stringify({ Version: '2012-10-17', Statement: grant?.statement })
    const identity = [{ id: 'new', type: 'user' as const, policy: compileText(text) }]
    assert.equal(evaluate(asked, { ...none, identity }).outcome, 'Allowed', resource)
  }
})

test('a trust policy’s grant names no resource, a key policy’s every one', () => {
  const grantee = { Effect: 'Allow', Principal: { AWS: user.arn }, Action: 's3:GetObject' }
  const table: [resourceKind: ResourcePolicyKind, statement: object][] = [
    ['trust-policy', grantee],
    ['key-policy', { ...grantee, Resource: '*' }],
    ['generic', { ...grantee, Resource: 'arn:aws:s3:::b/k' }],
  ]
  for (const [resourceKind, statement] of table) {
    const grants = missing(question(user), { resourceKind })
    assert.deepEqual(grants.find(({ layer }) => layer === 'resource')?.statement, statement, resourceKind)
  }
})

test('a grant for a policy of version 2008-10-17 works there, or says what the policy needs', () => {
  const boundary = (Resource: string) => ({
    id: 'boundary',
    type: 'managed' as const,
    policy: compileText(
      JSON.stringify({ Version: '2008-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource }] }),
    ),
  })
  const identity = [
    {
      id: 'all',
      type: 'user' as const,
      policy: compileText('{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'),
    },
  ]
  const table: [
    resource: string,
    other: string,
    pattern: string,
    version: string | undefined,
    noted: boolean,
  ][] = [
    ['arn:aws:s3:::b/k', '*', 'arn:aws:s3:::b/k', undefined, false],
    ['arn:aws:s3:::b/${x}', '*', 'arn:aws:s3:::b/${x}', undefined, false],
    ['arn:aws:s3:::b/a*b', '*', 'arn:aws:s3:::b/a${*}b', '2012-10-17', false],
    // Another version would wake up the variable that is text there now.
    ['arn:aws:s3:::b/a*b', '${aws:username}', 'arn:aws:s3:::b/a?b', undefined, true],
  ]
  for (const [resource, other, pattern, version, noted] of table) {
    const [grant, ...more] = missing(question(user, resource, account), {
      identity,
      boundary: boundary(other),
    })
    assert.deepEqual(more, [])
    assert.deepEqual([grant!.layer, grant!.statement['Resource']], ['boundary', pattern])
    assert.deepEqual(
      [grant!.version, grant!.note !== undefined],
      [version, noted],
      `${resource} beside ${other}`,
    )
  }
})

test('a grant to a caller without an account is held to what the request brought', () => {
  const github = 'token.actions.githubusercontent.com'
  const oidc = (provider: string): Principal => ({ kind: 'WebIdentity', arn: provider, account: '' })
  const saml: Principal = { kind: 'SAML', arn: 'provider', account: '' }
  const lambda: Principal = { kind: 'Service', arn: 'lambda.amazonaws.com', account: '' }
  const nobody: Principal = { kind: 'Anonymous', arn: 'anonymous', account: '' }
  const table: [caller: Principal, keys: Record<string, string[]>, condition: unknown][] = [
    [
      oidc(`arn:aws:iam::${account}:oidc-provider/${github}`),
      {
        [`${github}:sub`]: ['repo:me/x'],
        [`${github}:aud`]: ['sts.amazonaws.com'],
        [`${github}:ref`]: ['main'],
      },
      { StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com', [`${github}:sub`]: 'repo:me/x' } },
    ],
    [
      oidc('graph.facebook.com'),
      { 'graph.facebook.com:app_id': ['1'] },
      { StringEquals: { 'graph.facebook.com:app_id': '1' } },
    ],
    [oidc('id.test'), { 'id.test:aud': ['a', 'b'] }, undefined],
    [oidc('id.test'), { 'id.test:sub': ['a*'] }, { StringLike: { 'id.test:sub': 'a${*}' } }],
    [
      saml,
      { 'saml:aud': ['x'], 'saml:sub': ['s'], 'saml:sub_type': ['persistent'] },
      { StringEquals: { 'saml:aud': 'x', 'saml:sub': 's' } },
    ],
    [
      saml,
      { 'saml:aud': ['x'], 'saml:sub': ['s'], 'saml:sub_type': ['transient'] },
      { StringEquals: { 'saml:aud': 'x' } },
    ],
    [
      lambda,
      { 'aws:sourcearn': ['arn:aws:s3:::b'], 'aws:sourceaccount': [away] },
      { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::b' }, StringEquals: { 'aws:SourceAccount': away } },
    ],
    [nobody, { 'aws:sourceip': ['203.0.113.7'] }, { IpAddress: { 'aws:SourceIp': '203.0.113.7' } }],
    [nobody, { 'aws:sourceip': ['10.0.0.7'] }, undefined],
    [nobody, {}, undefined],
  ]
  for (const [caller, keys, condition] of table) {
    const asked = { ...question(caller), keys: new Map(Object.entries(keys)) }
    assert.deepEqual(
      missing(asked, { resourceKind: 'generic' })[0]!.statement['Condition'],
      condition,
      caller.arn,
    )
  }
})

test('an action that needs no Allow lacks none', () => {
  const asked = { ...question(user, '*', account), action: 'sts:GetSessionToken' }
  const deny = compileText('{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}')
  const told = explain(asked, { ...none, identity: [{ id: 'deny', type: 'user', policy: deny }] })
  assert.deepEqual([told.outcome, told.alsoMissing], ['ExplicitlyDenied', []])
})
