import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, otherAccount, testAccount, testTime, type TestIam } from '../../../../test/fixtures/iam.ts'
import { insertRole } from '../../../store/entities/roles.ts'

const trust = trustIn({ Service: 'ec2.amazonaws.com' })
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' },
})
const arnOf = (name: string) => `arn:aws:iam::${testAccount}:role/${name}`

function trustIn(principal: unknown): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  })
}

describe('roles', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
  })
  after(() => iam.close())

  const create = (RoleName: string, more: object = {}) =>
    iam.run('CreateRole', { RoleName, AssumeRolePolicyDocument: trust, ...more })

  it('are created with what AWS answers, and no more', async () => {
    const { Role } = await create('Plain', { Path: '/a/', Description: 'd', MaxSessionDuration: 7200 })
    assert.match(Role!.RoleId!, /^AROA[A-Z2-7]{17}$/)
    assert.deepEqual(
      Object.keys(Role!)
        .filter((key) => Role![key as never] !== undefined)
        .toSorted(),
      ['Arn', 'AssumeRolePolicyDocument', 'CreateDate', 'Path', 'RoleId', 'RoleName'],
    )
    assert.equal(Role!.Arn, arnOf('a/Plain'))
    assert.equal(decodeURIComponent(Role!.AssumeRolePolicyDocument!), trust)
    assert.doesNotMatch(Role!.AssumeRolePolicyDocument!, /[^A-Za-z0-9%._~-]/)
    const { Role: whole } = await iam.run('GetRole', { RoleName: 'plain' })
    assert.equal(whole!.RoleName, 'Plain')
    assert.equal(whole!.Description, 'd')
    assert.equal(whole!.MaxSessionDuration, 7200)
    assert.deepEqual(whole!.RoleLastUsed, {})
    assert.equal(whole!.CreateDate!.getTime(), testTime)
  })

  it('have names that are taken whatever the case and path', async () => {
    await create('Taken')
    await iam.refuses(
      'CreateRole',
      { RoleName: 'tAKEN', Path: '/b/', AssumeRolePolicyDocument: trust },
      'EntityAlreadyExists',
      'Role with name tAKEN already exists.',
    )
  })

  it('keep what UpdateRole leaves out', async () => {
    await create('Kept', { Description: 'first' })
    await iam.run('UpdateRole', { RoleName: 'Kept', MaxSessionDuration: 43200 })
    await iam.run('UpdateRole', { RoleName: 'Kept' })
    const { Role } = await iam.run('GetRole', { RoleName: 'Kept' })
    assert.deepEqual([Role!.Description, Role!.MaxSessionDuration], ['first', 43200])
    const updated = await iam.run('UpdateRoleDescription', { RoleName: 'Kept', Description: 'second' })
    assert.equal(updated.Role!.Description, 'second')
    assert.equal(updated.Role!.MaxSessionDuration, undefined)
  })

  it('are deleted only once nothing hangs on them, in the order of the checks', async () => {
    await create('Busy')
    const RoleName = 'Busy'
    const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
    await iam.run('CreateInstanceProfile', { InstanceProfileName: 'Busy' })
    await iam.run('AddRoleToInstanceProfile', { InstanceProfileName: 'Busy', RoleName })
    await iam.run('AttachRolePolicy', { RoleName, PolicyArn })
    await iam.run('PutRolePolicy', { RoleName, PolicyName: 'p', PolicyDocument: policy })
    const conflict = (what: string) =>
      iam.refuses('DeleteRole', { RoleName }, 'DeleteConflict', `Cannot delete entity, must ${what} first.`)
    await conflict('remove roles from instance profile')
    await iam.run('RemoveRoleFromInstanceProfile', { InstanceProfileName: 'Busy', RoleName })
    await conflict('detach all policies')
    await iam.run('DetachRolePolicy', { RoleName, PolicyArn })
    await conflict('delete policies')
    await iam.run('DeleteRolePolicy', { RoleName, PolicyName: 'p' })
    await iam.run('DeleteRole', { RoleName })
    await iam.refuses('GetRole', { RoleName }, 'NoSuchEntity', 'The role with name Busy cannot be found.')
  })

  it('answer the trust policy as it was sent when they are made', async () => {
    const sent = trust.replace(/"Principal":\s*\{[^}]*\}/, `"Principal":  {"AWS": "${testAccount}"}`)
    assert.notEqual(sent, trust)
    const { Role } = await create('Echo', { AssumeRolePolicyDocument: sent })
    assert.equal(decodeURIComponent(Role!.AssumeRolePolicyDocument!), sent)
    const kept = (await iam.run('GetRole', { RoleName: 'Echo' })).Role!.AssumeRolePolicyDocument!
    assert.match(decodeURIComponent(kept), /:root"/)
  })

  it('of services are not to be changed', async () => {
    const path = '/aws-service-role/ec2.amazonaws.com/'
    await iam.store.write(testAccount, (tx) =>
      insertRole(tx, {
        id: 'AROAAAAAAAAAAAAAAAAAA',
        account: testAccount,
        name: 'AWSServiceRoleForX',
        nameKey: 'awsserviceroleforx',
        path,
        created: 0,
        description: null,
        maxSessionSeconds: 3600,
        trustPolicy: trust,
        boundaryArn: null,
        lastUsed: null,
        lastUsedRegion: null,
      }),
    )
    const RoleName = 'AWSServiceRoleForX'
    const refused = [
      'UnmodifiableEntity',
      `Cannot perform the operation on the protected role '${RoleName}' - this role is only modifiable by AWS`,
    ] as const
    const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
    await iam.refuses('DeleteRole', { RoleName }, ...refused)
    await iam.refuses('UpdateRole', { RoleName, MaxSessionDuration: 7200 }, ...refused)
    await iam.refuses('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust }, ...refused)
    await iam.refuses('AttachRolePolicy', { RoleName, PolicyArn }, ...refused)
    await iam.refuses('PutRolePolicy', { RoleName, PolicyName: 'p', PolicyDocument: policy }, ...refused)
    await iam.refuses('PutRolePermissionsBoundary', { RoleName, PermissionsBoundary: PolicyArn }, ...refused)
    await iam.run('UpdateRoleDescription', { RoleName, Description: 'this may be' })
    await iam.run('UpdateRole', { RoleName, Description: 'and this' })
    await assert.rejects(create('Mine', { Path: path }), {
      code: 'InvalidInput',
      message: "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles",
    })
  })

  it('are listed by name without case, page after page', async () => {
    for (const name of ['c', 'B', 'a']) await create(name, { Path: '/listed/' })
    const names: string[] = []
    let Marker: string | undefined
    do {
      const page = await iam.run('ListRoles', { PathPrefix: '/listed', MaxItems: 2, Marker })
      names.push(...page.Roles!.map((role) => role.RoleName!))
      assert.equal(page.IsTruncated, page.Marker !== undefined)
      Marker = page.Marker
    } while (Marker !== undefined)
    assert.deepEqual(names, ['a', 'B', 'c'])
    await iam.refuses('ListRoles', { Marker: 'nonsense' }, 'ValidationError', 'Invalid Marker.')
  })

  it('ask about the role as it is, and the pathless one where there is none', async () => {
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
    await create('Asked', { Path: '/p/', PermissionsBoundary, Tags: [{ Key: 'k', Value: 'v' }] })
    const [ask] = await iam.asks('DeleteRole', { RoleName: 'Asked' })
    assert.deepEqual(ask, {
      resource: arnOf('p/Asked'),
      label: 'role Asked',
      keys: { 'iam:PermissionsBoundary': PermissionsBoundary },
      resourceTags: [{ Key: 'k', Value: 'v' }],
    })
    const [missing] = await iam.asks('DeleteRole', { RoleName: 'Missing' })
    assert.equal(missing!.resource, arnOf('Missing'))
    const create_ = { RoleName: 'New', AssumeRolePolicyDocument: trust, Path: '/p/', PermissionsBoundary }
    assert.deepEqual(await iam.asks('CreateRole', create_), [
      {
        resource: arnOf('p/New'),
        keys: { 'iam:PermissionsBoundary': PermissionsBoundary },
        requestTags: undefined,
        resourceTags: undefined,
      },
    ])
    const tagged = await iam.asks('CreateRole', { ...create_, Tags: [{ Key: 'k', Value: 'v' }] })
    assert.deepEqual(
      tagged.map(({ action }) => action),
      [undefined, 'iam:TagRole'],
    )
  })

  it('refuse a trust policy over its quota, and one that is malformed', async () => {
    const document = JSON.parse(trust) as { Statement: { Sid?: string }[] }
    document.Statement[0]!.Sid = 'x'.repeat(2048)
    await iam.refuses(
      'CreateRole',
      { RoleName: 'Large', AssumeRolePolicyDocument: JSON.stringify(document) },
      'LimitExceeded',
      'Cannot exceed quota for ACLSizePerRole: 2048',
    )
    await iam.refuses(
      'CreateRole',
      { RoleName: 'Bad', AssumeRolePolicyDocument: '{' },
      'MalformedPolicyDocument',
      'This policy contains invalid Json',
    )
    await iam.refuses(
      'UpdateAssumeRolePolicy',
      { RoleName: 'Missing', PolicyDocument: '{' },
      'NoSuchEntity',
      'The role with name Missing cannot be found.',
    )
  })
})

