import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderTemplate, type PolicyParameter } from './policy-templates.ts'

const policy = (Action: unknown, Resource: unknown, more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...more }] })

const one = (Name: string, value: string): PolicyParameter => ({ Name, Values: [value], Type: 'string' })
const list = (Name: string, ...Values: string[]): PolicyParameter => ({ Name, Values, Type: 'stringList' })

const rendered: [string, string, PolicyParameter[], string][] = [
  ['no parameter', policy('s3:ListAllMyBuckets', '*'), [], policy('s3:ListAllMyBuckets', '*')],
  [
    'a value in a text',
    policy('s3:GetObject', 'arn:aws:s3:::@{bucketName}/*'),
    [one('bucketName', 'data')],
    policy('s3:GetObject', 'arn:aws:s3:::data/*'),
  ],
  [
    'a list in a text',
    policy('s3:GetObject', 'arn:aws:s3:::@{bucketNames}/*'),
    [list('bucketNames', 'a', 'b')],
    policy('s3:GetObject', ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']),
  ],
  [
    'a list within a list, beside a value',
    policy('s3:GetObject', ['arn:aws:s3:::fixed', 'arn:aws:s3:::@{bucketNames}/@{prefix}']),
    [list('bucketNames', 'a', 'b'), one('prefix', 'p')],
    policy('s3:GetObject', ['arn:aws:s3:::fixed', 'arn:aws:s3:::a/p', 'arn:aws:s3:::b/p']),
  ],
  [
    'a value in the name of a condition key',
    policy('s3:GetObject', '*', { Condition: { StringEquals: { 'aws:ResourceTag/@{tagKey}': 'x' } } }),
    [one('tagKey', 'team')],
    policy('s3:GetObject', '*', { Condition: { StringEquals: { 'aws:ResourceTag/team': 'x' } } }),
  ],
]
for (const [what, template, parameters, wanted] of rendered) {
  test(`a template is rendered with ${what}`, () => {
    assert.equal(renderTemplate(template, parameters), wanted)
  })
}

test('a value adds nothing to the structure of the policy', () => {
  const evil = '*"},{"Effect":"Allow","Action":"*","Resource":"*'
  const text = renderTemplate(policy('s3:GetObject', 'arn:aws:s3:::@{bucketName}'), [one('bucketName', evil)])
  const { Statement } = JSON.parse(text) as { Statement: object[] }
  assert.deepEqual(Statement, [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${evil}` }])
})

const bucket = policy('s3:GetObject', 'arn:aws:s3:::@{bucketName}/*')
const refused: [string, string, PolicyParameter[]][] = [
  ['a parameter is missing', bucket, []],
  ['a parameter is of no use', bucket, [one('bucketName', 'a'), one('other', 'b')]],
  ['a parameter is given twice', bucket, [one('bucketName', 'a'), one('bucketName', 'b')]],
  ['a text has two values', bucket, [{ Name: 'bucketName', Values: ['a', 'b'] }]],
  ['a list is empty', bucket, [list('bucketName')]],
  [
    'a text has two lists',
    policy('s3:GetObject', '@{aaaaa}@{bbbbb}'),
    [list('aaaaa', 'x'), list('bbbbb', 'y')],
  ],
  ['what comes out is no policy', policy('@{actions}', '*'), [one('actions', 'nonsense')]],
  ['what comes out is too long', bucket, [one('bucketName', 'x'.repeat(2048))]],
]
for (const [what, template, parameters] of refused) {
  test(`a template is refused where ${what}`, () => {
    assert.throws(() => renderTemplate(template, parameters), { code: 'InvalidInput', status: 400 })
  })
}
