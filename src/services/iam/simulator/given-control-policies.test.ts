import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeIam, type TestIam } from '../../../../test/fixtures/iam.ts'

let iam: TestIam
before(async () => {
  iam = await makeIam()
})
after(() => iam.close())

const policy = (...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement })),
  })
const level = (...texts: string[]) => ({ ServiceControlPolicyInputList: texts })
const simulate = async (levels: readonly object[]) => {
  const { EvaluationResults } = await iam.run('SimulateCustomPolicy', {
    ActionNames: ['s3:GetObject'],
    PolicyInputList: [policy({ Action: 's3:*' })],
    OrderedOrganizationPolicyInputList: [...levels],
  })
  return EvaluationResults![0]!
}

const all = policy({ Action: '*' })
const denying = policy({ Action: '*' }, { Effect: 'Deny', Action: 's3:Get*' })

for (const [what, levels, decision] of [
  ['that allow it on each level let it through', [level(all), level(all)], 'allowed'],
  ['one of which denies it deny it', [level(all), level(denying)], 'explicitDeny'],
  [
    'of a level that allow something else refuse it',
    [level(all), level(policy({ Action: 'ec2:*' }))],
    'implicitDeny',
  ],
  ['that a level has none of refuse it', [level(all), {}], 'implicitDeny'],
] as const) {
  test(`given service control policies ${what}`, async () => {
    const result = await simulate(levels)
    assert.equal(result.EvalDecision, decision)
    assert.deepEqual(result.OrganizationsDecisionDetail, { AllowedByOrganizations: decision === 'allowed' })
  })
}

test('a given service control policy must be one', async () => {
  await assert.rejects(simulate([level('{')]), { code: 'InvalidInput' })
})
