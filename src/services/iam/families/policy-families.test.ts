import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeIam, testAccount, type TestIam } from '../../../../test/fixtures/iam.ts'
import { inlinePolicySizes } from '../limits.ts'
import type { IamOperation } from '../action.ts'

const PolicyDocument = documentOf(0)
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

/** An inline policy of some size: its Sid is as long as asked. */
function documentOf(sidLength: number): string {
  const Statement = { Sid: 's'.repeat(sidLength), Effect: 'Allow', Action: 's3:ListBucket', Resource: '*' }
  return JSON.stringify({ Version: '2012-10-17', Statement })
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
})

for (const Kind of ['User', 'Group', 'Role'] as const) {
  const kind = Kind.toLowerCase() as 'user' | 'group' | 'role'
  const named = { [`${Kind}Name`]: 'Holder' }
  const missing = { [`${Kind}Name`]: 'Missing' }
  const notThere = `The ${kind} with name Missing cannot be found.`

  describe(`the policies of a ${kind}`, () => {
    let iam: TestIam
    before(async () => {
      iam = await makeIam()
      await run(`Create${Kind}`, {
        ...named,
        Path: '/p/',
        ...(Kind === 'Role' ? { AssumeRolePolicyDocument: trust } : {}),
      })
    })
    after(() => iam.close())

    // The three kinds have operations of the same shape under other names.
    // oxlint-disable-next-line no-explicit-any -- see above
    const run = (name: string, input: object): Promise<any> => iam.run(name as IamOperation, input as never)
    const refuses = (name: string, input: object, code: string, message: string) =>
      iam.refuses(name as IamOperation, input as never, code, message)

    it('that are inline are put, read, replaced, listed and deleted', async () => {
      for (const PolicyName of ['two', 'one']) {
        await run(`Put${Kind}Policy`, { ...named, PolicyName, PolicyDocument })
      }
      await run(`Put${Kind}Policy`, { ...named, PolicyName: 'one', PolicyDocument: documentOf(3) })
      assert.deepEqual(await run(`Get${Kind}Policy`, { ...named, PolicyName: 'one' }), {
        ...named,
        PolicyName: 'one',
        PolicyDocument: encodeURIComponent(documentOf(3)).replaceAll('*', '%2A'),
      })
      const first = await run(`List${Kind}Policies`, { ...named, MaxItems: 1 })
      const second = await run(`List${Kind}Policies`, { ...named, Marker: first.Marker })
      assert.deepEqual([first.PolicyNames, second.PolicyNames], [['one'], ['two']])
      await run(`Delete${Kind}Policy`, { ...named, PolicyName: 'one' })
      await run(`Delete${Kind}Policy`, { ...named, PolicyName: 'two' })
      const gone = `The ${kind} policy with name one cannot be found.`
      await refuses(`Get${Kind}Policy`, { ...named, PolicyName: 'one' }, 'NoSuchEntity', gone)
      await refuses(`Delete${Kind}Policy`, { ...named, PolicyName: 'one' }, 'NoSuchEntity', gone)
    })

    it('that are inline share one quota, whatever their white space', async () => {
      const limit = inlinePolicySizes[kind]
      const size = (sidLength: number) => documentOf(sidLength).length
      const fills = documentOf(limit - 2 * size(0)) + ' '.repeat(500)
      await run(`Put${Kind}Policy`, { ...named, PolicyName: 'one', PolicyDocument })
      await run(`Put${Kind}Policy`, { ...named, PolicyName: 'two', PolicyDocument: fills })
      await refuses(
        `Put${Kind}Policy`,
        { ...named, PolicyName: 'three', PolicyDocument },
        'LimitExceeded',
        `Maximum policy size of ${limit} bytes exceeded for ${kind} Holder`,
      )
      await run(`Put${Kind}Policy`, { ...named, PolicyName: 'two', PolicyDocument })
      await run(`Put${Kind}Policy`, { ...named, PolicyName: 'three', PolicyDocument })
    })

    it('are looked at only after the entity: it is missed before the document is read', async () => {
      const bad = { PolicyName: 'p', PolicyDocument: '{' }
      await refuses(`Put${Kind}Policy`, { ...missing, ...bad }, 'NoSuchEntity', notThere)
      await refuses(
        `Put${Kind}Policy`,
        { ...named, ...bad },
        'MalformedPolicyDocument',
        'Syntax errors in policy.',
      )
      await refuses(`Get${Kind}Policy`, { ...missing, PolicyName: 'p' }, 'NoSuchEntity', notThere)
      await refuses(`List${Kind}Policies`, missing, 'NoSuchEntity', notThere)
      await refuses(`Attach${Kind}Policy`, { ...missing, PolicyArn: readOnly }, 'NoSuchEntity', notThere)
      await refuses(`ListAttached${Kind}Policies`, missing, 'NoSuchEntity', notThere)
    })

    it('that are managed are attached once, listed by name and path, and detached', async () => {
      await run('CreatePolicy', { PolicyName: 'mine', Path: '/own/', PolicyDocument })
      const mine = `arn:aws:iam::${testAccount}:policy/own/mine`
      for (const PolicyArn of [readOnly, mine, mine])
        await run(`Attach${Kind}Policy`, { ...named, PolicyArn })
      const list = async (more: object) =>
        (await run(`ListAttached${Kind}Policies`, { ...named, ...more })).AttachedPolicies
      assert.deepEqual(await list({}), [
        { PolicyName: 'mine', PolicyArn: mine },
        { PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly },
      ])
      assert.equal((await list({ PathPrefix: '/own/' })).length, 1)
      for (const PolicyArn of [readOnly, mine]) await run(`Detach${Kind}Policy`, { ...named, PolicyArn })
      await refuses(
        `Detach${Kind}Policy`,
        { ...named, PolicyArn: mine },
        'NoSuchEntity',
        `Policy ${mine} was not found.`,
      )
    })

    it('that are managed must exist, be policies, and be few', async () => {
      const attach = (PolicyArn: string, code: string, message: string) =>
        refuses(`Attach${Kind}Policy`, { ...named, PolicyArn }, code, message)
      const absent = `arn:aws:iam::${testAccount}:policy/absent`
      await attach(absent, 'NoSuchEntity', `Policy ${absent} does not exist or is not attachable.`)
      const notAnArn = 'a-policy-name-but-no-arn'
      await attach(notAnArn, 'ValidationError', `ARN ${notAnArn} is not valid.`)
      for (const arn of [
        `arn:aws:iam::${testAccount}:user/somebody`,
        'arn:aws:iam:aws:policy/AdministratorAccess',
        `arn:aws:iam::aws:policy/${readOnly}`,
      ]) {
        await attach(arn, 'InvalidInput', `ARN ${arn} is not valid.`)
      }
      await attach(
        'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy',
        'PolicyNotAttachable',
        'Cannot attach a Service Role Policy to a Customer Role.',
      )
      const most = Kind === 'Group' ? 10 : 20
      for (let index = 0; index < most; index++) {
        await run('CreatePolicy', { PolicyName: `p${index}`, PolicyDocument })
        const PolicyArn = `arn:aws:iam::${testAccount}:policy/p${index}`
        await run(`Attach${Kind}Policy`, { ...named, PolicyArn })
      }
      await attach(readOnly, 'LimitExceeded', `Cannot exceed quota for PoliciesPer${Kind}: ${most}`)
      await run(`Attach${Kind}Policy`, { ...named, PolicyArn: `arn:aws:iam::${testAccount}:policy/p9` })
    })

    it('ask about the entity, with the policy that is attached', async () => {
      const [ask] = await iam.asks(`Attach${Kind}Policy`, { ...named, PolicyArn: readOnly } as never)
      assert.equal(ask!.resource, `arn:aws:iam::${testAccount}:${kind}/p/Holder`)
      assert.equal(ask!.label, `${kind} Holder`)
      assert.equal(ask!.keys!['iam:PolicyARN'], readOnly)
    })
  })

  if (Kind === 'Group') continue

  describe(`the boundary of a ${kind}`, () => {
    let iam: TestIam
    before(async () => {
      iam = await makeIam()
      await iam.run(`Create${Kind}` as IamOperation, { ...named, AssumeRolePolicyDocument: trust } as never)
    })
    after(() => iam.close())

    const boundary = async () => {
      const answer = (await iam.run(`Get${Kind}` as IamOperation, named as never)) as unknown
      return (answer as Record<string, { PermissionsBoundary?: unknown }>)[Kind]!.PermissionsBoundary
    }

    it('is put, replaced and deleted, and asked about', async () => {
      const put = (PermissionsBoundary: string) =>
        iam.run(`Put${Kind}PermissionsBoundary`, { ...named, PermissionsBoundary } as never)
      const admin = 'arn:aws:iam::aws:policy/AdministratorAccess'
      await put(readOnly)
      await put(admin)
      assert.deepEqual(await boundary(), {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: admin,
      })
      const keyOf = async (name: IamOperation, input: object) =>
        (await iam.asks(name, { ...named, ...input } as never))[0]!.keys!['iam:PermissionsBoundary']
      const requested = { PermissionsBoundary: readOnly }
      assert.equal(await keyOf(`Put${Kind}PermissionsBoundary`, requested), readOnly)
      assert.equal(await keyOf(`Delete${Kind}PermissionsBoundary`, {}), admin)
      assert.equal(await keyOf(`Put${Kind}Policy`, {}), admin)
      await iam.run(`Delete${Kind}PermissionsBoundary`, named as never)
      assert.equal(await boundary(), undefined)
      await iam.run(`Delete${Kind}PermissionsBoundary`, named as never)
    })

    it('must be a managed policy', async () => {
      const refused = (PermissionsBoundary: string, code: string, message: string) =>
        iam.refuses(
          `Put${Kind}PermissionsBoundary`,
          { ...named, PermissionsBoundary } as never,
          code,
          message,
        )
      const wrong = `arn:aws:iam::${testAccount}:not_a_policy/invalid`
      await refused(wrong, 'InvalidInput', `ARN ${wrong} is not valid.`)
      const absent = `arn:aws:iam::${testAccount}:policy/absent`
      await refused(absent, 'NoSuchEntity', `Scope ARN: ${absent} does not exist or is not attachable.`)
    })
  })
}
