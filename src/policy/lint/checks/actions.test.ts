import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsIn } from '../../../../test/fixtures/lint-codes.ts'
import type { LintPolicyType } from '../document.ts'

test('an action exists, under a service that exists', () => {
  const rules = /ACTION|QUALIFIER|WILDCARD_IN_SERVICE/
  const table: [type: LintPolicyType, statement: string, ...found: string[]][] = [
    ['identity', '"Effect":"Allow","Action":"*","Resource":"*"'],
    ['identity', '"Effect":"Allow","Action":"x","Resource":"*"', 'INVALID_ACTION'],
    ['identity', '"Effect":"Allow","Action":"List","Resource":"*"', 'INVALID_ACTION -> Did you mean x:List?'],
    [
      'identity',
      '"Effect":"Allow","Action":"getthing","Resource":"*"',
      'INVALID_ACTION -> Did you mean x:GetThing?',
    ],
    ['identity', '"Effect":"Allow","Action":"Get*","Resource":"*"', 'INVALID_ACTION'],
    ['identity', '"Effect":"Allow","Action":"x:List","Resource":"*"'],
    ['identity', '"Effect":"Allow","Action":"X:list","Resource":"*"'],
    [
      'identity',
      '"Effect":"Allow","Action":"x:Lst","Resource":"*"',
      'INVALID_ACTION -> Did you mean x:List?',
    ],
    ['identity', '"Effect":"Allow","Action":"x:Nothing","Resource":"*"', 'INVALID_ACTION'],
    ['identity', '"Effect":"Allow","Action":"x:Zz*","Resource":"*"', 'INVALID_ACTION'],
    [
      'identity',
      '"Effect":"Allow","Action":"x:GetThng*","Resource":"*"',
      'INVALID_ACTION -> Did you mean x:GetThing?',
    ],
    ['identity', '"Effect":"Allow","Action":"x:*Thing","Resource":"*"'],
    [
      'identity',
      '"Effect":"Allow","Action":"y:List","Resource":"*"',
      'INVALID_SERVICE_IN_ACTION -> Did you mean x:List?',
    ],
    ['identity', '"Effect":"Allow","Action":"zzz:List","Resource":"*"', 'INVALID_SERVICE_IN_ACTION'],
    [
      'identity',
      '"Effect":"Allow","Action":"x*:List","Resource":"*"',
      'WILDCARD_IN_SERVICE_NAME -> Name the services.',
    ],
    [
      'identity',
      '"Effect":"Allow","Action":"?:List","Resource":"*"',
      'WILDCARD_IN_SERVICE_NAME -> Name the services.',
    ],
    [
      'identity',
      '"Effect":"Allow","Action":"x:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","Resource":"*"',
      'INVALID_ACTION',
    ],
    [
      'trust',
      '"Effect":"Allow","Action":"x:List","Resource":"*"',
      'UNSUPPORTED_ACTION_IN_POLICY -> sts:AssumeRole',
    ],
    ['trust', '"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"', 'INVALID_SERVICE_IN_ACTION'],
    ['trust', '"Effect":"Allow","Action":"STS:AssumeRole","Resource":"*"', 'INVALID_SERVICE_IN_ACTION'],
    [
      'identity',
      '"Effect":"Allow","NotAction":"x:List","Resource":"*"',
      'ALLOW_WITH_NOT_ACTION -> List what is allowed in Action.',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION -> Name the roles, and the service in the condition key iam:PassedToService.',
      'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION -> Name the roles: arn:aws:iam::*:role/aws-service-role/SERVICE.amazonaws.com/*',
    ],
    ['identity', '"Effect":"Deny","NotAction":"x:List","Resource":"*"'],
    ['scp', '"Effect":"Allow","NotAction":"x:List","Resource":"*"'],
    [
      'identity',
      '"Effect":"Deny","NotAction":"x:Lst","Resource":"*"',
      'INVALID_ACTION -> Did you mean x:List?',
    ],
  ]
  for (const [type, statement, ...found] of table) {
    assert.deepEqual(findingsIn(type, rules, statement), found, statement)
  }
})

test('any role may be passed only where nothing names the roles or the service', () => {
  const table: [statement: string, ...found: string[]][] = [
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"IAM:passrole","Resource":"*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:Pass*","Resource":"*"',
      'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:*","Resource":"*"',
      'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    ['"Effect":"Allow","Action":"*","Resource":"*"'],
    ['"Effect":"Allow","Action":"iam:GetRole","Resource":"*"'],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::210987654321:role/*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::210987654321:role*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::210987654321:*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:*:*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam:*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    ['"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:s3:*"'],
    ['"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::210987654321:role/a"'],
    ['"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::210987654321:role/a*"'],
    ['"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::210987654321:user/*"'],
    ['"Effect":"Allow","Action":"iam:PassRole","Resource":"xarn:aws:iam::210987654321:role/*"'],
    ['"Effect":"Deny","Action":"iam:PassRole","Resource":"*"'],
    [
      '"Effect":"Allow","Action":"iam:PassRole","NotResource":"arn:aws:iam::210987654321:role/a"',
      'PASS_ROLE_WITH_NOT_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","Action":"iam:*","NotResource":"arn:aws:iam::210987654321:role/a"',
      'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    [
      '"Effect":"Allow","NotAction":"x:List","Resource":"*"',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    ['"Effect":"Allow","NotAction":"iam:*","Resource":"*"'],
    [
      '"Effect":"Allow","NotAction":"x:List","NotResource":"arn:aws:iam::210987654321:role/a"',
      'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
    ['"Effect":"Allow","NotAction":[],"Resource":"*"'],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"x"}}',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:AssociatedResourceArn":"x"}}',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/a":"x"}}',
    ],
    [
      '"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"aws:SourceIp":"x"}}',
      'PASS_ROLE_WITH_STAR_IN_RESOURCE -> Name the roles, and the service in the condition key iam:PassedToService.',
    ],
  ]
  for (const [statement, ...found] of table) {
    assert.deepEqual(findingsIn('identity', /PASS_ROLE/, statement), found, statement)
    assert.deepEqual(findingsIn('scp', /PASS_ROLE/, statement), [], statement)
  }
})
