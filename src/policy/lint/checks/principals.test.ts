import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsIn } from '../../../../test/fixtures/lint-codes.ts'

const rules = /PRINCIPAL_(?:FORMAT|SYNTAX)|WILDCARD_IN_PRINCIPAL|REFERENCE|ACCOUNT|PRINCIPAL_NOT_SUPPORTED/

test('a principal is held to the form of its kind, in the policy of a resource and of a role', () => {
  const table: [principal: object, resource: string[], trust: string[]][] = [
    [{ AWS: '210987654321' }, [], []],
    [
      { AWS: '21098765432' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [{ AWS: '*' }, [], []],
    [{ AWS: 'arn:aws:iam::210987654321:root' }, [], []],
    [
      { AWS: 'arn:aws:iam::210987654321:root/x' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [{ AWS: 'arn:aws:iam::210987654321:user/a' }, [], []],
    [{ AWS: 'arn:aws:iam::210987654321:role/p/a' }, [], []],
    [
      { AWS: 'arn:aws:iam::210987654321:group/a' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [
      { AWS: 'arn:aws:iam::210987654321:user/' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [{ AWS: 'arn:aws:sts::210987654321:assumed-role/a/b' }, [], []],
    [{ AWS: 'arn:aws:sts::210987654321:federated-user/a' }, [], []],
    [
      { AWS: 'arn:aws:iam:r:210987654321:user/a' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [
      { AWS: 'arn:aws:s3:::b' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [{ AWS: 'arn:aws:cloudfront::cloudfront:user/a' }, [], []],
    [
      { AWS: 'xarn:aws:iam::210987654321:user/a' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [
      { AWS: 'arn:aws:iam::210987654321:user/*' },
      ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL -> Put "*" and compare aws:PrincipalArn in a condition.'],
      ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL -> Put "*" and compare aws:PrincipalArn in a condition.'],
    ],
    [
      { AWS: 'arn:aws:iam::111122223333:user/a' },
      ['PLACEHOLDER_ACCOUNT -> Put the account that is meant.'],
      ['PLACEHOLDER_ACCOUNT -> Put the account that is meant.'],
    ],
    [
      { AWS: '111122223333' },
      ['PLACEHOLDER_ACCOUNT -> Put the account that is meant.'],
      ['PLACEHOLDER_ACCOUNT -> Put the account that is meant.'],
    ],
    [
      { AWS: 'AIDAABCDEFGHIJKL' },
      ['INVALID_USER_REFERENCE -> arn:aws:iam::ACCOUNT:user/NAME'],
      ['INVALID_USER_REFERENCE -> arn:aws:iam::ACCOUNT:user/NAME'],
    ],
    [
      { AWS: 'AROAABCDEFGHIJKL' },
      ['INVALID_ROLE_REFERENCE -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_ROLE_REFERENCE -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [
      { AWS: 'AIDAABC' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [
      { AWS: 'XAIDAABCDEFGHIJKL' },
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
      ['INVALID_PRINCIPAL_FORMAT -> arn:aws:iam::ACCOUNT:role/NAME'],
    ],
    [{ AWS: '${aws:username}' }, [], []],
    [{ Service: 'x.amazonaws.com' }, [], []],
    [{ Service: 'x.amazonaws.com.cn' }, [], []],
    [{ Service: 'x.amazon.com' }, [], []],
    [
      { Service: 'x' },
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> x.amazonaws.com'],
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> x.amazonaws.com'],
    ],
    [
      { Service: 'X' },
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> x.amazonaws.com'],
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> x.amazonaws.com'],
    ],
    [
      { Service: 'x y' },
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> SERVICE.amazonaws.com'],
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> SERVICE.amazonaws.com'],
    ],
    [
      { Service: 'x.amazonaws.comx' },
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> SERVICE.amazonaws.com'],
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> SERVICE.amazonaws.com'],
    ],
    [
      { Service: '/x.amazonaws.com' },
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> SERVICE.amazonaws.com'],
      ['INVALID_SERVICE_PRINCIPAL_FORMAT -> SERVICE.amazonaws.com'],
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:saml-provider/p' },
      ['FEDERATED_PRINCIPAL_NOT_SUPPORTED -> Name the role that its users assume.'],
      [],
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/p.q/r' },
      ['FEDERATED_PRINCIPAL_NOT_SUPPORTED -> Name the role that its users assume.'],
      [],
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:other/p' },
      ['FEDERATED_PRINCIPAL_NOT_SUPPORTED -> Name the role that its users assume.'],
      ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'],
    ],
    [
      { Federated: 'arn:aws:iam::21098765432:saml-provider/p' },
      ['FEDERATED_PRINCIPAL_NOT_SUPPORTED -> Name the role that its users assume.'],
      ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'],
    ],
    [
      { Federated: 'accounts.google.com' },
      ['FEDERATED_PRINCIPAL_NOT_SUPPORTED -> Name the role that its users assume.'],
      [],
    ],
    [
      { Federated: 'google' },
      ['FEDERATED_PRINCIPAL_NOT_SUPPORTED -> Name the role that its users assume.'],
      ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'],
    ],
    [
      { Federated: 'x/accounts.google.com' },
      ['FEDERATED_PRINCIPAL_NOT_SUPPORTED -> Name the role that its users assume.'],
      ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'],
    ],
    [
      { Federated: 'accounts.google.com/x' },
      ['FEDERATED_PRINCIPAL_NOT_SUPPORTED -> Name the role that its users assume.'],
      ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'],
    ],
    [{ CanonicalUser: 'c0ffee' }, [], []],
    [
      { AWS: 'a*' },
      ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL -> Put "*" and compare aws:PrincipalArn in a condition.'],
      ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL -> Put "*" and compare aws:PrincipalArn in a condition.'],
    ],
  ]
  for (const [principal, resource, trust] of table) {
    const about = JSON.stringify(principal)
    const statement = `"Effect":"Allow","Principal":${about},"Action":"x:List"`
    assert.deepEqual(findingsIn('resource', rules, statement), resource, about)
    assert.deepEqual(findingsIn('trust', rules, statement), trust, about)
    assert.deepEqual(findingsIn('identity', rules, statement), [], about)
    assert.deepEqual(findingsIn('scp', rules, statement), [], about)
  }
})
