import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, otherAccount, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
})
const PolicyDocument = documentOf('s3:ListBucket')
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const arnOf = (name: string, account = testAccount) => `arn:aws:iam::${account}:policy/${name}`

function documentOf(action: string, sid = ''): string {
  const Statement = { Sid: sid, Effect: 'Allow', Action: action, Resource: '*' }
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2)
}

describe('managed policies', () => {
  let iam: TestIam
  before(async () => {
    iam = await makeIam()
    await iam.run('CreateRole', { RoleName: 'Holder', AssumeRolePolicyDocument: trust })
    await iam.run('CreateUser', { UserName: 'holder' })
    await iam.run('CreateGroup', { GroupName: 'holders', Path: '/g/' })
  })
  after(() => iam.close())

  const create = async (PolicyName: string, more: object = {}) => {
    const { Policy } = await iam.run('CreatePolicy', { PolicyName, PolicyDocument, ...more })
    return Policy!.Arn!
  }

  it('are created without a description and read with it and their tags', async () => {
    const { Policy } = await iam.run('CreatePolicy', {
      PolicyName: 'Described',
      Path: '/x/y/',
      PolicyDocument,
      Description: 'what for',
    })
    assert.deepEqual(
      [Policy!.Arn, Policy!.DefaultVersionId, Policy!.AttachmentCount, Policy!.Description, Policy!.Tags],
      [arnOf('x/y/Described'), 'v1', 0, undefined, undefined],
    )
    assert.match(Policy!.PolicyId!, /^ANPA[A-Z2-7]{17}$/)
    const read = await iam.run('GetPolicy', { PolicyArn: Policy!.Arn })
    assert.deepEqual([read.Policy!.Description, read.Policy!.Tags], ['what for', []])
    const { PolicyVersion } = await iam.run('GetPolicyVersion', { PolicyArn: Policy!.Arn, VersionId: 'v1' })
    assert.equal(decodeURIComponent(PolicyVersion!.Document!), PolicyDocument)
    assert.equal(PolicyVersion!.IsDefaultVersion, true)
  })

  it('have names that are taken whatever the case and path', async () => {
    await create('Taken')
    const message = 'A policy called TAKEN already exists. Duplicate names are not allowed.'
    const again = { PolicyName: 'TAKEN', Path: '/b/', PolicyDocument }
    await iam.refuses('CreatePolicy', again, 'EntityAlreadyExists', message)
  })

  it('refuse a document that is malformed, of the old version or over its quota', async () => {
    const refused = (document: string, code: string, message: string) =>
      iam.refuses('CreatePolicy', { PolicyName: 'Bad', PolicyDocument: document }, code, message)
    await refused('{}', 'MalformedPolicyDocument', 'Syntax errors in policy.')
    await refused(
      PolicyDocument.replace('2012-10-17', '2008-10-17'),
      'MalformedPolicyDocument',
      'Policy document must be version 2012-10-17 or greater.',
    )
    await refused(
      documentOf('s3:ListBucket', 'x'.repeat(6144)),
      'LimitExceeded',
      'Cannot exceed quota for PolicySize: 6144',
    )
    await create('Spacious', { PolicyDocument: PolicyDocument + ' '.repeat(10_000) })
  })

  it('keep five versions, whose ids never come back', async () => {
    const PolicyArn = await create('Versioned')
    const add = async (SetAsDefault = false) => {
      const made = await iam.run('CreatePolicyVersion', { PolicyArn, PolicyDocument, SetAsDefault })
      return made.PolicyVersion!.VersionId
    }
    assert.deepEqual([await add(), await add(true), await add(), await add()], ['v2', 'v3', 'v4', 'v5'])
    await iam.refuses(
      'CreatePolicyVersion',
      { PolicyArn, PolicyDocument },
      'LimitExceeded',
      'A managed policy can have up to 5 versions. ' +
        'Before you create a new version, you must delete an existing version.',
    )
    await iam.run('DeletePolicyVersion', { PolicyArn, VersionId: 'v5' })
    assert.equal(await add(), 'v6')
    await iam.refuses(
      'DeletePolicyVersion',
      { PolicyArn, VersionId: 'v3' },
      'DeleteConflict',
      'Cannot delete the default version of a policy.',
    )
    const { Versions } = await iam.run('ListPolicyVersions', { PolicyArn })
    assert.deepEqual(
      Versions!.map(({ VersionId, IsDefaultVersion }) => `${VersionId}${IsDefaultVersion ? '!' : ''}`),
      ['v6', 'v4', 'v3!', 'v2', 'v1'],
    )
    const first = await iam.run('ListPolicyVersions', { PolicyArn, MaxItems: 3 })
    const second = await iam.run('ListPolicyVersions', { PolicyArn, Marker: first.Marker })
    assert.deepEqual(
      second.Versions!.map(({ VersionId }) => VersionId),
      ['v2', 'v1'],
    )
    await iam.run('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' })
    assert.equal((await iam.run('GetPolicy', { PolicyArn })).Policy!.DefaultVersionId, 'v1')
    await iam.refuses(
      'SetDefaultPolicyVersion',
      { PolicyArn, VersionId: 'v5' },
      'NoSuchEntity',
      `Policy ${PolicyArn} version v5 does not exist or is not attachable.`,
    )
  })

  it('are deleted only unattached and with one version', async () => {
    const PolicyArn = await create('Used')
    const attached = 'Cannot delete a policy attached to entities.'
    await iam.run('AttachRolePolicy', { RoleName: 'Holder', PolicyArn })
    await iam.refuses('DeletePolicy', { PolicyArn }, 'DeleteConflict', attached)
    await iam.run('DetachRolePolicy', { RoleName: 'Holder', PolicyArn })
    await iam.run('PutUserPermissionsBoundary', { UserName: 'holder', PermissionsBoundary: PolicyArn })
    await iam.refuses('DeletePolicy', { PolicyArn }, 'DeleteConflict', attached)
    await iam.run('DeleteUserPermissionsBoundary', { UserName: 'holder' })
    await iam.run('CreatePolicyVersion', { PolicyArn, PolicyDocument })
    await assert.rejects(iam.run('DeletePolicy', { PolicyArn }), /more than one version/)
    await iam.run('DeletePolicyVersion', { PolicyArn, VersionId: 'v2' })
    await iam.run('DeletePolicy', { PolicyArn })
    await iam.refuses('GetPolicy', { PolicyArn }, 'NoSuchEntity', `Policy ${PolicyArn} was not found.`)
  })

  it("of AWS can be read, and changed by nobody; other accounts' are not there", async () => {
    const { Policy } = await iam.run('GetPolicy', { PolicyArn: readOnly })
    assert.equal(Policy!.PolicyName, 'ReadOnlyAccess')
    const version = { PolicyArn: readOnly, VersionId: Policy!.DefaultVersionId }
    const { PolicyVersion } = await iam.run('GetPolicyVersion', version)
    assert.ok(JSON.parse(decodeURIComponent(PolicyVersion!.Document!)))
    const outside = ['AccessDenied', 'Policy is outside your own account.'] as const
    await iam.refuses(
      'DeletePolicy',
      { PolicyArn: readOnly },
      'AccessDenied',
      'Cannot delete policies outside your own account.',
    )
    for (const name of ['SetDefaultPolicyVersion', 'DeletePolicyVersion'] as const) {
      await iam.refuses(name, { PolicyArn: readOnly, VersionId: 'v1' }, ...outside)
    }
    const missing = `arn:aws:iam::${testAccount}:policy/Missing`
    for (const name of ['GetPolicyVersion', 'SetDefaultPolicyVersion', 'DeletePolicyVersion'] as const) {
      await iam.refuses(
        name,
        { PolicyArn: missing, VersionId: 'v1' },
        'NoSuchEntity',
        `Policy ${missing} version v1 does not exist or is not attachable.`,
      )
    }
    for (const name of ['GetPolicy', 'DeletePolicy', 'ListEntitiesForPolicy'] as const) {
      const PolicyArn = 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess'
      await iam.refuses(name, { PolicyArn }, 'ValidationError', 'Invalid ARN partition')
    }
    await iam.refuses('CreatePolicyVersion', { PolicyArn: readOnly, PolicyDocument }, ...outside)
    await iam.run('CreatePolicy', { PolicyName: 'Theirs', PolicyDocument }, otherAccount)
    const PolicyArn = arnOf('Theirs', otherAccount)
    await iam.refuses('GetPolicy', { PolicyArn }, 'NoSuchEntity', `Policy ${PolicyArn} was not found.`)
    await iam.refuses(
      'AttachUserPolicy',
      { UserName: 'holder', PolicyArn },
      'NoSuchEntity',
      `Policy ${PolicyArn} does not exist or is not attachable.`,
    )
    const [ask] = await iam.asks('GetPolicy', { PolicyArn })
    assert.equal(ask!.resourceAccount, otherAccount)
  })

  it('are listed by scope, path and use, page after page', async () => {
    const PolicyArn = await create('Listed', { Path: '/list/' })
    await create('Bystander', { Path: '/list/' })
    const list = async (input: object) => {
      const arns: string[] = []
      let Marker: string | undefined
      do {
        const page = await iam.run('ListPolicies', { ...input, Marker })
        arns.push(...page.Policies!.map((policy) => policy.PolicyName!))
        Marker = page.Marker
      } while (Marker !== undefined)
      return arns
    }
    assert.deepEqual(await list({ Scope: 'Local', PathPrefix: '/list/' }), ['Bystander', 'Listed'])
    assert.equal((await list({ Scope: 'AWS', MaxItems: 1000 })).includes('Listed'), false)
    const all = await list({ MaxItems: 1000 })
    assert.equal(new Set(all).size, all.length)
    assert.ok(all.includes('Listed') && all.includes('AdministratorAccess'))
    const [first, second, third] = await list({ Scope: 'AWS', MaxItems: 1000 })
    assert.deepEqual([first, second, third], ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess'])
    assert.deepEqual(await list({ OnlyAttached: true }), [])
    await iam.run('AttachGroupPolicy', { GroupName: 'holders', PolicyArn })
    await iam.run('AttachGroupPolicy', { GroupName: 'holders', PolicyArn: readOnly })
    await iam.run('PutRolePermissionsBoundary', { RoleName: 'Holder', PermissionsBoundary: readOnly })
    assert.deepEqual(await list({ OnlyAttached: true }), ['Listed', 'ReadOnlyAccess'])
    assert.deepEqual(await list({ PolicyUsageFilter: 'PermissionsBoundary' }), ['ReadOnlyAccess'])
    const { Policy } = await iam.run('GetPolicy', { PolicyArn: readOnly })
    assert.deepEqual([Policy!.AttachmentCount, Policy!.PermissionsBoundaryUsageCount], [1, 1])
  })

  it('tell who uses them, by kind, path and use', async () => {
    const PolicyArn = await create('Entities')
    await iam.run('AttachGroupPolicy', { GroupName: 'holders', PolicyArn })
    await iam.run('AttachUserPolicy', { UserName: 'holder', PolicyArn })
    await iam.run('AttachRolePolicy', { RoleName: 'Holder', PolicyArn })
    await iam.run('PutUserPermissionsBoundary', { UserName: 'holder', PermissionsBoundary: PolicyArn })
    const list = async (input: object) => {
      const found = await iam.run('ListEntitiesForPolicy', { PolicyArn, ...input })
      return [
        ...found.PolicyGroups!.map(({ GroupName }) => GroupName),
        ...found.PolicyRoles!.map(({ RoleName }) => RoleName),
        ...found.PolicyUsers!.map(({ UserName }) => UserName),
      ]
    }
    assert.deepEqual(await list({}), ['holders', 'Holder', 'holder'])
    assert.deepEqual(await list({ EntityFilter: 'Role' }), ['Holder'])
    assert.deepEqual(await list({ EntityFilter: 'LocalManagedPolicy' }), [])
    assert.deepEqual(await list({ PathPrefix: '/g/' }), ['holders'])
    assert.deepEqual(await list({ PolicyUsageFilter: 'PermissionsBoundary' }), ['holder'])
    const first = await iam.run('ListEntitiesForPolicy', { PolicyArn, MaxItems: 2 })
    assert.equal(first.IsTruncated, true)
    assert.deepEqual(await list({ Marker: first.Marker }), ['holder'])
  })

  it('ask with the label AWS prints, and for the tags too', async () => {
    const input = { PolicyName: 'Asked', PolicyDocument, Tags: [{ Key: 'k', Value: 'v' }] }
    const common = {
      resource: arnOf('Asked'),
      label: 'policy Asked',
      requestTags: input.Tags,
      resourceTags: input.Tags,
    }
    assert.deepEqual(await iam.asks('CreatePolicy', input), [common, { ...common, action: 'iam:TagPolicy' }])
    assert.deepEqual(await iam.asks('ListPolicies', {}), [{ label: 'policy path /' }])
  })
})
