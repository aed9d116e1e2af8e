import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lacksOnlyCondition } from '../../../src/policy/explain/lacks-only-condition.ts'
import { compileText } from '../../../src/policy/compile.ts'
import { explain } from '../../../src/policy/explain/explain.ts'
import { elementText, sentence, splitLayers, standingOf } from './tree.ts'

const account = '111122223333'
const statements = [
  { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
  {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'true' } },
  },
  { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' },
  { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' },
]

function explained(text: string) {
  return explain(
    {
      principal: { kind: 'User', arn: `arn:aws:iam::${account}:user/a`, account },
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::bucket/key',
      resourceAccount: account,
      keys: new Map(),
    },
    {
      scps: [],
      rcps: [],
      identity: [{ id: 'Own', type: 'user', owner: 'a', policy: compileText(text) }],
      resourceKind: 'none',
    },
  )
}

const explanation = explained(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
const layer = explanation.layers.find((one) => one.layer === 'identity')!

for (const [index, standing, why] of [
  [0, 'decides', 'the first statement that allows'],
  [1, 'near', 'an Allow that fails by its condition alone'],
  [2, 'other', 'a statement about another action'],
  [3, 'other', 'a denial that stays away'],
] as const) {
  test(`${why} ${standing === 'other' ? 'does not apply' : standing}`, () => {
    const policy = layer.policies[0]!
    const statement = policy.statements[index]!
    assert.equal(standingOf(statement, { explanation, layer: 'identity', policy }), standing)
  })
}

test('layers of which there is none are told apart from those that spoke', () => {
  const { told, idle } = splitLayers(explanation.layers)
  assert.deepEqual(
    told.map((one) => one.layer),
    ['identity'],
  )
  assert.equal(told.length + idle.length, 6)
})

test('a failed condition is named by operator and key, another element by itself', () => {
  const failed = layer.policies[0]!.statements[1]!.failed!
  assert.equal(elementText(failed), 'Condition Bool aws:SecureTransport')
  assert.equal(elementText(layer.policies[0]!.statements[2]!.failed!), 'Action')
})

for (const [wanted, about, statement] of [
  [true, 'an Allow that fails by its condition alone', statements[1]],
  [false, 'an Allow of another action', statements[2]],
  [false, 'a denial that stays away', statements[3]],
] as const) {
  test(`beside a grant, ${about} is ${wanted ? 'pointed out' : 'no way'}`, () => {
    const refused = explained(JSON.stringify({ Version: '2012-10-17', Statement: statement }))
    assert.equal(refused.missing.length, 1)
    assert.equal(lacksOnlyCondition(refused), wanted)
  })
}

test('words become a sentence once', () => {
  assert.equal(sentence('because of it'), 'Because of it.')
  assert.equal(sentence('Because of it.'), 'Because of it.')
})
