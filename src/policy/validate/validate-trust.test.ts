import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateTrustPolicy } from './validate-trust.ts'

const good = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }
const policy = (statement: unknown, rest: object = { Version: '2012-10-17' }): string =>
  JSON.stringify({ ...rest, Statement: statement })
const cognito = { Federated: 'cognito-identity.amazonaws.com' }

test('refuses what is wrong in the words of AWS', () => {
  const table: [string, string][] = [
    ['', 'This policy contains invalid Json'],
    ['[]', 'This policy contains invalid Json'],
    ['{}', 'Missing required field Statement'],
    [policy([]), 'Could not parse the policy: Statement is empty!'],
    [policy(good, { Version: '2013' }), 'The policy must contain a valid version string'],
    [policy(good, { Extra: 1 }), 'Unknown field Extra'],
    [policy(good, { Id: {} }), 'Invalid policy syntax.'],
    [
      policy({ ...good, Principal: { AWS: [] } }),
      'Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: ' +
        'The passed in policy has a statement with no principals!',
    ],
    ...['', 'corp', 'arn:aws:iam::111122223333:oidc-provider/', 'arn:aws:iam::111122223333:user/a'].map(
      (value): [string, string] => [
        policy({ ...good, Principal: { Federated: ['www.amazon.com', value] } }),
        'Federated principals must be valid domain names or SAML metadata ARNs',
      ],
    ),
    [policy([good, 5]), 'This policy contains invalid Json'],
    [
      policy({ ...good, Action: ['sts:AssumeRole', 's3:*'] }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    [
      policy({ ...good, Principal: { ...cognito, AWS: '*' } }),
      'A condition block must be present for the Cognito provider',
    ],
    [
      policy({ ...good, Principal: cognito, Condition: { StringEquals: { 'other:aud': 'pool' } } }),
      'A condition block must be present for the Cognito provider',
    ],
    [policy({ ...good, Sid: 5 }), 'Invalid policy syntax.'],
    [policy({ ...good, Extra: 1 }), 'Unknown field Extra'],
    [policy({ ...good, Resource: '*' }), 'Has prohibited field Resource'],
    [policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), 'Has prohibited field Resource'],
    [policy({ ...good, Effect: undefined }), 'Missing required field Effect'],
    [policy({ ...good, Effect: 'allow' }), 'Invalid effect: allow'],
    [policy({ ...good, Principal: undefined }), 'Missing required field Principal'],
    [policy({ ...good, Principal: {} }), 'Missing required field Principal cannot be empty!'],
    [policy({ ...good, Principal: '*' }), 'AssumeRolepolicy contained an invalid principal: "STAR":"*".'],
    [policy({ ...good, Principal: 'ec2.amazonaws.com' }), 'Invalid policy syntax.'],
    [` ${policy(good)}`, 'JSON strings must not have leading spaces'],
    [`\n${policy({ ...good, Effect: undefined })}`, 'Missing required field Effect'],
    [' {"Version":"2012-10-17",}', 'This policy contains invalid Json'],
    [policy({ ...good, Principal: { CanonicalUser: 'x' } }), 'Invalid principal in policy: "CanonicalUser"'],
    [
      policy({ ...good, Principal: undefined, NotPrincipal: { AWS: '*' } }),
      'Allow with NotPrincipal is not allowed.',
    ],
    [
      policy({ Effect: 'Deny', NotPrincipal: { AWS: '*' }, Action: 'sts:*' }),
      'AssumeRole policy must not contain NotPrincipal field.',
    ],
    [policy({ ...good, Condition: { StringEqual: { a: 'b' } } }), 'Invalid Condition type : StringEqual'],
    [policy({ ...good, Principal: cognito }), 'A condition block must be present for the Cognito provider'],
    [policy({ ...good, Action: undefined }), 'Missing required field Action'],
    [policy({ ...good, Action: '*' }), 'AssumeRole policy may only specify STS AssumeRole actions.'],
    [
      policy({ ...good, Action: 'sts:GetCallerIdentity' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    [policy({ ...good, NotResource: '*' }), 'AssumeRole policy must not contain resources.'],
    [
      policy([
        { ...good, Sid: 'a' },
        { ...good, Sid: 'a' },
      ]),
      'The Statement Ids in the policy are not unique',
    ],
  ]
  for (const [text, sentence] of table) assert.equal(validateTrustPolicy(text), sentence, text)
})

test('takes what AWS takes', () => {
  const aud = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'pool' } }
  const table = [
    policy(good),
    policy([
      good,
      {
        ...good,
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': false } },
      },
    ]),
    policy(good, {}),
    policy({
      ...good,
      Action: ['sts:AssumeRole', 'sts:TagSession', 'STS:setsourceidentity', 'sts:SetContext'],
    }),
    policy({ ...good, Action: 'sts:Assume*' }),
    policy({ ...good, Action: 'sts:AssumeRol?' }),
    policy({ ...good, Action: 'sts:AssumeRoleWithSAML' }),
    policy(good, { Version: '2008-10-17', Id: 'x' }),
    policy({ ...good, Effect: 'Deny', Principal: cognito }),
    policy({
      ...good,
      Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/id.example.com/eu' },
    }),
    policy({ ...good, Principal: { Service: 'cognito-identity.amazonaws.com' } }),
    policy({
      ...good,
      Principal: { Service: ['ec2.amazonaws.com'], AWS: ['*'], Federated: 'arn:aws:iam::1:saml-provider/x' },
    }),
    policy({ ...good, Principal: cognito, Action: 'sts:AssumeRoleWithWebIdentity', Condition: aud }),
  ]
  for (const text of table) assert.equal(validateTrustPolicy(text), undefined, text)
})
