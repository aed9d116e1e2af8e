import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { allow, documentOf, makeSts, type TestSts } from '../../../test/fixtures/sts.ts'
import { evaluate } from '../../policy/evaluate.ts'
import { createPrincipals } from './principals.ts'
import { updateRole } from '../../store/entities/roles.ts'

let sts: TestSts
before(async () => void (sts = await makeSts()))
after(() => sts.close())

const managed = async (PolicyName: string) =>
  (await sts.iam('CreatePolicy', { PolicyName, PolicyDocument: documentOf([allow('s3:*')]) })).Policy.Arn
const idsOf = (policies: readonly { id: string }[]) => policies.map(({ id }) => id).sort()

test('a user has its own policies and those of all its groups, inline and managed, each once', async () => {
  const user = await sts.user('anna', [allow('iam:GetUser')], { Team: 'blue' })
  const shared = await managed('shared')
  const PolicyDocument = documentOf([allow('iam:GetGroup')])
  for (const GroupName of ['one', 'two']) {
    await sts.iam('CreateGroup', { GroupName })
    await sts.iam('AddUserToGroup', { GroupName, UserName: 'anna' })
    await sts.iam('AttachGroupPolicy', { GroupName, PolicyArn: shared })
    await sts.iam('PutGroupPolicy', { GroupName, PolicyName: `inline-${GroupName}`, PolicyDocument })
  }
  await sts.iam('AttachUserPolicy', { UserName: 'anna', PolicyArn: shared })
  const { policies, tags } = (await sts.house.principals.user(sts.account, user.id))!
  assert.deepEqual(idsOf(policies.identity), [shared, 'inline-one', 'inline-two', 'own'])
  const group = policies.identity.find(({ id }) => id === 'inline-one')!
  assert.deepEqual([group.type, group.owner], ['group', 'one'])
  assert.deepEqual(tags, [{ Key: 'Team', Value: 'blue' }])
})

test('a principal is one of its own account only', async () => {
  const user = await sts.user('bert')
  await sts.role('Worker', [{ Principal: { AWS: sts.account } }])
  const { principals } = sts.house
  const role = (await principals.roleByName(sts.account, 'worker'))!
  assert.equal(role.name, 'Worker')
  assert.equal((await principals.role(sts.account, role.id))?.arn, role.arn)
  assert.equal(await principals.user(sts.otherAccount, user.id), undefined)
  assert.equal(await principals.role(sts.otherAccount, role.id), undefined)
  assert.equal(await principals.roleByName(sts.otherAccount, 'Worker'), undefined)
  assert.equal(await principals.user(sts.account, role.id), undefined)
  assert.equal(await principals.role(sts.account, user.id), undefined)
})

test('who asks for a role as a user, or in another account, does not hide it from the others', async () => {
  const { principals } = sts.house
  const user = await sts.user('carl')
  await sts.role('shown', [{ Principal: { AWS: sts.account } }])
  const { id } = (await principals.roleByName(sts.account, 'shown'))!
  assert.equal(await principals.user(sts.account, id), undefined)
  assert.equal((await principals.role(sts.account, id))?.name, 'shown')
  assert.equal(await principals.user(sts.account, id), undefined)
  assert.equal(await principals.role(sts.account, user.id), undefined)
  assert.equal((await principals.user(sts.account, user.id))?.name, 'carl')
})

test('a role that was not there is found once it is, and gone once it is gone', async () => {
  const find = () => sts.house.principals.roleByName(sts.account, 'later')
  assert.equal(await find(), undefined)
  await sts.role('later', [{ Principal: { AWS: sts.account } }])
  assert.equal((await find())?.name, 'later')
  await sts.iam('DeleteRole', { RoleName: 'later' })
  assert.equal(await find(), undefined)
})

