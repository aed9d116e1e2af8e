import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'

const AssumeRolePolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
})

describe('instance profiles', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
    await iam.run('CreateRole', { RoleName: 'Server', Path: '/r/', AssumeRolePolicyDocument })
    await iam.run('CreateRole', { RoleName: 'Other', AssumeRolePolicyDocument })
  })
  after(() => iam.close())

  it('hold one role, embedded as AWS shows it', async () => {
    const InstanceProfileName = 'Web'
    const { InstanceProfile: made } = await iam.run('CreateInstanceProfile', {
      InstanceProfileName,
      Path: '/i/',
    })
    assert.match(made!.InstanceProfileId!, /^AIPA[A-Z2-7]{17}$/)
    assert.deepEqual([made!.Roles, made!.Tags], [[], undefined])
    await iam.run('AddRoleToInstanceProfile', { InstanceProfileName, RoleName: 'Server' })
    await iam.refuses(
      'AddRoleToInstanceProfile',
      { InstanceProfileName, RoleName: 'Other' },
      'LimitExceeded',
      'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    )
    const { InstanceProfile: whole } = await iam.run('GetInstanceProfile', { InstanceProfileName: 'wEB' })
    assert.equal(whole!.Arn, `arn:aws:iam::${testAccount}:instance-profile/i/Web`)
    assert.deepEqual(whole!.Tags, [])
    assert.deepEqual(Object.keys(whole!.Roles![0]!).toSorted(), [
      'Arn',
      'AssumeRolePolicyDocument',
      'CreateDate',
      'Path',
      'RoleId',
      'RoleName',
    ])
    const { InstanceProfiles } = await iam.run('ListInstanceProfilesForRole', { RoleName: 'Server' })
    assert.deepEqual(
      InstanceProfiles!.map((profile) => profile.InstanceProfileName),
      ['Web'],
    )
    await iam.refuses(
      'DeleteInstanceProfile',
      { InstanceProfileName },
      'DeleteConflict',
      'Cannot delete entity, must remove roles from instance profile first.',
    )
    await iam.refuses(
      'RemoveRoleFromInstanceProfile',
      { InstanceProfileName, RoleName: 'Other' },
      'NoSuchEntity',
      'Role Other in Instance Profile Web cannot be found.',
    )
    await iam.run('RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName: 'Server' })
    await iam.run('DeleteInstanceProfile', { InstanceProfileName })
    await iam.refuses(
      'GetInstanceProfile',
      { InstanceProfileName },
      'NoSuchEntity',
      'Instance Profile Web cannot be found.',
    )
  })

  it('have names that are taken whatever the case, and are listed by path', async () => {
    await iam.run('CreateInstanceProfile', { InstanceProfileName: 'Taken', Path: '/t/' })
    await iam.refuses(
      'CreateInstanceProfile',
      { InstanceProfileName: 'taken' },
      'EntityAlreadyExists',
      'Instance Profile taken already exists.',
    )
    const { InstanceProfiles } = await iam.run('ListInstanceProfiles', { PathPrefix: '/t/' })
    assert.equal(InstanceProfiles!.length, 1)
  })

  it('are given a role only by who may pass it to EC2', async () => {
    const input = { InstanceProfileName: 'New', RoleName: 'Server' }
    const [profile, role] = await iam.asks('AddRoleToInstanceProfile', input)
    assert.equal(profile!.resource, `arn:aws:iam::${testAccount}:instance-profile/New`)
    assert.deepEqual(
      [role!.action, role!.resource, role!.label, role!.keys!['iam:PassedToService']],
      ['iam:PassRole', `arn:aws:iam::${testAccount}:role/r/Server`, undefined, 'ec2.amazonaws.com'],
    )
  })
})
