import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { awsCli, type Cli } from '../fixtures/clients/aws-cli.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { args, assume, assumeAnything, createRole, createUser, ok, refused, trust } from '../fixtures/walk.ts'

const { skip } = client('aws')

let server: TestServer
let admin: Cli
let otherAdmin: Cli

before(async () => {
  if (skip) return
  server = await startServer()
  admin = awsCli(server.url, server.keys[server.account]!.admin!)
  otherAdmin = awsCli(server.url, server.keys[server.otherAccount]!.admin!)
})
after(() => server?.stop())

test('a user without EC2 rights takes on a role that has them, for an hour', { skip }, async () => {
  const { Policy } = await ok(
    admin,
    args`iam create-policy --policy-name assume --policy-document ${assumeAnything}`,
  )
  const userKey = await createUser(admin, 'walker')
  await ok(admin, args`iam attach-user-policy --user-name walker --policy-arn ${Policy.Arn}`)
  const role = await createRole(admin, 'Ec2Admin', trust({ AWS: server.account }))
  const ec2FullAccess = 'arn:aws:iam::aws:policy/AmazonEC2FullAccess'
  await ok(admin, args`iam attach-role-policy --role-name Ec2Admin --policy-arn ${ec2FullAccess}`)
  const launched = await ok(admin, args`ec2 run-instances --image-id ami-0abcdef1234567890 --count 1`)
  const instanceId = launched.Instances[0].InstanceId

  const user = admin.as(userKey)
  const denial = await refused(user, /UnauthorizedOperation/, args`ec2 describe-instances`)
  assert.match(
    denial,
    /when calling the DescribeInstances operation: You are not authorized to perform this operation\./,
  )

  const before = Date.now()
  const session = await assume(user, role)
  assert.match(session.accessKeyId, /^ASIA[A-Z2-7]{16}$/)
  const lasts = Date.parse(session.answer.Credentials.Expiration) - before
  assert.ok(Math.abs(lasts - 3_600_000) < 60_000, `${lasts} ms`)
  assert.match(session.answer.AssumedRoleUser.AssumedRoleId, /^AROA[A-Z2-7]{17}:walk$/)
  assert.equal(
    session.answer.AssumedRoleUser.Arn,
    `arn:aws:sts::${server.account}:assumed-role/Ec2Admin/walk`,
  )

  const { Reservations } = await ok(admin.as(session), args`ec2 describe-instances`)
  const [instance] = Reservations.flatMap((reservation: any) => reservation.Instances)
  assert.equal(instance.InstanceId, instanceId)
  assert.equal(instance.State.Name, 'running')
  assert.deepEqual(await ok(admin.as(session), args`sts get-caller-identity`), {
    UserId: session.answer.AssumedRoleUser.AssumedRoleId,
    Account: server.account,
    Arn: session.answer.AssumedRoleUser.Arn,
  })
})

test(
  'in one account, trust in the account needs the user to be allowed too; trust in the user does not',
  { skip },
  async () => {
    const userKey = await createUser(admin, 'same')
    const user = admin.as(userKey)
    const byAccount = await createRole(admin, 'ByAccount', trust({ AWS: server.account }))
    const byUser = await createRole(
      admin,
      'ByUser',
      trust({ AWS: `arn:aws:iam::${server.account}:user/same` }),
    )
    const byNobody = await createRole(admin, 'ByNobody', trust({ Service: 'ec2.amazonaws.com' }))
    const attempt = (role: string) => args`sts assume-role --role-arn ${role} --role-session-name walk`
    await refused(
      user,
      /\(AccessDenied\).*is not authorized to perform: sts:AssumeRole on resource/,
      attempt(byAccount),
    )
    await assume(user, byUser)
    await ok(
      admin,
      args`iam put-user-policy --user-name same --policy-name assume --policy-document ${assumeAnything}`,
    )
    await assume(user, byAccount)
    // An Allow for the caller is never enough: the role must trust.
    await refused(user, /AccessDenied/, attempt(byNobody))
    await refused(admin, /AccessDenied/, attempt(byNobody))
  },
)

test('across accounts both sides must say yes', { skip }, async () => {
  const role = await createRole(admin, 'ForOthers', trust({ AWS: server.otherAccount }))
  const visitorKey = await createUser(otherAdmin, 'visitor')
  const visitor = otherAdmin.as(visitorKey)
  const attempt = args`sts assume-role --role-arn ${role} --role-session-name walk`
  await refused(visitor, /AccessDenied/, attempt)
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role },
  })
  await ok(
    otherAdmin,
    args`iam put-user-policy --user-name visitor --policy-name assume --policy-document ${policy}`,
  )
  const session = await assume(visitor, role)
  const identity = await ok(otherAdmin.as(session), args`sts get-caller-identity`)
  assert.equal(identity.Account, server.account)
  await ok(
    admin,
    args`iam update-assume-role-policy --role-name ForOthers --policy-document ${trust({ AWS: server.account })}`,
  )
  await refused(visitor, /AccessDenied/, attempt)
  // Edits of the trust do not reach sessions that live.
  await ok(otherAdmin.as(session), args`sts get-caller-identity`)
})

test('a role takes on a role, here and in another account, for an hour at the most', { skip }, async () => {
  const first = await createRole(
    admin,
    'First',
    trust({ AWS: server.account }),
    args`--max-session-duration 43200`,
  )
  const firstPrincipal = { AWS: `arn:aws:iam::${server.account}:role/First` }
  const second = await createRole(admin, 'Second', trust(firstPrincipal), args`--max-session-duration 43200`)
  const abroad = await createRole(
    otherAdmin,
    'Abroad',
    trust(firstPrincipal),
    args`--max-session-duration 43200`,
  )
  const session = admin.as(await assume(admin, first, args`--duration-seconds 43200`))
  await assume(session, second)
  const attempt = (role: string) => args`sts assume-role --role-arn ${role} --role-session-name walk`
  await refused(session, /AccessDenied/, attempt(abroad))
  await ok(
    admin,
    args`iam put-role-policy --role-name First --policy-name assume --policy-document ${assumeAnything}`,
  )
  await assume(session, abroad)
  await refused(
    session,
    /\(ValidationError\).*exceeds the 1 hour session limit for roles assumed by role chaining\./,
    args`${attempt(second)} --duration-seconds 3601`,
  )
})

test('external id and second factor: required, wrong, right, and a code only once', { skip }, async () => {
  const role = await createRole(
    admin,
    'Guarded',
    trust({ AWS: server.otherAccount }, { StringEquals: { 'sts:ExternalId': 'secret-42' } }),
  )
  const attempt = args`sts assume-role --role-arn ${role} --role-session-name walk`
  await refused(otherAdmin, /AccessDenied/, attempt)
  await refused(otherAdmin, /AccessDenied/, args`${attempt} --external-id secret-41`)
  await assume(otherAdmin, role, args`--external-id secret-42`)
})

test('root may not take on roles', { skip }, async () => {
  const root = admin.as(server.keys[server.account]!.root)
  await refused(
    root,
    /\(AccessDenied\).*Roles may not be assumed by root accounts\./,
    args`sts assume-role --role-arn arn:aws:iam::${server.account}:role/Any --role-session-name walk`,
  )
})