test('who asks at once waits for one reading, and a reading that fails is no answer', async () => {
  const { house } = sts
  let reads = 0
  const read = new Proxy(house.store.read, {
    get(target, member) {
      if (member === 'getExecutor' && reads++ === 0) throw new Error('the disk is gone')
      const found: unknown = Reflect.get(target, member, target)
      return typeof found === 'function' ? (found.bind(target) as unknown) : found
    },
  })
  const principals = createPrincipals({ ...house, store: { ...house.store, read } })
  await sts.role('Once', [{ Principal: { AWS: sts.account } }])
  const ask = () => principals.roleByName(sts.account, 'Once')
  const failed = await Promise.allSettled([ask(), ask()])
  assert.deepEqual([failed.map(({ status }) => status), reads], [['rejected', 'rejected'], 1])
  const [first, second] = await Promise.all([ask(), ask()])
  assert.equal(first?.name, 'Once')
  assert.equal(first, second)
})

test('a default version that is changed counts at once', async () => {
  const arn = await managed('versions')
  const actionOf = async () => {
    const [source] = await sts.house.principals.managed([arn])
    return source!.policy.document.statements[0]!.action
  }
  assert.deepEqual(await actionOf(), ['s3:*'])
  await sts.iam('CreatePolicyVersion', {
    PolicyArn: arn,
    PolicyDocument: documentOf([allow('ec2:*')]),
    SetAsDefault: true,
  })
  assert.deepEqual(await actionOf(), ['ec2:*'])
})

test('managed policies that are not there are left out', async () => {
  const arns = [`arn:aws:iam::${sts.account}:policy/none`, 'arn:aws:iam::aws:policy/AdministratorAccess']
  assert.deepEqual(idsOf(await sts.house.principals.managed(arns)), [arns[1]])
})

test('a boundary whose policy is gone stays in force and allows nothing', async () => {
  const arn = await sts.role('bounded', [{ Principal: { AWS: sts.account } }])
  await sts.iam('PutRolePolicy', {
    RoleName: 'bounded',
    PolicyName: 'p',
    PolicyDocument: documentOf([allow('*')]),
  })
  const { id } = (await sts.house.principals.roleByName(sts.account, 'bounded'))!
  const boundaryArn = `arn:aws:iam::${sts.account}:policy/gone`
  await sts.house.store.write(sts.account, (tx) => updateRole(tx, id, { boundaryArn }))
  const { policies } = (await sts.house.principals.role(sts.account, id))!
  assert.equal(policies.boundary?.id, boundaryArn)
  const question = {
    principal: { kind: 'AssumedRole' as const, arn, account: sts.account },
    action: 's3:ListAllMyBuckets',
    resource: '*',
    resourceAccount: sts.account,
    keys: { get: () => undefined, *keys() {} },
  }
  const set = { scps: [], rcps: [], resource: undefined, resourceKind: 'none' as const, session: undefined }
  assert.notEqual(evaluate(question, { ...set, ...policies, session: undefined }).outcome, 'Allowed')
})

test('writes that race lose nothing: the last reader sees them all', async () => {
  const user = await sts.user('racing')
  const put = (index: number) =>
    sts.iam('PutUserPolicy', {
      UserName: 'racing',
      PolicyName: `p${index}`,
      PolicyDocument: documentOf([allow('s3:*')]),
    })
  const reads: Promise<unknown>[] = []
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => {
      reads.push(sts.house.principals.user(sts.account, user.id))
      return put(index)
    }),
  )
  await Promise.all(reads)
  const { policies } = (await sts.house.principals.user(sts.account, user.id))!
  assert.equal(policies.identity.length, 12)
})

test('of many who make one name at once, one does', async () => {
  const made = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) => sts.iam('CreateUser', { UserName: index % 2 ? 'twin' : 'TWIN' })),
  )
  assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('of many who take the last of a quota at once, as many get it as there is room', async () => {
  await sts.iam('CreateUser', { UserName: 'keys' })
  const made = await Promise.allSettled(
    Array.from({ length: 8 }, () => sts.iam('CreateAccessKey', { UserName: 'keys' })),
  )
  assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 2)
})