describe('principals of trust policies', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
    await iam.run('CreateUser', { UserName: 'Alice', Path: '/p/' })
    await iam.run('CreateUser', { UserName: 'Bob' }, otherAccount)
    await iam.run('CreateRole', { RoleName: 'Worker', AssumeRolePolicyDocument: trust })
    await iam.run('CreateRole', { RoleName: 'Judge', AssumeRolePolicyDocument: trust })
  })
  after(() => iam.close())

  const accepts = async (principal: unknown) => {
    await iam.run('UpdateAssumeRolePolicy', { RoleName: 'Judge', PolicyDocument: trustIn(principal) })
    const { Role } = await iam.run('GetRole', { RoleName: 'Judge' })
    const document = JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!)) as {
      Statement: { Principal: unknown }[]
    }
    return document.Statement[0]!.Principal
  }

  const good = [
    { AWS: '*' },
    { AWS: `arn:aws:iam::${testAccount}:root` },
    { AWS: 'arn:aws:iam::999999999999:root' },
    { AWS: `arn:aws:iam::${testAccount}:user/p/Alice` },
    { AWS: `arn:aws:iam::${otherAccount}:user/Bob` },
    { AWS: [`arn:aws:iam::${testAccount}:role/Worker`, `arn:aws:iam::${testAccount}:role/Judge`] },
    { AWS: `arn:aws:sts::${testAccount}:assumed-role/Worker/session` },
    { AWS: `arn:aws:sts::${testAccount}:federated-user/Carol` },
    { Service: ['ec2.amazonaws.com', 'delivery.logs.amazonaws.com'] },
    { Federated: 'accounts.google.com' },
  ]
  for (const principal of good) {
    it(`come back as they were written: ${JSON.stringify(principal)}`, async () => {
      assert.deepEqual(await accepts(principal), principal)
    })
  }

  it('that are account ids come back as root ARNs', async () => {
    assert.deepEqual(await accepts({ AWS: '999999999999' }), { AWS: 'arn:aws:iam::999999999999:root' })
  })

  const bad: [type: string, value: string][] = [
    ['AWS', `arn:aws:iam::${testAccount}:user/Alice`],
    ['AWS', `arn:aws:iam::${testAccount}:user/p/alice`],
    ['AWS', `arn:aws:iam::${testAccount}:user/*`],
    ['AWS', `arn:aws:iam::${testAccount}:group/g`],
    ['AWS', 'arn:aws:iam::999999999999:user/Somebody'],
    ['AWS', `arn:aws:sts::${testAccount}:assumed-role/Nobody/session`],
    ['AWS', `arn:aws:sts::${testAccount}:assumed-role/Worker/*`],
    ['AWS', 'AIDAAAAAAAAAAAAAAAAAA'],
    ['AWS', 'Alice'],
    ['Service', 'ec2'],
    ['Service', 'ec2.example.com'],
    ['Federated', 'login.example.com'],
    ['Federated', `arn:aws:iam::${testAccount}:saml-provider/Missing`],
  ]
  for (const [type, value] of bad) {
    it(`must exist: ${type} ${value}`, async () => {
      await iam.refuses(
        'UpdateAssumeRolePolicy',
        { RoleName: 'Judge', PolicyDocument: trustIn({ [type]: value }) },
        'MalformedPolicyDocument',
        `Invalid principal in policy: "${type.toUpperCase()}":"${value}"`,
      )
    })
  }

  it('are kept by unique id: what is gone shows its id, and a new one of its name is another', async () => {
    const UserName = 'Gone'
    const { User } = await iam.run('CreateUser', { UserName })
    const principal = { AWS: [User!.Arn!, `arn:aws:iam::${testAccount}:role/Worker`] }
    assert.deepEqual(await accepts(principal), principal)
    await iam.run('UpdateUser', { UserName, NewUserName: 'Renamed' })
    const shown = async () => {
      const { Roles } = await iam.run('ListRoles', {})
      const role = Roles!.find(({ RoleName }) => RoleName === 'Judge')
      return decodeURIComponent(role!.AssumeRolePolicyDocument!)
    }
    assert.match(await shown(), /user\/Renamed"/)
    await iam.run('DeleteUser', { UserName: 'Renamed' })
    await iam.run('CreateUser', { UserName })
    assert.match(await shown(), new RegExp(`"${User!.UserId}"`))
    assert.doesNotMatch(await shown(), /user\/Gone/)
  })

  it('keep the rest of the text byte for byte', async () => {
    const text = trustIn({ AWS: `arn:aws:iam::${testAccount}:user/p/Alice` }).replaceAll(',', ' ,\n\t')
    await iam.run('UpdateAssumeRolePolicy', { RoleName: 'Judge', PolicyDocument: text })
    const { Role } = await iam.run('GetRole', { RoleName: 'Judge' })
    assert.equal(decodeURIComponent(Role!.AssumeRolePolicyDocument!), text)
  })
})
