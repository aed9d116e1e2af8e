import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sshPublicKey } from '../fixtures/proofs/public-keys.ts'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { apply, findTerraform, nothingToDo, ok, openWorkspace } from '../fixtures/clients/terraform.ts'

const terraform = findTerraform()
let server: TestServer
let admin: Sender

before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin!)
})
after(() => server?.stop())

test('Terraform goes through S3, EC2 and Athena', { skip: terraform.skip }, async () => {
  const work = openWorkspace(terraform, 'around', server.url, server.keys[server.account]!.admin!)
  try {
    const ssh_key = sshPublicKey()
    await ok(work, ['init'])
    for (const [generation, team] of [
      [1, 'red'],
      [2, 'blue'],
    ] as const) {
      const { around: found } = await apply(work, { generation, ssh_key })
      assert.equal(found.body, `generation ${generation}`)
      assert.equal(found.profile, `app-${generation - 1}`)
      assert.equal(found.state, 'running')
      assert.deepEqual(found.tags, { Managed: 'terraform', Name: 'app', team })
      await nothingToDo(work, { generation, ssh_key })
    }
    await ok(work, ['destroy', '-auto-approve'], { generation: 2, ssh_key })
    const { Buckets } = (await admin('s3', 'ListBuckets', { Prefix: 'understudy-terraform' })).output
    assert.deepEqual(Buckets, [])
  } finally {
    work.remove()
  }
})

const about = 'an external id, tags, a source identity and session policies'
test(`Terraform takes on a role with ${about}`, { skip: terraform.skip }, async () => {
  const UserName = 'assumer'
  await must('CreateUser', { UserName })
  const { AccessKey } = await must('CreateAccessKey', { UserName })
  const keys = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
  const trusted = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${server.account}:user/${UserName}` },
    Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    Condition: { StringEquals: { 'sts:ExternalId': 'shared' } },
  }
  // The trust policy alone allows: an account's own user needs no more where it is named.
  const tagged = {
    Effect: 'Allow',
    Action: 's3:*',
    Resource: ['arn:aws:s3:::understudy-session-${aws:PrincipalTag/Team}'],
    Condition: { StringEquals: { 'aws:SourceIdentity': 'alice' } },
  }
  const document = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement })
  await must('CreateRole', { RoleName: 'assumed', AssumeRolePolicyDocument: document(trusted) })
  const PolicyDocument = document(tagged)
  await must('PutRolePolicy', { RoleName: 'assumed', PolicyName: 'tagged', PolicyDocument })
  const work = openWorkspace(terraform, 'assume-role', server.url, keys)
  try {
    const role_arn = `arn:aws:iam::${server.account}:role/assumed`
    await ok(work, ['init'])
    const wrong = await work.terraform(['plan', '-no-color'], { role_arn, external_id: 'guessed' })
    assert.equal(wrong.code, 1)
    assert.match(wrong.err, /Cannot assume IAM Role[\s\S]*AccessDenied/)
    const outputs = await apply(work, { role_arn, external_id: 'shared' })
    const session = `arn:aws:sts::${server.account}:assumed-role/assumed/from-terraform`
    assert.equal(outputs['arn'], session)
    assert.match(outputs['user_id'], /^AROA[A-Z0-9]{17}:from-terraform$/)
    await nothingToDo(work, { role_arn, external_id: 'shared' })
    await ok(work, ['destroy', '-auto-approve'], { role_arn, external_id: 'shared' })
  } finally {
    work.remove()
  }
})

/** Sends an operation of IAM, and expects success. */
async function must(operation: string, input: object): Promise<any> {
  const { code, message, output } = await admin('iam', operation, input)
  assert.equal(code, undefined, `${operation}: ${code} ${message}`)
  return output
}
