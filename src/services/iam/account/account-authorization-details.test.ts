import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'

const PolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' },
})
const AssumeRolePolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
})
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const mine = `arn:aws:iam::${testAccount}:policy/mine`

describe('GetAccountAuthorizationDetails', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
    for (const name of ['a', 'b']) {
      await iam.run('CreateUser', { UserName: `user-${name}` })
      await iam.run('CreateGroup', { GroupName: `group-${name}` })
      await iam.run('CreateRole', { RoleName: `role-${name}`, AssumeRolePolicyDocument })
    }
    await iam.run('CreatePolicy', { PolicyName: 'mine', PolicyDocument, Description: 'd' })
    await iam.run('CreatePolicyVersion', { PolicyArn: mine, PolicyDocument })
    await iam.run('AddUserToGroup', { UserName: 'user-a', GroupName: 'group-b' })
    await iam.run('PutUserPolicy', { UserName: 'user-a', PolicyName: 'inline', PolicyDocument })
    await iam.run('AttachRolePolicy', { RoleName: 'role-a', PolicyArn: readOnly })
    await iam.run('PutRolePermissionsBoundary', { RoleName: 'role-a', PermissionsBoundary: mine })
    await iam.run('CreateInstanceProfile', { InstanceProfileName: 'profile' })
    await iam.run('AddRoleToInstanceProfile', { InstanceProfileName: 'profile', RoleName: 'role-a' })
  })
  after(() => iam.close())

  it('answers every entity with what hangs on it', async () => {
    const found = await iam.run('GetAccountAuthorizationDetails', {})
    const [user] = found.UserDetailList!
    assert.deepEqual([user!.GroupList, user!.Tags, user!.AttachedManagedPolicies], [['group-b'], [], []])
    assert.equal(decodeURIComponent(user!.UserPolicyList![0]!.PolicyDocument!), PolicyDocument)
    const [role] = found.RoleDetailList!
    assert.deepEqual(role!.AttachedManagedPolicies, [{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly }])
    assert.equal(role!.PermissionsBoundary!.PermissionsBoundaryArn, mine)
    assert.equal(role!.InstanceProfileList![0]!.InstanceProfileName, 'profile')
    assert.deepEqual(role!.RoleLastUsed, {})
    const [own, ofAws] = found.Policies!
    assert.deepEqual([own!.Arn, own!.PermissionsBoundaryUsageCount], [mine, 1])
    assert.deepEqual(
      own!.PolicyVersionList!.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion]),
      [
        ['v2', false],
        ['v1', true],
      ],
    )
    assert.equal(ofAws!.Arn, readOnly)
    assert.equal(found.Policies!.length, 2)
  })

  it('leaves out what AWS leaves out: descriptions, and the list of a user without inline policies', async () => {
    const found = await iam.run('GetAccountAuthorizationDetails', {})
    assert.equal(found.Policies!.find(({ Arn }) => Arn === mine)!.Description, undefined)
    assert.equal(found.UserDetailList![1]!.UserPolicyList, undefined)
    assert.deepEqual(found.GroupDetailList![0]!.GroupPolicyList, [])
    assert.deepEqual(found.RoleDetailList![0]!.RolePolicyList, [])
  })

  it('takes an empty filter for none', async () => {
    const all = await iam.run('GetAccountAuthorizationDetails', {})
    assert.deepEqual(await iam.run('GetAccountAuthorizationDetails', { Filter: [] }), all)
  })

  it('pages across the four lists without leaving out or repeating any', async () => {
    const seen: (string | undefined)[] = []
    let Marker: string | undefined
    let pages = 0
    do {
      const page = await iam.run('GetAccountAuthorizationDetails', { MaxItems: 3, Marker })
      seen.push(
        ...page.UserDetailList!.map(({ UserName }) => UserName),
        ...page.GroupDetailList!.map(({ GroupName }) => GroupName),
        ...page.RoleDetailList!.map(({ RoleName }) => RoleName),
        ...page.Policies!.map(({ PolicyName }) => PolicyName),
      )
      Marker = page.Marker
      pages++
    } while (Marker !== undefined)
    assert.deepEqual(seen, [
      'user-a',
      'user-b',
      'group-a',
      'group-b',
      'role-a',
      'role-b',
      'mine',
      'ReadOnlyAccess',
    ])
    assert.equal(pages, 3)
  })

  it('answers only the kinds that are asked for', async () => {
    const found = await iam.run('GetAccountAuthorizationDetails', { Filter: ['Group', 'AWSManagedPolicy'] })
    assert.deepEqual(
      [found.UserDetailList!.length, found.GroupDetailList!.length, found.RoleDetailList!.length],
      [0, 2, 0],
    )
    assert.deepEqual(
      found.Policies!.map(({ Arn }) => Arn),
      [readOnly],
    )
  })
})
