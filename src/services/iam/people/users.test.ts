import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  makeIam,
  roleCaller,
  rootCaller,
  testAccount as account,
  type TestIam,
} from '../../../../test/fixtures/iam.ts'
import { attachPolicy, detachPolicy } from '../../../store/entities/attachments.ts'
import { deleteInlinePolicy, putInlinePolicy } from '../../../store/entities/inline-policies.ts'
import { findUserByName } from '../../../store/entities/users.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

const root = rootCaller(account)
let number = 0
let name = ''
beforeEach(() => {
  name = `User-${++number}`
})

const create = (input: object = {}) => iam.run('CreateUser', { UserName: name, ...input })
const get = (UserName?: string, caller = root) => iam.runAs(caller, 'GetUser', { UserName })
const arn = (path = '/') => `arn:aws:iam::${account}:user${path}${name}`

test('CreateUser answers the user, GetUser the same', async () => {
  const { User } = await create({ Path: '/a/b/' })
  assert.match(User!.UserId!, /^AIDA[A-Z2-7]{17}$/)
  assert.equal(User!.Arn, arn('/a/b/'))
  assert.equal(User!.Path, '/a/b/')
  assert.deepEqual((await get(name)).User, User)
  assert.equal(User!.Tags, undefined)
})

test('a user is found in any case and shown as it was spelled', async () => {
  await create()
  assert.equal((await get(name.toUpperCase())).User!.UserName, name)
})

test('names collide whatever the case and the path', async () => {
  await create()
  const again = iam.run('CreateUser', { UserName: name.toLowerCase(), Path: '/x/' })
  const message = `User with name ${name.toLowerCase()} already exists.`
  await assert.rejects(again, { code: 'EntityAlreadyExists', status: 409, message })
})

test('CreateUser keeps tags and boundary, and lists leave them out', async () => {
  const PermissionsBoundary = 'arn:aws:iam::aws:policy/AdministratorAccess'
  const Tags = [
    { Key: 'b', Value: '1' },
    { Key: 'a', Value: '' },
  ]
  await create({ PermissionsBoundary, Tags })
  const { User } = await get(name)
  assert.deepEqual(User!.Tags, Tags)
  assert.equal(User!.PermissionsBoundary!.PermissionsBoundaryArn, PermissionsBoundary)
  const { Users } = await iam.run('ListUsers', {})
  const listed = Users!.find(({ UserName }) => UserName === name)!
  assert.equal(listed.Tags, undefined)
  assert.equal(listed.PermissionsBoundary, undefined)
})

test('CreateUser refuses a boundary that does not exist, and makes nothing', async () => {
  const PermissionsBoundary = `arn:aws:iam::${account}:policy/none`
  const message = `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`
  await assert.rejects(create({ PermissionsBoundary }), { code: 'NoSuchEntity', status: 404, message })
  await assert.rejects(get(name), { message: `The user with name ${name} cannot be found.` })
})

test('GetUser without a name is the caller: a user, root, and nobody for a role session', async () => {
  await create()
  assert.equal((await get(undefined, await iam.user(name))).User!.UserName, name)
  const { User } = await get()
  assert.deepEqual(
    [User!.UserId, User!.Arn, User!.UserName],
    [account, `arn:aws:iam::${account}:root`, undefined],
  )
  const message = 'Must specify userName when calling with non-User credentials'
  await assert.rejects(get(undefined, roleCaller('r')), { code: 'ValidationError', status: 400, message })
})

test('UpdateUser renames and moves, and keeps the id and what hangs on it', async () => {
  const { User } = await create({ Tags: [{ Key: 'k', Value: 'v' }] })
  await iam.run('UpdateUser', { UserName: name, NewUserName: `${name}-new`, NewPath: '/p/' })
  const renamed = (await get(`${name}-new`)).User!
  assert.equal(renamed.UserId, User!.UserId)
  assert.equal(renamed.Arn, `arn:aws:iam::${account}:user/p/${name}-new`)
  assert.deepEqual(renamed.Tags, [{ Key: 'k', Value: 'v' }])
  await assert.rejects(get(name), { code: 'NoSuchEntity' })
})

test('UpdateUser may change only the case of a name, and may not take another user’s', async () => {
  await create()
  await iam.run('CreateUser', { UserName: `${name}-other` })
  await iam.run('UpdateUser', { UserName: name, NewUserName: name.toUpperCase() })
  assert.equal((await get(name)).User!.UserName, name.toUpperCase())
  const taken = iam.run('UpdateUser', { UserName: name, NewUserName: `${name}-OTHER` })
  await assert.rejects(taken, { code: 'EntityAlreadyExists' })
})

test('ListUsers filters by path and pages by name', async () => {
  const Path = `/list-${number}/`
  for (const letter of ['b', 'C', 'a']) {
    await iam.run('CreateUser', { UserName: `${name}-${letter}`, Path })
  }
  const first = await iam.run('ListUsers', { PathPrefix: Path.slice(0, -1), MaxItems: 2 })
  assert.deepEqual(
    first.Users!.map((user) => user.UserName),
    [`${name}-a`, `${name}-b`],
  )
  assert.equal(first.IsTruncated, true)
  const second = await iam.run('ListUsers', { PathPrefix: Path, Marker: first.Marker })
  assert.deepEqual(
    second.Users!.map((user) => user.UserName),
    [`${name}-C`],
  )
  assert.equal(second.IsTruncated, false)
})

