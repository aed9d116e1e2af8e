import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { allow, documentOf, makeSts, noise, refusedAs, type TestSts } from '../../../test/fixtures/sts.ts'
import { iam } from '../../services/iam/index.ts'
import { createCallers } from './callers.ts'
import { openSession } from './credentials.ts'

// Which sessions live on and which die with what they came from.

let sts: TestSts
before(async () => void (sts = await makeSts()))
after(() => sts.close())

let number = 0
/** A user and a role it may assume, with a session of each kind. */
async function sessions() {
  const name = `p${++number}`
  const user = await sts.user(name, [allow('sts:*')])
  const RoleArn = await sts.role(name, [{ Principal: { AWS: user.arn } }])
  const by = await user.caller()
  return {
    name,
    user,
    by,
    token: await sts.as(by, 'GetSessionToken'),
    federated: await sts.as(by, 'GetFederationToken', { Name: 'fred', Policy: documentOf([allow('*')]) }),
    role: await sts.as(by, 'AssumeRole', { RoleArn, RoleSessionName: 'session' }),
  }
}

const alive = async (made: { token: any; federated: any; role: any }) =>
  (await Promise.all(Object.values(made).map((answer) => sts.session(answer)))).map(
    (caller) => caller !== undefined,
  )
const lives = async ({ token, federated, role }: Awaited<ReturnType<typeof sessions>>) =>
  alive({ token, federated, role })

test('a key that is switched off takes its session tokens along, not the sessions of roles', async () => {
  const made = await sessions()
  assert.deepEqual(await lives(made), [true, true, true])
  const key = { UserName: made.name, AccessKeyId: made.user.keyId }
  await sts.iam('UpdateAccessKey', { ...key, Status: 'Inactive' })
  assert.deepEqual(await lives(made), [false, false, true])
  await sts.iam('UpdateAccessKey', { ...key, Status: 'Active' })
  assert.deepEqual(await lives(made), [true, true, true])
  await sts.iam('DeleteAccessKey', key)
  assert.deepEqual(await lives(made), [false, false, true])
})

test('a user that is deleted, even if another takes the name, takes its session tokens along', async () => {
  const made = await sessions()
  const UserName = made.name
  await sts.iam('DeleteAccessKey', { UserName, AccessKeyId: made.user.keyId })
  await sts.iam('DeleteUserPolicy', { UserName, PolicyName: 'own' })
  await sts.iam('DeleteUser', { UserName })
  await sts.iam('CreateUser', { UserName })
  assert.deepEqual(await lives(made), [false, false, true])
})

test('a role that is deleted takes its sessions along, even if another takes the name', async () => {
  const made = await sessions()
  await sts.iam('DeleteRole', { RoleName: made.name })
  assert.deepEqual(await lives(made), [true, true, false])
  await sts.role(made.name, [{ Principal: { AWS: made.user.arn } }])
  assert.deepEqual(await lives(made), [true, true, false])
})

test('a trust policy that is closed leaves the sessions it let in', async () => {
  const made = await sessions()
  const PolicyDocument = documentOf([{ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }])
  await sts.iam('UpdateAssumeRolePolicy', { RoleName: made.name, PolicyDocument })
  assert.deepEqual(await lives(made), [true, true, true])
})

test('a user that moves and is renamed is the same one in its sessions', async () => {
  const made = await sessions()
  await sts.iam('UpdateUser', { UserName: made.name, NewUserName: `${made.name}-new`, NewPath: '/moved/' })
  const arn = `arn:aws:iam::${sts.account}:user/moved/${made.name}-new`
  assert.equal((await sts.live(made.token)).arn, arn)
  assert.equal((await sts.live(made.federated)).principal.issuerArn, arn)
})

test('what a policy allows counts from the next request on, for keys and for live sessions', async () => {
  const { name, user, token, role } = await sessions()
  const list = async (answer: any) => sts.as(await sts.live(answer), 'ListRoles', {}, iam)
  await refusedAs(sts.as(await user.caller(), 'ListRoles', {}, iam), 'AccessDenied')
  await refusedAs(list(role), 'AccessDenied')
  const policy = { PolicyName: 'later', PolicyDocument: documentOf([allow('iam:ListRoles')]) }
  await sts.iam('PutUserPolicy', { UserName: name, ...policy })
  await sts.iam('PutRolePolicy', { RoleName: name, ...policy })
  await sts.as(await user.caller(), 'ListRoles', {}, iam)
  await list(role)
  await sts.iam('DeleteUserPolicy', { UserName: name, PolicyName: 'later' })
  await sts.iam('DeleteRolePolicy', { RoleName: name, PolicyName: 'later' })
  await refusedAs(sts.as(await user.caller(), 'ListRoles', {}, iam), 'AccessDenied')
  await refusedAs(list(role), 'AccessDenied')
  assert.ok(await sts.session(token))
})

