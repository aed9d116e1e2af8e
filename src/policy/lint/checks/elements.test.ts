import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallCatalogue } from '../../../../test/fixtures/lint-codes.ts'
import { lintPolicy } from '../../lint.ts'
import type { LintPolicyType } from '../document.ts'

test('a resource’s policy and a role’s say whom they are about, each in its own form', () => {
  const table: [type: LintPolicyType, text: string, ...found: string[]][] = [
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'MISSING_PRINCIPAL Statement -> Add Principal.',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Sid":"a b"}}',
      'MISSING_PRINCIPAL Statement -> Add Principal.',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":"x"}}',
      'INVALID_PRINCIPAL_FORMAT Statement.Principal -> {"AWS": "…"}',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":7}}',
      'DATA_TYPE_MISMATCH Statement.Principal',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":{}}}',
      'EMPTY_OBJECT_PRINCIPAL Statement.Principal',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":{"AWS":[]}}}',
      'EMPTY_ARRAY_PRINCIPAL Statement.Principal.AWS -> Name something or leave it out.',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":{"AWS":7}}}',
      'DATA_TYPE_MISMATCH Statement.Principal.AWS',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":{"aws":"210987654321"}}}',
      'INVALID_PRINCIPAL_KEY Statement.Principal.aws -> AWS',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":"*","NotPrincipal":"*"}}',
      'PRINCIPAL_STAR_WITHOUT_CONDITION Statement.Principal -> Name the principals, or add a condition such as aws:PrincipalOrgID.',
      'UNSUPPORTED_ELEMENT_COMBINATION Statement.NotPrincipal -> Keep one.',
      'ALLOW_WITH_NOT_PRINCIPAL Statement.NotPrincipal -> List who is meant in Principal.',
    ],
    [
      'resource',
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"210987654321"},"Action":"x:List","Resource":"*"}}',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'MISSING_PRINCIPAL Statement -> Add Principal.',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Sid":"a b"}}',
      'MISSING_PRINCIPAL Statement -> Add Principal.',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":"x"}}',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
      'INVALID_PRINCIPAL_FORMAT Statement.Principal -> {"AWS": "…"}',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":7}}',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
      'DATA_TYPE_MISMATCH Statement.Principal',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":{}}}',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
      'EMPTY_OBJECT_PRINCIPAL Statement.Principal',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":{"AWS":[]}}}',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
      'EMPTY_ARRAY_PRINCIPAL Statement.Principal.AWS -> Name something or leave it out.',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":{"AWS":7}}}',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
      'DATA_TYPE_MISMATCH Statement.Principal.AWS',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":{"aws":"210987654321"}}}',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
      'INVALID_PRINCIPAL_KEY Statement.Principal.aws -> AWS',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":"*","NotPrincipal":"*"}}',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
      'PRINCIPAL_STAR_WITHOUT_CONDITION Statement.Principal -> Name the principals, or add a condition such as aws:PrincipalOrgID.',
      'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL Statement.Principal -> {"AWS": "ACCOUNT"}',
      'UNSUPPORTED_ELEMENT_COMBINATION Statement.NotPrincipal -> Keep one.',
      'ALLOW_WITH_NOT_PRINCIPAL Statement.NotPrincipal -> List who is meant in Principal.',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL Statement.NotPrincipal -> Principal',
    ],
    [
      'trust',
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"210987654321"},"Action":"x:List","Resource":"*"}}',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL Statement.NotPrincipal -> Principal',
      'UNSUPPORTED_ACTION_IN_POLICY Statement.Action -> sts:AssumeRole',
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE Statement.Resource -> Remove it.',
    ],
  ]
  for (const [policyType, text, ...found] of table) {
    const findings = lintPolicy(text, { policyType, reference: smallCatalogue, account: '210987654321' })
    const said = findings.map(
      ({ code, path, fix }) => `${code} ${path}${fix === undefined ? '' : ` -> ${fix}`}`,
    )
    assert.deepEqual(said, found, text)
    for (const { message } of findings) assert.match(message, /^\S+ \S.*\S\.$/s, text)
  }
})
