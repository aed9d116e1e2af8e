import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHashOrder } from './hash-order.ts'

const cases: { names: string[]; order: string[] }[] = [
  {
    names: ['minimumPasswordLength', 'maxPasswordAge', 'passwordReusePrevention'],
    order: ['minimumPasswordLength', 'passwordReusePrevention', 'maxPasswordAge'],
  },
  { names: ['url', 'clientIDList', 'thumbprintList'], order: ['clientIDList', 'thumbprintList', 'url'] },
  { names: ['roleSessionName', 'roleArn'], order: ['roleArn', 'roleSessionName'] },
  // Values of enumerations, as Cognito and DynamoDB list them.
  { names: ['OFF', 'ON', 'OPTIONAL'], order: ['OPTIONAL', 'OFF', 'ON'] },
  { names: ['ALL', 'KEYS_ONLY', 'INCLUDE'], order: ['ALL', 'INCLUDE', 'KEYS_ONLY'] },
  { names: ['only'], order: ['only'] },
  { names: [], order: [] },
]

for (const { names, order } of cases) {
  test(`${names.join(', ') || 'nothing'} in the order live AWS answered`, () => {
    assert.deepEqual(
      inHashOrder(names, (name) => name),
      order,
    )
  })
}

test('several errors of one member stay in the order they were found', () => {
  const things = [
    { at: 'roleArn', n: 1 },
    { at: 'roleArn', n: 2 },
  ]
  assert.deepEqual(
    inHashOrder(things, ({ at }) => at).map(({ n }) => n),
    [1, 2],
  )
})