test('a group, its policy and its members count from the next request on', async () => {
  const { name, user } = await sessions()
  const GroupName = `group-${name}`
  await sts.iam('CreateGroup', { GroupName })
  await sts.iam('AddUserToGroup', { GroupName, UserName: name })
  await user.caller()
  const PolicyArn = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'
  await sts.iam('AttachGroupPolicy', { GroupName, PolicyArn })
  await sts.as(await user.caller(), 'ListRoles', {}, iam)
  await sts.iam('RemoveUserFromGroup', { GroupName, UserName: name })
  await refusedAs(sts.as(await user.caller(), 'ListRoles', {}, iam), 'AccessDenied')
})

test('a revoking policy ends the sessions that are older than it', async () => {
  const made = await sessions()
  const policy = { PolicyName: 'go', PolicyDocument: documentOf([allow('iam:ListRoles')]) }
  await sts.iam('PutRolePolicy', { RoleName: made.name, ...policy })
  await sts.as(await sts.live(made.role), 'ListRoles', {}, iam)
  sts.time.now += 10_000
  const before = new Date(sts.time.now).toISOString().replace('.000Z', 'Z')
  const Condition = { DateLessThan: { 'aws:TokenIssueTime': before } }
  const PolicyDocument = documentOf([{ Effect: 'Deny', Action: '*', Resource: '*', Condition }])
  await sts.iam('PutRolePolicy', { RoleName: made.name, PolicyName: 'revoke', PolicyDocument })
  const older = sts.as(await sts.live(made.role), 'ListRoles', {}, iam)
  await refusedAs(older, 'AccessDenied', /explicit deny/)
  const RoleArn = `arn:aws:iam::${sts.account}:role/${made.name}`
  const input = { RoleArn, RoleSessionName: 'later' }
  const later = await sts.live(await sts.as(await made.user.caller(), 'AssumeRole', input))
  await sts.as(later, 'ListRoles', {}, iam)
})

test('unknown, inactive and forged keys and tokens are nobody', async () => {
  const callers = createCallers(sts.house)
  const made = await sessions()
  const { AccessKeyId, SessionToken } = made.token.Credentials
  for (const id of ['', 'AKIAIOSFODNN7EXAMPLE', AccessKeyId, `${made.user.keyId} `])
    assert.equal(await callers.ofKey(id), undefined, id)
  const spoilt = [
    '',
    'x',
    SessionToken.slice(4),
    SessionToken.slice(0, -4),
    `${SessionToken} `,
    SessionToken.replaceAll('+', '-').replaceAll('/', '_') + '=',
  ]
  for (const token of spoilt) assert.equal(await callers.ofToken(token), undefined, token)
})

test('a token is no key and a key no token, whatever is remembered', async () => {
  const callers = createCallers(sts.house)
  const { user, token } = await sessions()
  const { SessionToken } = token.Credentials
  assert.ok((await callers.ofToken(SessionToken)) && (await callers.ofKey(user.keyId)))
  assert.equal(await callers.ofKey(SessionToken), undefined)
  assert.equal(await callers.ofToken(user.keyId), undefined)
})

test('a token of an earlier epoch is dead', async () => {
  const { token } = await sessions()
  const { SessionToken } = token.Credentials
  assert.ok(openSession(sts.house, SessionToken))
  const later = { ...sts.house, epoch: sts.house.epoch + 1 }
  assert.equal(openSession(later, SessionToken), undefined)
})

test('one caller is served from memory until its account changes, whatever changes elsewhere', async () => {
  const callers = createCallers(sts.house)
  const { user, name } = await sessions()
  const first = await callers.ofKey(user.keyId)
  assert.equal(await callers.ofKey(user.keyId), first)
  await sts.iam('CreateGroup', { GroupName: `elsewhere-${name}` }, sts.otherAccount)
  assert.equal(await callers.ofKey(user.keyId), first)
  await sts.iam('CreateGroup', { GroupName: `here-${name}` })
  assert.notEqual(await callers.ofKey(user.keyId), first)
})

test('tags of a role that no token has room for are read from the role', async () => {
  const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: noise(256, `${index}`) }))
  const { user, name } = await sessions()
  await sts.iam('TagRole', { RoleName: name, Tags })
  const RoleArn = `arn:aws:iam::${sts.account}:role/${name}`
  const answer = await sts.as(await user.caller(), 'AssumeRole', { RoleArn, RoleSessionName: 'big' })
  assert.equal((await sts.live(answer)).session!.roleTags, undefined)
  await sts.iam('TagRole', { RoleName: name, Tags: [{ Key: 'K7', Value: 'now' }] })
  assert.equal((await sts.live(answer)).tags.get('k7'), 'now')
  assert.equal((await sts.live(answer)).tags.get('k8'), Tags[8]!.Value)
})
