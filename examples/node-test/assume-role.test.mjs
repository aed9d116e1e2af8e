import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { createUnderstudy } from 'iam-understudy'

let u
before(async () => (u = await createUnderstudy({ bootstrap: 'examples/story.yaml' })))
after(() => u.stop())

const client = async (who) =>
  new STSClient({ endpoint: u.url, region: u.region, credentials: await u.credentials(who) })

test('alice becomes Reader', async () => {
  const sts = await client({ user: 'alice' })
  const RoleArn = 'arn:aws:iam::123456789012:role/Reader'
  const { AssumedRoleUser } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }))
  assert.equal(AssumedRoleUser.Arn, 'arn:aws:sts::123456789012:assumed-role/Reader/test')
})

test('anna does not, and it is told why', async () => {
  const sts = await client({ user: 'anna' })
  const RoleArn = 'arn:aws:iam::123456789012:role/Reader'
  await assert.rejects(sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' })), {
    name: 'AccessDenied',
  })
  assert.match((await u.why()).text, /no identity-based policy allows the sts:AssumeRole action/)
})
