import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileText } from '../compile.ts'
import { grantsService } from './granted-services.ts'

const services = ['ec2', 'iam', 's3', 'sts']

const rows: { about: string; statements: object[]; granted: string[] }[] = [
  { about: 'everything', statements: [{ Action: '*' }], granted: services },
  {
    about: 'some actions, in any case',
    statements: [{ Action: ['s3:Get*', 'IAM:ListUsers'] }],
    granted: ['iam', 's3'],
  },
  { about: 'a wildcard in the prefix', statements: [{ Action: 's*:*' }], granted: ['s3', 'sts'] },
  {
    about: 'all but one service',
    statements: [{ NotAction: ['iam:*', 's3:Put*'] }],
    granted: ['ec2', 's3', 'sts'],
  },
  { about: 'NotAction of everything', statements: [{ NotAction: '*' }], granted: [] },
  {
    about: 'a Deny of a whole service',
    statements: [{ Action: '*' }, { Effect: 'Deny', Action: 'iam:**' }],
    granted: ['ec2', 's3', 'sts'],
  },
  {
    about: 'a Deny of a part of a service',
    statements: [{ Action: 's3:*' }, { Effect: 'Deny', Action: 's3:Delete*' }],
    granted: ['s3'],
  },
  {
    about: 'a Deny under a condition, or about one resource',
    statements: [
      { Action: ['s3:*', 'ec2:*'] },
      { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Deny', Action: 'ec2:*', Resource: 'arn:aws:ec2:*:*:instance/*' },
    ],
    granted: ['ec2', 's3'],
  },
  { about: 'an action without a service', statements: [{ Action: ['s3', 'iam'] }], granted: [] },
  { about: 'a question mark in the prefix', statements: [{ Action: 's?:*' }], granted: ['s3'] },
  { about: 'a longer service', statements: [{ Action: ['s3x:*', 'xs3:*'] }], granted: [] },
  {
    about: 'a Deny of all but one service, which takes no service away whole',
    statements: [{ Action: 's3:*' }, { Effect: 'Deny', NotAction: 'iam:*' }],
    granted: ['s3'],
  },
  {
    about: 'a Deny of what ends or begins with stars',
    statements: [{ Action: '*' }, { Effect: 'Deny', Action: ['iam:*x', 'ec2:x*', 'sts:x**y'] }],
    granted: services,
  },
  {
    about: 'a Deny of all but some resources',
    statements: [
      { Action: 's3:*' },
      { Effect: 'Deny', Action: 's3:*', Resource: undefined, NotResource: 'arn:aws:s3:::b' },
    ],
    granted: ['s3'],
  },
  { about: 'only a Deny', statements: [{ Effect: 'Deny', Action: 's3:*' }], granted: [] },
]

for (const { about, statements, granted } of rows) {
  test(`services are granted by ${about}`, () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
    })
    const { document } = compileText(text)
    assert.deepEqual(
      services.filter((service) => grantsService([document], service)),
      granted,
    )
  })
}
