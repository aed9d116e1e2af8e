import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsIn } from '../../../../test/fixtures/lint-codes.ts'

test('a provider is trusted for some of its users, another account with proof on whose behalf it comes', () => {
  const rules = /GITHUB|OIDC|EXTERNAL/
  const table: [principal: object, condition: object, ...found: string[]][] = [
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      {},
      'MISSING_GITHUB_REPO_CONDITION_KEY -> Add "StringLike": {"token.actions.githubusercontent.com:sub": "repo:OWNER/REPOSITORY:*"}.',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:aud': 'x' } },
      'MISSING_GITHUB_REPO_CONDITION_KEY -> Add "StringLike": {"token.actions.githubusercontent.com:sub": "repo:OWNER/REPOSITORY:*"}.',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:a/b:*' } },
      'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED -> repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:a/b:ref:refs/heads/main' } },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:a/*' } },
      'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED -> repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*/b:x' } },
      'MISSING_GITHUB_REPO_CONDITION_KEY -> repo:OWNER/REPOSITORY:*',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:sub': '*' } },
      'MISSING_GITHUB_REPO_CONDITION_KEY -> repo:OWNER/REPOSITORY:*',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:sub': '?x' } },
      'MISSING_GITHUB_REPO_CONDITION_KEY -> repo:OWNER/REPOSITORY:*',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:a?' } },
      'MISSING_GITHUB_REPO_CONDITION_KEY -> repo:OWNER/REPOSITORY:*',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:sub': 'other' } },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringNotLike: { 'token.actions.githubusercontent.com:sub': '*' } },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:SUB': '*' } },
      'MISSING_GITHUB_REPO_CONDITION_KEY -> repo:OWNER/REPOSITORY:*',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:repository': 'a/b' } },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      { StringLike: { 'token.actions.githubusercontent.com:job_workflow_ref': 'a' } },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      {
        StringLike: {
          'token.actions.githubusercontent.com:sub': 'repo:a/b:*',
          'token.actions.githubusercontent.com:ref': 'refs/heads/main',
        },
      },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/token.actions.githubusercontent.com' },
      {
        StringLike: {
          'token.actions.githubusercontent.com:sub': 'repo:a/*:x',
          'token.actions.githubusercontent.com:ref': 'refs/heads/main',
        },
      },
      'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED -> repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH',
    ],
    [
      { Federated: 'token.actions.githubusercontent.com' },
      {},
      'MISSING_GITHUB_REPO_CONDITION_KEY -> Add "StringLike": {"token.actions.githubusercontent.com:sub": "repo:OWNER/REPOSITORY:*"}.',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/id.test/a' },
      {},
      'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL -> Add a condition on id.test/a:sub.',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/id.test/a' },
      { StringLike: { 'id.test/a:sub': 'x' } },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/id.test/a' },
      { StringLike: { 'ID.test/a:sub': 'x' } },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/id.test/a' },
      { StringLike: { 'id.test/a:aud': 'x' } },
      'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL -> Add a condition on id.test/a:sub.',
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/id.test/a' },
      { StringLike: { 'id.test/a:email': 'x' } },
    ],
    [
      { Federated: 'arn:aws:iam::210987654321:oidc-provider/id.test/a' },
      { StringLike: { 'other.test:sub': 'x' } },
      'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL -> Add a condition on id.test/a:sub.',
    ],
    [
      { Federated: 'accounts.google.com' },
      {},
      'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL -> Add a condition on accounts.google.com:aud.',
    ],
    [{ Federated: 'accounts.google.com' }, { StringLike: { 'accounts.google.com:aud': 'x' } }],
    [
      { Federated: 'accounts.google.com' },
      { StringLike: { 'accounts.google.com:email': 'x' } },
      'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL -> Add a condition on accounts.google.com:aud.',
    ],
    [{ Federated: 'arn:aws:iam::210987654321:saml-provider/p' }, {}],
    [{ AWS: '210987654320' }, {}, 'MISSING_EXTERNAL_ID -> Add "StringEquals": {"sts:ExternalId": "…"}.'],
    [{ AWS: '210987654321' }, {}],
    [
      { AWS: 'arn:aws:iam::210987654320:root' },
      {},
      'MISSING_EXTERNAL_ID -> Add "StringEquals": {"sts:ExternalId": "…"}.',
    ],
    [
      { AWS: 'arn:aws:iam::210987654320:role/a' },
      {},
      'MISSING_EXTERNAL_ID -> Add "StringEquals": {"sts:ExternalId": "…"}.',
    ],
    [
      { AWS: 'arn:aws:sts::210987654320:assumed-role/a/b' },
      {},
      'MISSING_EXTERNAL_ID -> Add "StringEquals": {"sts:ExternalId": "…"}.',
    ],
    [{ AWS: 'arn:aws:s3::210987654320:x' }, {}],
    [{ AWS: '*' }, {}],
    [{ AWS: '210987654320' }, { StringLike: { 'sts:ExternalId': 'x' } }],
    [{ AWS: '210987654320' }, { StringLike: { 'aws:PrincipalOrgID': 'x' } }],
    [{ AWS: '210987654320' }, { StringLike: { 'aws:PrincipalOrgPaths': 'x' } }],
    [{ AWS: '210987654320' }, { StringLike: { 'aws:PrincipalArn': 'x' } }],
    [
      { AWS: '210987654320' },
      { StringLike: { 'aws:SourceIp': 'x' } },
      'MISSING_EXTERNAL_ID -> Add "StringEquals": {"sts:ExternalId": "…"}.',
    ],
    [{ Service: 'x.amazonaws.com' }, {}],
  ]
  for (const [principal, condition, ...found] of table) {
    const about = `"Principal":${JSON.stringify(principal)},"Condition":${JSON.stringify(condition)}`
    const statement = `"Effect":"Allow","Action":"sts:AssumeRole",${about}`
    assert.deepEqual(findingsIn('trust', rules, statement), found, about)
    assert.deepEqual(findingsIn('trust', rules, statement.replace('Allow', 'Deny')), [], about)
    assert.deepEqual(findingsIn('trust', rules, statement.replace('Principal', 'NotPrincipal')), [], about)
    assert.deepEqual(findingsIn('resource', rules, statement), [], about)
  }
})
