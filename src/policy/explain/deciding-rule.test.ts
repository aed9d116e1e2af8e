import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { explain } from './explain.ts'
import type { Principal, Question } from '../types.ts'
import type { PolicySet } from '../policy-set.ts'

const account = '111122223333'
const alice: Principal = {
  kind: 'User',
  arn: `arn:aws:iam::${account}:user/alice`,
  account,
  uniqueId: 'AIDAALICE',
}
const session: Principal = {
  kind: 'AssumedRole',
  arn: `arn:aws:sts::${account}:assumed-role/Worker/job`,
  account,
  uniqueId: 'AROAWORKER',
  issuerArn: `arn:aws:iam::${account}:role/Worker`,
}
const lambda: Principal = { kind: 'Service', arn: 'lambda.amazonaws.com', account: '' }
const provider: Principal = {
  kind: 'WebIdentity',
  arn: `arn:aws:iam::${account}:oidc-provider/id.test`,
  account: '',
}

type Given = {
  principal?: Principal
  resource?: string
  keys?: Record<string, string[]>
  version?: string
  boundary?: boolean
  layer?: 'identity' | 'resource'
}

/** The rule of the one line of a statement, whether it matched or not. */
function ruleOf(statement: Record<string, unknown>, given: Given = {}): string | undefined {
  const {
    principal = alice,
    resource = 'arn:aws:s3:::b/k',
    keys = {},
    version = '2012-10-17',
    boundary,
  } = given
  const question: Question = {
    principal,
    action: 's3:GetObject',
    resource,
    resourceAccount: account,
    keys: new Map(Object.entries(keys).map(([name, values]) => [name.toLowerCase(), values])),
  }
  const whole = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement }
  const source = {
    id: 'policy',
    type: 'resource' as const,
    policy: compileText(JSON.stringify({ Version: version, Statement: whole })),
  }
  const full = compileText(
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  )
  const isResource = given.layer === 'resource'
  const policies: PolicySet = {
    scps: [],
    rcps: [],
    identity: isResource ? [] : [source],
    resource: isResource ? source : undefined,
    boundary: boundary === true ? { id: 'boundary', type: 'managed', policy: full } : undefined,
    resourceKind: isResource ? 'generic' : 'none',
  }
  const told = explain(question, policies).layers.find(({ layer }) => layer === (given.layer ?? 'identity'))!
  const { failed, met } = told.policies[0]!.statements[0]!
  return (failed ?? met?.[0])?.rule
}

test('a line about principals that its text does not explain says the rule', () => {
  const resource = { layer: 'resource' } as const
  const deny = (listed: unknown) => ({ Effect: 'Deny', NotPrincipal: listed })
  const table: [statement: Record<string, unknown>, given: Given, rule: RegExp | undefined][] = [
    [{ Principal: '*' }, {}, /an Allow that does allows nothing/],
    [{ Effect: 'Deny', Principal: { AWS: '444455556666' } }, {}, /binds everyone whom the policy binds/],
    [{ NotPrincipal: { AWS: '444455556666' } }, resource, /an Allow with NotPrincipal allows nobody/],
    [deny({ AWS: [alice.arn, account] }), { ...resource, boundary: true }, /has a permissions boundary/],
    [deny({ AWS: alice.arn }), resource, /all of its names are listed, and 111122223333 is not/],
    [
      deny({ AWS: [session.arn, account] }),
      { ...resource, principal: session },
      /and arn:\S+role\/Worker is not/,
    ],
    [deny({ AWS: [alice.arn, account] }), resource, undefined],
    [{ Principal: '*' }, { ...resource, principal: provider }, /a star lets no identity provider in/],
    [{ Principal: { AWS: '*' } }, { ...resource, principal: lambda }, /it has to be named as Service/],
    [{ Principal: { AWS: lambda.arn } }, { ...resource, principal: lambda }, /has to be named as Service/],
    [{ Principal: { AWS: `arn:aws:iam::${account}:user/*` } }, resource, /no wildcard/],
    [{ Principal: { AWS: `arn:aws:iam::${account}:user/Alice` } }, resource, /upper and lower case/],
    [{ Principal: { AWS: `arn:aws:iam::${account}:user/bob` } }, resource, undefined],
  ]
  for (const [statement, given, rule] of table) {
    const told = ruleOf(statement, given)
    if (rule === undefined) assert.equal(told, undefined, JSON.stringify(statement))
    else assert.match(told ?? '', rule, JSON.stringify(statement))
  }
})

