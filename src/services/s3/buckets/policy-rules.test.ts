import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validateResourcePolicy } from '../../../policy/validate/validate-resource.ts'
import { bucketPolicyRules } from './policy-rules.ts'

const invalidResource = 'Policy has invalid resource'
const doesNotApply = 'Action does not apply to any resource(s) in statement'

const cases: [action: string | string[], resource: string | string[], sentence: string | undefined][] = [
  ['s3:GetObject', 'arn:aws:s3:::mine/*', undefined],
  ['S3:getobject', 'arn:aws:s3:::mine/home/${aws:username}/*', undefined],
  ['s3:*', 'arn:aws:s3:::mine', undefined],
  ['*', ['arn:aws:s3:::mine', 'arn:aws:s3:::mine/*'], undefined],
  ['s3:List*', 'arn:aws:s3:::mine', undefined],
  ['s3:GetObject', 'arn:aws:s3:::mine*', undefined],
  ['s3:GetObject', 'arn:aws:s3:::mine', doesNotApply],
  ['s3:ListBucket', 'arn:aws:s3:::mine/*', doesNotApply],
  ['s3:ListAllMyBuckets', 'arn:aws:s3:::mine', doesNotApply],
  [['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::mine/*', doesNotApply],
  ['s3:GetObject', 'arn:aws:s3:::other/*', invalidResource],
  ['s3:GetObject', '*', invalidResource],
  ['s3:GetObject', 'arn:aws:s3:::mine-too/*', invalidResource],
  ['s3:GetObject', 'arn:aws:iam::111122223333:user/x', invalidResource],
  ['s3:Nothing', 'arn:aws:s3:::mine', 'Policy has invalid action'],
  ['iam:GetUser', 'arn:aws:s3:::mine', 'Policy has invalid action'],
]

for (const [Action, Resource, expected] of cases) {
  test(`${Action} on ${Resource}: ${expected ?? 'taken'}`, () => {
    const statement = { Effect: 'Allow', Principal: '*', Action, Resource }
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statement })
    const rules = { ...bucketPolicyRules('mine'), acceptsPrincipal: () => true }
    assert.equal(validateResourcePolicy(text, rules), expected)
  })
}
