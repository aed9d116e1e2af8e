import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateResourcePolicy } from './validate-resource.ts'
import type { ResourcePolicyRules } from './validate-resource.ts'

const rules: ResourcePolicyRules = {
  acceptsPrincipal: ({ type, value }) => type !== 'AWS' || value === '111122223333',
  knowsAction: (pattern) => ['s3:*', 's3:GetObject', 's3:ListBucket'].includes(pattern),
  acceptsResource: (pattern) => pattern.startsWith('arn:aws:s3:::b'),
  applies: (action, resource) => action === 's3:*' || (action === 's3:GetObject') === resource.includes('/'),
}
const good = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }
const policy = (statement: unknown): string => JSON.stringify({ Statement: statement })

test('refuses what is wrong in the words of S3', () => {
  const table: [string, string][] = [
    ['', "Policies must be valid JSON and the first byte must be '{'"],
    [' {}', "Policies must be valid JSON and the first byte must be '{'"],
    ['{', 'This policy contains invalid Json'],
    [policy([]), 'Could not parse the policy: Statement is empty!'],
    [policy({ ...good, Principal: undefined }), 'Missing required field Principal'],
    [policy({ ...good, Principal: 'everyone' }), 'Invalid policy syntax.'],
    [policy({ ...good, Principal: { Nobody: 'x' } }), 'Invalid principal in policy'],
    [policy({ ...good, Principal: { AWS: ['111122223333', 'nobody'] } }), 'Invalid principal in policy'],
    [policy({ ...good, Action: undefined }), 'Missing required field Action'],
    [policy({ ...good, Action: 's3:Nothing' }), 'Policy has invalid action'],
    [policy({ ...good, Resource: undefined }), 'Missing required field Resource'],
    [policy({ ...good, Resource: ['arn:aws:s3:::b/*', '*'] }), 'Policy has invalid resource'],
    [
      policy({ ...good, Resource: 'arn:aws:s3:::b' }),
      'Action does not apply to any resource(s) in statement',
    ],
    [policy({ ...good, Condition: 'x' }), 'Invalid policy syntax.'],
    [policy({ ...good, Sid: 7 }), 'Invalid policy syntax.'],
    [policy({ ...good, Effect: 'Deny', NotPrincipal: '*' }), 'Invalid policy syntax.'],
    [policy({ ...good, Principal: 7 }), 'Invalid policy syntax.'],
    [policy({ ...good, Principal: { AWS: 7 } }), 'Invalid policy syntax.'],
    [policy({ ...good, Action: 7 }), 'Invalid policy syntax.'],
    [policy({ ...good, NotAction: 's3:GetObject' }), 'Invalid policy syntax.'],
    [policy({ ...good, NotResource: 'arn:aws:s3:::b' }), 'Invalid policy syntax.'],
    [policy({ ...good, Principal: undefined, NotPrincipal: '*' }), 'Allow with NotPrincipal is not allowed.'],
  ]
  for (const [text, sentence] of table) assert.equal(validateResourcePolicy(text, rules), sentence, text)
})

test('takes statements whose every action has a resource', () => {
  const both = ['arn:aws:s3:::b', 'arn:aws:s3:::b/*']
  const table = [
    policy(good),
    policy({ ...good, Action: ['s3:GetObject', 's3:ListBucket'], Resource: both }),
    policy({ ...good, Action: 's3:*', Resource: 'arn:aws:s3:::b' }),
    policy({ ...good, Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '111122223333' } }),
    policy({ ...good, Principal: { AWS: '*', Service: 'ec2.amazonaws.com', CanonicalUser: 'x' } }),
    policy({ ...good, Action: undefined, NotAction: 's3:GetObject', Resource: 'arn:aws:s3:::b' }),
  ]
  for (const text of table) assert.equal(validateResourcePolicy(text, rules), undefined, text)
})
