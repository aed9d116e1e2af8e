import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIam, testAccount } from '../../../../test/fixtures/iam.ts'

const TemplateArn = 'arn:aws:iam::aws:role-template/iam.amazonaws.com/NobodysRoleTemplate:1'

test('a template that nobody published is not there, and makes no role', async () => {
  const iam = await makeIam()
  for (const name of ['GetRoleTemplateVersion', 'AcquireRole'] as const) {
    await iam.refuses(name, { TemplateArn }, 'NoSuchEntity', `Role template ${TemplateArn} was not found.`)
    for (const arn of [
      `arn:aws:iam::${testAccount}:role-template/iam.amazonaws.com/Mine:1`,
      'arn:aws:iam::aws:role-template/iam.amazonaws.com/NoVersion',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'just some words here',
    ]) {
      await assert.rejects(iam.run(name, { TemplateArn: arn }), { code: 'InvalidInput' }, arn)
    }
  }
  assert.deepEqual((await iam.run('ListRoles', {})).Roles, [])
  await iam.close()
})

test('acquiring a role asks for the leave to create one, and names the template', async () => {
  const iam = await makeIam()
  assert.deepEqual(await iam.asks('GetRoleTemplateVersion', { TemplateArn }), [{ resource: TemplateArn }])
  assert.deepEqual(await iam.asks('AcquireRole', { TemplateArn }), [
    {
      action: 'iam:CreateRole',
      resource: `arn:aws:iam::${testAccount}:role/*`,
      keys: { 'iam:RoleTemplateARN': TemplateArn },
    },
  ])
  await iam.close()
})
