import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startServer, type TestServer } from '../../../test/fixtures/server.ts'
import { sender, type Sender } from '../../../test/fixtures/clients/sdk.ts'

let server: TestServer
let admin: Sender
before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin!)
})
after(() => server?.stop())

const validate = (policyDocument: string, more: object = {}) =>
  admin('access-analyzer', 'ValidatePolicy', { policyDocument, policyType: 'IDENTITY_POLICY', ...more })

const policy = `{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": ["s3:GetObjet", "iam:PassRole"], "Resource": "*" }
}`

test('a finding says what, where by path, lines from 1 and columns from 0, and where to read on', async () => {
  const { status, output } = await validate(policy)
  assert.equal(status, 200)
  const { issueCode, findingType, learnMoreLink, findingDetails, locations } = output.findings[0]
  assert.deepEqual([issueCode, findingType], ['INVALID_ACTION', 'ERROR'])
  assert.match(findingDetails, /Did you mean s3:GetObject\?/)
  assert.match(learnMoreLink, /error-invalid-action$/)
  const line = policy.split('\n')[2]!
  const column = line.indexOf('"s3:GetObjet"')
  const offset = policy.indexOf('"s3:GetObjet"')
  assert.deepEqual(locations, [
    {
      path: [{ value: 'Statement' }, { value: 'Action' }, { index: 0 }],
      span: {
        start: { line: 3, column, offset },
        end: { line: 3, column: column + 13, offset: offset + 13 },
      },
    },
  ])
})

test('a policy without faults has no findings', async () => {
  const text = policy.replace('["s3:GetObjet", "iam:PassRole"]', '"s3:GetObject"')
  assert.deepEqual((await validate(text)).output, { findings: [] })
})

test('a role’s trust policy is a resource policy of its own kind', async () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
  })
  const codes = async (more: object) =>
    (await validate(text, more)).output.findings.map((one: { issueCode: string }) => one.issueCode)
  const validatePolicyResourceType = 'AWS::IAM::AssumeRolePolicyDocument'
  assert.deepEqual(await codes({ policyType: 'RESOURCE_POLICY', validatePolicyResourceType }), [
    'PRINCIPAL_STAR_WITHOUT_CONDITION',
  ])
  assert.ok((await codes({ policyType: 'RESOURCE_POLICY' })).includes('MISSING_RESOURCE'))
})

const wrong: [what: string, input: object][] = [
  ['another type of policy', { policyType: 'OTHER' }],
  [
    'an identity policy with the type of a resource',
    { validatePolicyResourceType: 'AWS::IAM::AssumeRolePolicyDocument' },
  ],
  ['no document', { policyDocument: undefined }],
]

for (const [what, input] of wrong) {
  test(`refuses ${what}`, async () => {
    const { status, code } = await validate(policy, input)
    assert.deepEqual([status, code], [400, 'ValidationException'])
  })
}