test('DeleteUser names what is in the way, in AWS’s order, and then deletes', async () => {
  const { UserId } = (await create()).User!
  const GroupName = `g-${number}`
  const remove = () => iam.run('DeleteUser', { UserName: name })
  const owner = { account, ownerId: UserId!, name: 'p', document: '{}' }
  const attachment = {
    account,
    targetId: UserId!,
    targetType: 'user' as const,
    policyArn: 'arn',
    attached: 1,
  }
  await iam.store.write(account, async (tx) => {
    await attachPolicy(tx, attachment)
    await putInlinePolicy(tx, owner)
  })
  const { AccessKey } = await iam.run('CreateAccessKey', { UserName: name })
  await iam.run('CreateLoginProfile', { UserName: name, Password: 'Secret-123' })
  await iam.run('CreateGroup', { GroupName })
  await iam.run('AddUserToGroup', { GroupName, UserName: name })

  const steps: [says: string, then: () => Promise<unknown>][] = [
    [
      'must detach all policies first.',
      () => iam.store.write(account, (tx) => detachPolicy(tx, UserId!, 'arn')),
    ],
    [
      'must delete policies first.',
      () => iam.store.write(account, (tx) => deleteInlinePolicy(tx, UserId!, 'p')),
    ],
    ['must delete login profile first.', () => iam.run('DeleteLoginProfile', { UserName: name })],
    [
      'must delete access keys first.',
      () =>
        iam.run('DeleteAccessKey', {
          UserName: name,
          AccessKeyId: AccessKey!.AccessKeyId,
        }),
    ],
    [
      'must remove users from group first.',
      () => iam.run('RemoveUserFromGroup', { GroupName, UserName: name }),
    ],
  ]
  for (const [says, then] of steps) {
    await assert.rejects(remove(), {
      code: 'DeleteConflict',
      status: 409,
      message: `Cannot delete entity, ${says}`,
    })
    await then()
  }
  await remove()
  assert.equal(await findUserByName(iam.store.read, account, name), undefined)
})

test('a user that is made anew has another id and none of the old tags', async () => {
  const old = await create({ Tags: [{ Key: 'k', Value: 'v' }] })
  await iam.run('DeleteUser', { UserName: name })
  const { User } = await create()
  assert.notEqual(User!.UserId, old.User!.UserId)
  assert.equal((await get(name)).User!.Tags, undefined)
})

test('every operation on a user that does not exist is NoSuchEntity', async () => {
  const message = 'The user with name nobody cannot be found.'
  const UserName = 'nobody'
  const calls = [
    iam.run('GetUser', { UserName }),
    iam.run('UpdateUser', { UserName, NewPath: '/x/' }),
    iam.run('DeleteUser', { UserName }),
    iam.run('TagUser', { UserName, Tags: [{ Key: 'k', Value: 'v' }] }),
    iam.run('UntagUser', { UserName, TagKeys: ['k'] }),
    iam.run('ListUserTags', { UserName }),
  ]
  for (const call of calls) await assert.rejects(call, { code: 'NoSuchEntity', status: 404, message })
})

test('CreateUser asks about the ARN that is to be, and about TagUser where it tags', async () => {
  const resource = arn('/p/')
  const Tags = [{ Key: 'k', Value: 'v' }]
  const keys = { 'iam:PermissionsBoundary': 'arn:b' }
  const input = { UserName: name, Path: '/p/', Tags, PermissionsBoundary: 'arn:b' }
  const ask = { resource, keys, requestTags: Tags, resourceTags: Tags }
  const questions = await iam.asks('CreateUser', input)
  assert.deepEqual(questions, [ask, { ...ask, action: 'iam:TagUser' }])
})

test('operations ask about the user’s path and tags, and about the pathless ARN where there is none', async () => {
  const missing = { resource: arn(), label: `user ${name}`, resourceTags: undefined }
  assert.deepEqual(await iam.asks('GetUser', { UserName: name }), [missing])
  const Tags = [{ Key: 'k', Value: 'v' }]
  await create({ Path: '/p/', Tags })
  const found = { resource: arn('/p/'), label: `user ${name}`, resourceTags: Tags }
  assert.deepEqual(await iam.asks('GetUser', { UserName: name }), [found])
  assert.deepEqual(await iam.asks('UntagUser', { UserName: name, TagKeys: ['k'] }), [
    { ...found, keys: { 'aws:TagKeys': ['k'] } },
  ])
  const renaming = await iam.asks('UpdateUser', { UserName: name, NewUserName: 'other' })
  const after = { resource: `arn:aws:iam::${account}:user/p/other`, resourceTags: Tags }
  assert.deepEqual(renaming, [found, after])
  const moving = await iam.asks('UpdateUser', { UserName: name, NewPath: '/q/' })
  assert.deepEqual(moving, [found, { ...after, resource: `arn:aws:iam::${account}:user/q/` }])
})

test('ListUsers asks about the path', async () => {
  const all = [{ resource: `arn:aws:iam::${account}:user/p` }]
  assert.deepEqual(await iam.asks('ListUsers', { PathPrefix: '/p' }), all)
})
