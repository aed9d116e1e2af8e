import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePolicy } from '../../../src/policy/text/parse.ts'
import { packReference } from '../../pack-reference.ts'
import { referenceOf } from '../reference/reference.ts'
import { resourceText, summaryOf } from './summary.ts'
import { trustSummaryOf } from './trust-summary.ts'

const reference = referenceOf(packReference())

function documentOf(...statements: object[]) {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
  if ('findings' in parsed) throw new Error(parsed.findings[0]!.message)
  return parsed.document
}

const rowsOf = (...statements: object[]) =>
  summaryOf(documentOf(...statements), reference).map((row) =>
    [row.effect, row.name, row.access, resourceText(row), row.conditions.join(' | ') || 'None'].join('; '),
  )

const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more })

for (const [name, statements, expected] of [
  [
    'one action is a limited level',
    [allow('s3:GetObject')],
    ['Allow; Amazon S3; Limited: Read; All resources; None'],
  ],
  [
    'every action of a service is full access',
    [allow('s3:*')],
    ['Allow; Amazon S3; Full access; All resources; None'],
  ],
  [
    'a level of which nothing is missing is full',
    [allow(['athena:List*', 'athena:GetNamedQuery'])],
    ['Allow; Amazon Athena; Full: List; Limited: Read; All resources; None'],
  ],
  [
    'capitals do not matter in an action',
    [allow('S3:getobject')],
    ['Allow; Amazon S3; Limited: Read; All resources; None'],
  ],
  ['a star is everything', [allow('*')], ['Allow; All services; Full access; All resources; None']],
  [
    'what a denial leaves out is told as that',
    [{ Effect: 'Deny', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::a' }],
    ['Deny; All services; everything but iam:*; everything but arn:aws:s3:::a; None'],
  ],
  [
    'an action AWS does not have is none',
    [allow('s3:Nothing')],
    ['Allow; Amazon S3; No known action; All resources; None'],
  ],
  [
    'a service nobody knows keeps its prefix',
    [allow('nobody:Do')],
    ['Allow; nobody; nobody:Do; All resources; None'],
  ],
  [
    'denials come first, and statements about one service are one row',
    [
      allow('s3:GetObject', { Resource: 'arn:aws:s3:::a/*' }),
      allow('s3:PutObject', { Resource: 'arn:aws:s3:::b/*' }),
      { Effect: 'Deny', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:q' },
    ],
    [
      'Deny; Amazon SQS; Limited: Write; arn:aws:sqs:*:*:q; None',
      'Allow; Amazon S3; Limited: Read, Write; 2 resources; None',
    ],
  ],
  [
    'a condition is told with its operator and values',
    [allow('s3:GetObject', { Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] } } })],
    ['Allow; Amazon S3; Limited: Read; All resources; aws:SourceIp IpAddress 10.0.0.0/8 or 192.0.2.0/24'],
  ],
  [
    'one statement without a condition is enough for its service',
    [
      allow('s3:GetObject', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      allow('s3:ListBucket'),
    ],
    ['Allow; Amazon S3; Limited: List, Read; All resources; None'],
  ],
] as const) {
  test(name, () => assert.deepEqual(rowsOf(...statements), expected))
}

test('without the reference a summary tells the patterns themselves', () => {
  const [row] = summaryOf(documentOf(allow('s3:GetObject')), undefined)
  assert.deepEqual([row!.name, row!.access, row!.levels], ['s3', 's3:GetObject', []])
})

test('a trust policy is summed up by whom it names', () => {
  const document = documentOf(
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
    },
  )
  assert.deepEqual(
    trustSummaryOf(document).map(({ kind, principal, condition }) => [kind, principal, condition]),
    [
      ['Service', 'ec2.amazonaws.com', 'None'],
      ['Everybody', '*', 'sts:ExternalId StringEquals x'],
    ],
  )
})
