import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallCatalogue } from '../../../test/fixtures/lint-codes.ts'
import { lintPolicy } from '../lint.ts'
import type { LintPolicyType } from './document.ts'

test('says what is no policy, what stands in the wrong place or form, and where', () => {
  const table: [type: LintPolicyType, text: string, ...found: string[]][] = [
    ['identity', '[]', 'DATA_TYPE_MISMATCH ', 'MISSING_VERSION  -> Add "Version": "2012-10-17".'],
    ['identity', '7', 'DATA_TYPE_MISMATCH ', 'MISSING_VERSION  -> Add "Version": "2012-10-17".'],
    ['identity', '"x"', 'DATA_TYPE_MISMATCH ', 'MISSING_VERSION  -> Add "Version": "2012-10-17".'],
    ['identity', 'null', 'DATA_TYPE_MISMATCH ', 'MISSING_VERSION  -> Add "Version": "2012-10-17".'],
    ['identity', '{}', 'MISSING_STATEMENT ', 'MISSING_VERSION  -> Add "Version": "2012-10-17".'],
    [
      'identity',
      '{"Statement":[]}',
      'MISSING_VERSION  -> Add "Version": "2012-10-17".',
      'MISSING_STATEMENT Statement',
    ],
    ['identity', '{"Version":"2012-10-17","Statement":[]}', 'MISSING_STATEMENT Statement'],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":7}',
      'DATA_TYPE_MISMATCH Statement',
      'MISSING_ACTION Statement -> Add Action.',
      'MISSING_RESOURCE Statement -> Add Resource.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":[7]}',
      'DATA_TYPE_MISMATCH Statement[0]',
      'MISSING_ACTION Statement[0] -> Add Action.',
      'MISSING_RESOURCE Statement[0] -> Add Resource.',
    ],
    ['identity', '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}'],
    [
      'identity',
      '{"Version":7,"Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'MISSING_VERSION  -> Add "Version": "2012-10-17".',
      'DATA_TYPE_MISMATCH Version',
    ],
    [
      'identity',
      '{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'OLD_VERSION Version -> 2012-10-17',
    ],
    [
      'identity',
      '{"Version":"2012","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'INVALID_VERSION Version -> 2012-10-17',
    ],
    [
      'identity',
      '{"version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'MISSING_VERSION  -> Add "Version": "2012-10-17".',
      'INVALID_POLICY_ELEMENT version -> Version',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Id":7,"Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'DATA_TYPE_MISMATCH Id',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'DUPLICATE_ELEMENT Version',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Nope":1,"Statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'INVALID_POLICY_ELEMENT Nope -> One of Version, Id, Statement.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","statement":{"Effect":"Allow","Action":"x:List","Resource":"*"}}',
      'MISSING_STATEMENT ',
      'INVALID_POLICY_ELEMENT statement -> Statement',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Action":"x:List","Resource":"*"}}',
      'MISSING_EFFECT Statement -> Add "Effect": "Allow" or "Deny".',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"allow","Action":"x:List","Resource":"*"}}',
      'INVALID_EFFECT Statement.Effect -> Allow',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"DENY","Action":"x:List","Resource":"*"}}',
      'INVALID_EFFECT Statement.Effect -> Deny',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"No","Action":"x:List","Resource":"*"}}',
      'INVALID_EFFECT Statement.Effect -> Allow or Deny',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":7,"Action":"x:List","Resource":"*"}}',
      'DATA_TYPE_MISMATCH Statement.Effect',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Sid":7}}',
      'DATA_TYPE_MISMATCH Statement.Sid',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","sid":"a"}}',
      'INVALID_POLICY_ELEMENT Statement.sid -> Sid',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":7,"Resource":"*"}}',
      'DATA_TYPE_MISMATCH Statement.Action',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[7],"Resource":"*"}}',
      'DATA_TYPE_MISMATCH Statement.Action[0]',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}',
      'EMPTY_ARRAY_ACTION Statement.Action -> Name something or leave it out.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":[]}}',
      'EMPTY_ARRAY_RESOURCE Statement.Resource -> Name something or leave it out.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":{},"Resource":"*"}}',
      'DATA_TYPE_MISMATCH Statement.Action',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":7}}',
      'DATA_TYPE_MISMATCH Statement.Condition',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{}}}',
      'EMPTY_OBJECT_CONDITION Statement.Condition -> Leave it out.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":{}}}}',
      'EMPTY_OBJECT_CONDITION Statement.Condition.Bool -> Leave it out.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":7}}}',
      'DATA_TYPE_MISMATCH Statement.Condition.Bool',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":{}}}}}',
      'DATA_TYPE_MISMATCH Statement.Condition.Bool.aws:SecureTransport',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":null}}}}',
      'DATA_TYPE_MISMATCH Statement.Condition.Bool.aws:SecureTransport',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":[]}}}}',
      'EMPTY_ARRAY_CONDITION Statement.Condition.Bool.aws:SecureTransport',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true}}}}',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"NumericEquals":{"x:Size":5}}}}',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":{"x:Flag":"true","X:flag":"true"}}}}',
      'DUPLICATE_KEYS_WITH_DIFFERENT_CASE Statement.Condition.Bool.X:flag -> Join their values in one list.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":{"x:Flag":"true","x:Flag":"true"}}}}',
      'DUPLICATE_ELEMENT Statement.Condition.Bool.x:Flag',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Condition":{"Bool":{"x:Flag":"true"},"bool":{"x:Flag":"true"}}}}',
      'DUPLICATE_KEYS_WITH_DIFFERENT_CASE Statement.Condition.bool -> Join their values in one list.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","Principal":"*"}}',
      'UNSUPPORTED_PRINCIPAL Statement.Principal -> Remove it.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","NotResource":"*"}}',
      'UNSUPPORTED_ELEMENT_COMBINATION Statement.NotResource -> Keep one.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List","Resource":"*","NotAction":"x:List"}}',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION Statement.Resource -> Name the roles, and the service in the condition key iam:PassedToService.',
      'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION Statement.Resource -> Name the roles: arn:aws:iam::*:role/aws-service-role/SERVICE.amazonaws.com/*',
      'UNSUPPORTED_ELEMENT_COMBINATION Statement.NotAction -> Keep one.',
      'ALLOW_WITH_NOT_ACTION Statement.NotAction -> List what is allowed in Action.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*"}}',
      'MISSING_ACTION Statement -> Add Action.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"x:List"}}',
      'MISSING_RESOURCE Statement -> Add Resource.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"x:List","Resource":"*","Sid":"a"},{"Effect":"Allow","Action":"x:GetFile","Resource":"*","Sid":"a"}]}',
      'UNIQUE_SIDS_REQUIRED Statement[1].Sid',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"x:List","Resource":"*","Sid":""}]}',
      'EMPTY_SID_VALUE Statement[0].Sid -> Leave it out or name the statement.',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"x:List","Resource":"*","Sid":"a b"}]}',
      'UNSUPPORTED_SID Statement[0].Sid -> ab',
    ],
    [
      'identity',
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"x:List","Resource":"*","Sid":"!!"}]}',
      'UNSUPPORTED_SID Statement[0].Sid',
    ],
    ['identity', '{', 'JSON_SYNTAX_ERROR '],
    ['identity', '{"Statement":[}', 'JSON_SYNTAX_ERROR '],
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
