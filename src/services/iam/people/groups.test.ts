import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { makeIam, testAccount as account, type TestIam } from '../../../../test/fixtures/iam.ts'
import { attachPolicy, detachPolicy } from '../../../store/entities/attachments.ts'
import { deleteInlinePolicy, putInlinePolicy } from '../../../store/entities/inline-policies.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

let number = 0
let GroupName = ''
let UserName = ''
beforeEach(() => {
  GroupName = `Group-${++number}`
  UserName = `User-${number}`
})

const arn = (path = '/') => `arn:aws:iam::${account}:group${path}${GroupName}`
const groupsOf = async () =>
  (await iam.run('ListGroupsForUser', { UserName })).Groups!.map((g) => g.GroupName)

async function createBoth(): Promise<void> {
  await iam.run('CreateGroup', { GroupName })
  await iam.run('CreateUser', { UserName })
}

test('CreateGroup answers the group, GetGroup the same with its users', async () => {
  const { Group } = await iam.run('CreateGroup', { GroupName, Path: '/p/' })
  assert.match(Group!.GroupId!, /^AGPA[A-Z2-7]{17}$/)
  assert.equal(Group!.Arn, arn('/p/'))
  assert.deepEqual(await iam.run('GetGroup', { GroupName }), { Group, Users: [], IsTruncated: false })
})

test('names of groups collide whatever the case, but not with users', async () => {
  await iam.run('CreateGroup', { GroupName })
  await iam.run('CreateUser', { UserName: GroupName })
  const again = { GroupName: GroupName.toUpperCase() }
  const message = `Group with name ${GroupName.toUpperCase()} already exists.`
  await iam.refuses('CreateGroup', again, 'EntityAlreadyExists', message)
})

test('adding a user twice is one membership, removing it twice no error', async () => {
  await createBoth()
  await iam.run('AddUserToGroup', { GroupName, UserName })
  await iam.run('AddUserToGroup', { GroupName, UserName })
  assert.deepEqual(await groupsOf(), [GroupName])
  assert.deepEqual(
    (await iam.run('GetGroup', { GroupName })).Users!.map((user) => user.UserName),
    [UserName],
  )
  await iam.run('RemoveUserFromGroup', { GroupName, UserName })
  assert.deepEqual(await groupsOf(), [])
  await iam.run('RemoveUserFromGroup', { GroupName, UserName })
})

test('the user is missed before the group', async () => {
  await createBoth()
  const user = 'The user with name nobody cannot be found.'
  const group = 'The group with name none cannot be found.'
  for (const name of ['AddUserToGroup', 'RemoveUserFromGroup'] as const) {
    await iam.refuses(name, { GroupName, UserName: 'nobody' }, 'NoSuchEntity', user)
    await iam.refuses(name, { GroupName: 'none', UserName }, 'NoSuchEntity', group)
    await iam.refuses(name, { GroupName: 'none', UserName: 'nobody' }, 'NoSuchEntity', user)
  }
})

test('a user is in ten groups at most', async () => {
  await iam.run('CreateUser', { UserName })
  const names = Array.from({ length: 11 }, (_, i) => `${GroupName}-${String(i).padStart(2, '0')}`)
  for (const name of names) await iam.run('CreateGroup', { GroupName: name })
  for (const name of names.slice(0, 10)) await iam.run('AddUserToGroup', { GroupName: name, UserName })
  const eleventh = { GroupName: names[10], UserName }
  await iam.refuses('AddUserToGroup', eleventh, 'LimitExceeded', 'Cannot exceed quota for GroupsPerUser: 10')
  await iam.run('AddUserToGroup', { GroupName: names[0], UserName })
  const page = await iam.run('ListGroupsForUser', { UserName, MaxItems: 9 })
  const rest = await iam.run('ListGroupsForUser', { UserName, Marker: page.Marker })
  assert.deepEqual(
    [...page.Groups!, ...rest.Groups!].map((group) => group.GroupName),
    names.slice(0, 10),
  )
})

