import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountOf, grant, grantsOf, isWholeChainListed } from './principal.ts'
import type { Principal } from '../types.ts'

const account = '111122223333'
const session: Principal = {
  kind: 'AssumedRole',
  arn: `arn:aws:sts::${account}:assumed-role/Worker/job`,
  account,
  uniqueId: 'AROAWORKER',
  issuerArn: `arn:aws:iam::${account}:role/app/Worker`,
}
const service: Principal = { kind: 'Service', arn: 'ec2.amazonaws.com', account: '' }
const web: Principal = { kind: 'WebIdentity', arn: 'accounts.google.com', account: '' }

const aws = (value: string) => ({ type: 'AWS' as const, value })
const everyone = { type: '*' as const, value: '*' }

test('tells how a session is named', () => {
  const table: [string, number][] = [
    [session.arn, grant.self],
    [session.issuerArn!, grant.issuer],
    ['AROAWORKER', grant.issuer],
    [account, grant.account],
    [`arn:aws:iam::${account}:root`, grant.account],
    ['*', grant.wild],
    [`arn:aws:iam::${account}:role/Worker`, grant.none],
    [`arn:aws:sts::${account}:assumed-role/Worker/*`, grant.none],
    ['444455556666', grant.none],
    ['', grant.none],
  ]
  for (const [value, grants] of table) assert.equal(grantsOf([aws(value)], session, 'Allow'), grants, value)
  assert.equal(grantsOf([aws(account), aws(session.arn)], session, 'Allow'), grant.account | grant.self)
})

test('a star covers services and unsigned callers only as far as is safe', () => {
  assert.equal(grantsOf([aws('*')], service, 'Allow'), grant.none)
  assert.equal(grantsOf([everyone], service, 'Allow'), grant.wild)
  assert.equal(grantsOf([everyone, aws('*')], web, 'Allow'), grant.none)
  assert.equal(grantsOf([aws('*')], web, 'Deny'), grant.wild)
  assert.equal(grantsOf([{ type: 'Federated', value: 'accounts.google.com' }], web, 'Allow'), grant.self)
})

test('every kind of caller is named by what it is, and by nothing another kind is named by', () => {
  const user: Principal = {
    kind: 'User',
    arn: `arn:aws:iam::${account}:user/a`,
    account,
    uniqueId: 'AIDAA',
    canonicalId: 'c0ffee',
  }
  const saml: Principal = { kind: 'SAML', arn: `arn:aws:iam::${account}:saml-provider/p`, account: '' }
  const nobody: Principal = { kind: 'Anonymous', arn: 'anonymous', account: '' }
  const table: [
    type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser',
    value: string,
    caller: Principal,
    grants: number,
  ][] = [
    ['Service', service.arn, service, grant.self],
    ['Service', 's3.amazonaws.com', service, grant.none],
    ['Service', user.arn, user, grant.none],
    ['AWS', service.arn, service, grant.none],
    ['Federated', web.arn, web, grant.self],
    ['Federated', saml.arn, saml, grant.self],
    ['Federated', 'another', saml, grant.none],
    ['Federated', user.arn, user, grant.none],
    ['Federated', service.arn, service, grant.none],
    ['CanonicalUser', 'c0ffee', user, grant.account],
    ['CanonicalUser', 'other', user, grant.none],
    ['CanonicalUser', '', { ...user, canonicalId: '' }, grant.none],
    ['CanonicalUser', '', { ...user, canonicalId: undefined }, grant.none],
    ['AWS', user.arn, user, grant.self],
    ['AWS', 'AIDAA', user, grant.self],
    ['AWS', account, user, grant.account],
    ['AWS', 'anonymous', nobody, grant.none],
    ['AWS', '', service, grant.none],
    ['AWS', '*', nobody, grant.wild],
  ]
  for (const [type, value, caller, grants] of table) {
    assert.equal(grantsOf([{ type, value }], caller, 'Allow'), grants, `${type} ${value} for ${caller.kind}`)
  }
})

test('a Deny with NotPrincipal spares only who is listed with the whole chain', () => {
  const [self, role, root] = [aws(session.arn), aws(session.issuerArn!), aws(account)]
  assert.equal(isWholeChainListed([self, role, root], session), true)
  for (const listed of [[], [self], [self, role], [self, root], [role, root]]) {
    assert.equal(isWholeChainListed(listed, session), false)
  }
  assert.equal(isWholeChainListed([everyone], session), true)
  const user: Principal = { kind: 'User', arn: `arn:aws:iam::${account}:user/a`, account, uniqueId: 'AIDAA' }
  assert.equal(isWholeChainListed([aws('AIDAA'), root], user), true)
  assert.equal(
    isWholeChainListed([root], { kind: 'Account', arn: `arn:aws:iam::${account}:root`, account }),
    true,
  )
  assert.equal(isWholeChainListed([{ type: 'Service', value: service.arn }], service), true)
  assert.equal(isWholeChainListed([root], service), false)
})

test('an account is twelve digits or its root ARN', () => {
  assert.equal(accountOf(account), account)
  assert.equal(accountOf(`arn:aws-cn:iam::${account}:root`), account)
  for (const value of [
    '1111',
    `${account}0`,
    `arn:aws:iam::${account}:root/x`,
    `arn:aws:sts::${account}:root`,
    `xarn:aws:iam::${account}:root`,
    `arn:${'a'.repeat(21)}:iam::${account}:root`,
  ]) {
    assert.equal(accountOf(value), undefined, value)
  }
})