test('a line about resources that its text does not explain says the rule', () => {
  const table: [pattern: string, given: Given, rule: RegExp | undefined][] = [
    [
      'arn:aws:s3:::${aws:username}/k',
      { version: '2008-10-17', keys: { 'aws:username': ['b'] } },
      /2008-10-17 have no var/,
    ],
    [
      'arn:aws:sqs:*:${aws:PrincipalAccount}:q',
      { resource: `arn:aws:sqs:us-east-1:${account}:q` },
      /before the fifth colon/,
    ],
    ['arn:aws:s3:::b/${aws:TagKeys}', { keys: { 'aws:TagKeys': ['k'] } }, /a key of several values/],
    ['arn:aws:s*3:q', { resource: `arn:aws:sqs:us-east-1:${account}:q` }, /does not reach past a colon/],
    ['arn:aws:iam::*:*', { resource: '*' }, /only a lone star covers/],
    ['arn:aws:s3:::b/K', {}, /upper and lower case count/],
    ['arn:aws:s3:::b/${aws:username}', { keys: { 'aws:username': ['*'] } }, /stands for itself/],
    ['arn:aws:s3:::b/other', {}, undefined],
  ]
  for (const [Resource, given, rule] of table) {
    const told = ruleOf({ Resource }, given)
    if (rule === undefined) assert.equal(told, undefined, Resource)
    else assert.match(told ?? '', rule, Resource)
  }
})

test('a condition that its text does not explain says the rule', () => {
  const table: [operator: string, asked: unknown, had: string[] | undefined, rule: RegExp | undefined][] = [
    ['StringEquals', 'a*', ['abc'], /StringEquals knows no wildcards/],
    ['StringEquals', 'A', ['a'], /upper and lower case count/],
    ['StringEqualsIgnoreCase', 'A', ['a'], /are alike here/],
    ['StringLike', '${k:other}', ['abc'], /stands for itself/],
    ['StringEquals', ['a', 'b'], ['a', 'b'], /without ForAllValues or ForAnyValue/],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], /every value has to pass, and c does not/],
    ['ForAnyValue:StringEquals', 'a', ['a', 'c'], /one value is enough, and a passes/],
    ['ForAllValues:StringEquals', 'a', undefined, /holds where the request has no value/],
    ['StringEqualsIfExists', 'a', undefined, /holds where the request has no such key/],
    ['ForAnyValue:StringNotEquals', 'a', undefined, /fails where the request has no value/],
    ['ForAnyValue:StringLike', '*', [''], /an empty text is as good as none/],
    ['NumericEquals', '10', ['10.0'], /compared as numbers/],
    ['NumericNotEquals', 'many', ['many'], /many is no number/],
    ['Bool', 'true', ['True'], /in any case/],
    ['IpAddress', '203.0.113.0/24', ['203.0.113.7'], /addresses and ranges/],
    ['ArnLike', 'arn:aws:s*1:1:*:t', ['arn:aws:sns:us-east-1:1:a:t'], /does not reach past a colon/],
    ['Null', ['true', 'false'], ['a'], /one of them is the case/],
    ['StringEquals', 'a', ['b'], undefined],
    ['StringEquals', 'a', undefined, undefined],
  ]
  for (const [operator, asked, had, rule] of table) {
    const keys = { 'k:own': had, 'k:other': ['*'] }
    const present = Object.fromEntries(Object.entries(keys).filter(([, values]) => values !== undefined))
    const told = ruleOf(
      { Condition: { [operator]: { 'k:own': asked } } },
      { keys: present as Record<string, string[]> },
    )
    if (rule === undefined) assert.equal(told, undefined, operator)
    else assert.match(told ?? '', rule, `${operator} ${JSON.stringify(asked)}`)
  }
})