test('GetGroup pages its users by name', async () => {
  await iam.run('CreateGroup', { GroupName })
  for (const letter of ['c', 'A', 'b']) {
    await iam.run('CreateUser', { UserName: `${UserName}-${letter}` })
    await iam.run('AddUserToGroup', { GroupName, UserName: `${UserName}-${letter}` })
  }
  const first = await iam.run('GetGroup', { GroupName, MaxItems: 2 })
  assert.deepEqual(
    first.Users!.map((user) => user.UserName),
    [`${UserName}-A`, `${UserName}-b`],
  )
  const second = await iam.run('GetGroup', { GroupName, Marker: first.Marker })
  assert.deepEqual(
    second.Users!.map((user) => user.UserName),
    [`${UserName}-c`],
  )
})

test('UpdateGroup renames and moves, and keeps the id and the members', async () => {
  await createBoth()
  const { Group } = await iam.run('GetGroup', { GroupName })
  await iam.run('AddUserToGroup', { GroupName, UserName })
  await iam.run('UpdateGroup', { GroupName, NewGroupName: `${GroupName}-new`, NewPath: '/n/' })
  const renamed = await iam.run('GetGroup', { GroupName: `${GroupName}-new` })
  assert.equal(renamed.Group!.GroupId, Group!.GroupId)
  assert.equal(renamed.Group!.Arn, `${arn('/n/')}-new`)
  assert.equal(renamed.Users!.length, 1)
  const message = `The group with name ${GroupName} cannot be found.`
  await iam.refuses('GetGroup', { GroupName }, 'NoSuchEntity', message)
})

test('DeleteGroup names what is in the way: users, then attached, then inline policies', async () => {
  await createBoth()
  const { GroupId: id } = (await iam.run('GetGroup', { GroupName })).Group!
  await iam.run('AddUserToGroup', { GroupName, UserName })
  const attachment = { account, targetId: id!, targetType: 'group' as const, policyArn: 'arn', attached: 1 }
  await iam.store.write(account, async (tx) => {
    await attachPolicy(tx, attachment)
    await putInlinePolicy(tx, { account, ownerId: id!, name: 'p', document: '{}' })
  })
  const steps: [says: string, then: () => Promise<unknown>][] = [
    ['must remove users from group first.', () => iam.run('RemoveUserFromGroup', { GroupName, UserName })],
    ['must detach all policies first.', () => iam.store.write(account, (tx) => detachPolicy(tx, id!, 'arn'))],
    ['must delete policies first.', () => iam.store.write(account, (tx) => deleteInlinePolicy(tx, id!, 'p'))],
  ]
  for (const [says, then] of steps) {
    await iam.refuses('DeleteGroup', { GroupName }, 'DeleteConflict', `Cannot delete entity, ${says}`)
    await then()
  }
  await iam.run('DeleteGroup', { GroupName })
  assert.ok((await iam.run('ListGroups', {})).Groups!.every((group) => group.GroupName !== GroupName))
})

test('membership asks about the group and not about the user', async () => {
  await iam.run('CreateGroup', { GroupName, Path: '/p/' })
  const all = [{ resource: arn('/p/'), label: `group ${GroupName}`, resourceTags: undefined }]
  assert.deepEqual(await iam.asks('AddUserToGroup', { GroupName, UserName }), all)
  assert.deepEqual(await iam.asks('RemoveUserFromGroup', { GroupName, UserName }), all)
})

test('UpdateGroup asks about the group as it is and as it will be, nameless where no name is given', async () => {
  await iam.run('CreateGroup', { GroupName, Path: '/p/' })
  const group = { resource: arn('/p/'), label: `group ${GroupName}`, resourceTags: undefined }
  const asked = (input: object) => iam.asks('UpdateGroup', { GroupName, ...input })
  const other = (path: string, as = '') => ({
    resource: `arn:aws:iam::${account}:group${path}${as}`,
    resourceTags: undefined,
  })
  assert.deepEqual(await asked({ NewGroupName: GroupName }), [group])
  assert.deepEqual(await asked({ NewGroupName: 'new', NewPath: '/q/' }), [group, other('/q/', 'new')])
  assert.deepEqual(await asked({ NewPath: '/q/' }), [group, other('/q/')])
  assert.deepEqual(await asked({}), [group, other('/p/')])
})
