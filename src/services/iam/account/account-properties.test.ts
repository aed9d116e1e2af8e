import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeIam, otherAccount, testAccount } from '../../../../test/fixtures/iam.ts'

const enabled = 'RoleManager/Enabled'
const roleName = 'AWSServiceRoleForIAMRoleManager'

test('role manager is off until it is enabled, in each account by itself', async () => {
  const iam = await makeIam()
  const of = async (account: string) => (await iam.run('GetAccountProperties', {}, account)).Properties
  assert.deepEqual(await of(testAccount), { [enabled]: 'false' })
  await iam.run('PutAccountProperties', { Properties: { [enabled]: 'true' } })
  assert.deepEqual(await of(testAccount), { [enabled]: 'true' })
  assert.deepEqual(await of(otherAccount), { [enabled]: 'false' })
  await iam.run('PutAccountProperties', { Properties: { [enabled]: 'false', 'RoleManager/More': 'x' } })
  assert.deepEqual(await of(testAccount), { [enabled]: 'false' })
  await iam.close()
})

test('enabling role manager makes its service-linked role, once, and disabling leaves it', async () => {
  const iam = await makeIam()
  await iam.run('PutAccountProperties', { Properties: { [enabled]: 'true' } })
  const { Role } = await iam.run('GetRole', { RoleName: roleName })
  assert.equal(Role!.Path, '/aws-service-role/role-manager.iam.amazonaws.com/')
  const { AttachedPolicies } = await iam.run('ListAttachedRolePolicies', { RoleName: roleName })
  assert.deepEqual(
    AttachedPolicies!.map(({ PolicyName }) => PolicyName),
    ['AWSIAMRoleManagerServiceRolePolicy'],
  )
  for (const value of ['false', 'true']) {
    await iam.run('PutAccountProperties', { Properties: { [enabled]: value } })
  }
  assert.equal((await iam.run('GetRole', { RoleName: roleName })).Role!.RoleId, Role!.RoleId)
  await iam.close()
})

test('enabling takes the leave to create the role too; the namespaces are a condition key', async () => {
  const iam = await makeIam()
  const keys = { 'iam:AccountPropertyNamespaces': ['RoleManager'] }
  assert.deepEqual(await iam.asks('GetAccountProperties', {}), [{ keys }])
  assert.deepEqual(await iam.asks('PutAccountProperties', { Properties: { [enabled]: 'false' } }), [{ keys }])
  assert.deepEqual(await iam.asks('PutAccountProperties', { Properties: { [enabled]: 'true' } }), [
    { keys },
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: `arn:aws:iam::${testAccount}:role/aws-service-role/role-manager.iam.amazonaws.com/${roleName}`,
      keys: { 'iam:AWSServiceName': 'role-manager.iam.amazonaws.com' },
    },
  ])
  await iam.close()
})

const wrong: [string, Record<string, string>][] = [
  ['nothing at all', {}],
  ['no namespace', { Enabled: 'true' }],
  ['two slashes', { 'RoleManager/Enabled/Really': 'true' }],
  ['a slash at the end', { 'RoleManager/': 'true' }],
  ['two namespaces', { [enabled]: 'true', 'Other/Enabled': 'true' }],
  ['a namespace nobody knows', { 'Other/Enabled': 'true' }],
  ['a property nobody knows', { 'RoleManager/Other': 'true' }],
  ['what is no boolean', { [enabled]: 'yes' }],
]
for (const [what, Properties] of wrong) {
  test(`properties with ${what} are refused and change nothing`, async () => {
    const iam = await makeIam()
    await assert.rejects(iam.run('PutAccountProperties', { Properties }), {
      code: 'InvalidInput',
      status: 400,
    })
    assert.deepEqual((await iam.run('GetAccountProperties', {})).Properties, { [enabled]: 'false' })
    await assert.rejects(iam.run('GetRole', { RoleName: roleName }), { code: 'NoSuchEntity' })
    await iam.close()
  })
}
