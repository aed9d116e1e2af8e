import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { listAccounts } from '../../src/store/entities/accounts.ts'
import { awsCli, type Cli } from '../fixtures/clients/aws-cli.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { args, assume, ok, refused } from '../fixtures/walk.ts'

const { skip } = client('aws')
const only = { skip }

let server: TestServer
let management: Cli
let member: Cli
let memberRoot: Cli

before(async () => {
  if (skip) return
  server = await startServer()
  const { keys, account, otherAccount } = server
  management = awsCli(server.url, keys[account]!.admin!)
  member = awsCli(server.url, keys[otherAccount]!.admin!)
  memberRoot = awsCli(server.url, keys[otherAccount]!.root)
})
after(() => server?.stop())

const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Deny', Resource: '*', ...statement } })

let organizationId: string
let rootId: string
let unitId: string

test('an account makes an organization and takes another one in', only, async () => {
  await refused(
    management,
    /AWSOrganizationsNotInUseException.*Your account is not a member of an organization\./,
    args`organizations describe-organization`,
  )
  const { Organization } = await ok(management, args`organizations create-organization`)
  assert.equal(Organization.FeatureSet, 'ALL')
  assert.equal(Organization.MasterAccountId, server.account)
  organizationId = Organization.Id
  const { Roots } = await ok(management, args`organizations list-roots`)
  rootId = Roots[0].Id
  assert.deepEqual(Roots[0].PolicyTypes, [])
  const enabled = await ok(
    management,
    args`organizations enable-policy-type --root-id ${rootId} --policy-type SERVICE_CONTROL_POLICY`,
  )
  assert.deepEqual(enabled.Root.PolicyTypes, [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }])

  const target = `Id=${server.otherAccount},Type=ACCOUNT`
  const { Handshake } = await ok(
    management,
    args`organizations invite-account-to-organization --target ${target}`,
  )
  assert.equal(Handshake.State, 'OPEN')
  const received = await ok(member, args`organizations list-handshakes-for-account`)
  assert.equal(received.Handshakes[0].Id, Handshake.Id)
  const accepted = await ok(member, args`organizations accept-handshake --handshake-id ${Handshake.Id}`)
  assert.equal(accepted.Handshake.State, 'ACCEPTED')
  const seen = await ok(member, args`organizations describe-organization`)
  assert.equal(seen.Organization.Id, organizationId)
  await refused(
    member,
    /AccessDeniedException.*You don't have permissions to access this resource\./,
    args`organizations list-accounts`,
  )

  const unit = await ok(
    management,
    args`organizations create-organizational-unit --parent-id ${rootId} --name Workloads`,
  )
  unitId = unit.OrganizationalUnit.Id
  await ok(
    management,
    args`organizations move-account --account-id ${server.otherAccount} --source-parent-id ${rootId}
      --destination-parent-id ${unitId}`,
  )
  const listed = await ok(management, args`organizations list-accounts-for-parent --parent-id ${unitId}`)
  assert.equal(listed.Accounts[0].Id, server.otherAccount)
})

test(
  'an SCP stops the users and the root of a member, not the management account, until it is detached',
  only,
  async () => {
    const content = policy({ Action: 'iam:CreateUser' })
    const { Policy } = await ok(
      management,
      args`organizations create-policy --name NoUsers --description none --type SERVICE_CONTROL_POLICY --content ${content}`,
    )
    const id = Policy.PolicySummary.Id
    const attached = args`--policy-id ${id} --target-id ${unitId}`
    await ok(member, args`iam create-user --user-name before`)
    await ok(management, [...args`organizations attach-policy`, ...attached])
    for (const cli of [member, memberRoot]) {
      await refused(
        cli,
        /AccessDenied.*iam:CreateUser.*with an explicit deny in a service control policy/,
        args`iam create-user --user-name x`,
      )
      await ok(cli, args`iam list-users`)
    }
    await ok(management, args`iam create-user --user-name x`)
    await refused(management, /DuplicatePolicyAttachmentException/, [
      ...args`organizations attach-policy`,
      ...attached,
    ])
    await refused(management, /PolicyInUseException/, args`organizations delete-policy --policy-id ${id}`)
    await ok(management, [...args`organizations detach-policy`, ...attached])
    await ok(member, args`iam create-user --user-name x`)
    await ok(management, args`organizations delete-policy --policy-id ${id}`)
  },
)

test('without an SCP that allows it nothing is allowed', only, async () => {
  const content = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' },
  })
  const { Policy } = await ok(
    management,
    args`organizations create-policy --name OnlyIam --description none --type SERVICE_CONTROL_POLICY --content ${content}`,
  )
  const id = Policy.PolicySummary.Id
  const last = args`organizations detach-policy --policy-id p-FullAWSAccess --target-id ${unitId}`
  await refused(
    management,
    /ConstraintViolationException.*You cannot remove the last policy attached to the specified target\./,
    last,
  )
  await ok(management, args`organizations attach-policy --policy-id ${id} --target-id ${unitId}`)
  await ok(management, last)
  await ok(member, args`iam list-users`)
  await refused(member, /AccessDenied.*service control policy/, args`s3api list-buckets`)
  await ok(management, args`organizations attach-policy --policy-id p-FullAWSAccess --target-id ${unitId}`)
  await ok(management, args`organizations detach-policy --policy-id ${id} --target-id ${unitId}`)
  await ok(member, args`s3api list-buckets`)
})

test(
  'an RCP keeps those outside of the organization off a bucket that its own policy opens',
  only,
  async () => {
    const open = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::rcp-bucket',
      },
    })
    await ok(member, args`s3api create-bucket --bucket rcp-bucket`)
    await ok(
      member,
      args`s3api put-public-access-block --bucket rcp-bucket --public-access-block-configuration BlockPublicPolicy=false`,
    )
    await ok(member, args`s3api put-bucket-policy --bucket rcp-bucket --policy ${open}`)
    const anyone = awsCli(server.url)
    const list = args`s3api list-objects-v2 --bucket rcp-bucket`
    await ok(anyone, [...list, '--no-sign-request'])
    await refused(
      management,
      /MalformedPolicyDocumentException/,
      args`organizations create-policy --name Inside --description none --type RESOURCE_CONTROL_POLICY --content ${open}`,
    )
    const content = policy({
      Principal: '*',
      Action: 's3:*',
      Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId } },
    })
    const { Policy } = await ok(
      management,
      args`organizations create-policy --name Inside --description none --type RESOURCE_CONTROL_POLICY --content ${content}`,
    )
    const attach = args`organizations attach-policy --policy-id ${Policy.PolicySummary.Id} --target-id ${rootId}`
    await refused(management, /PolicyTypeNotEnabledException/, attach)
    await ok(
      management,
      args`organizations enable-policy-type --root-id ${rootId} --policy-type RESOURCE_CONTROL_POLICY`,
    )
    await ok(management, attach)
    await refused(anyone, /AccessDenied/, [...list, '--no-sign-request'])
    await ok(member, list)
    await ok(management, list)
    const detach = args`organizations detach-policy --policy-id ${Policy.PolicySummary.Id} --target-id ${rootId}`
    await ok(management, detach)
    await ok(anyone, [...list, '--no-sign-request'])
  },
)

test('a created account is entered by its role, and nobody acts as it once it is closed', only, async () => {
  const made = await ok(
    management,
    args`organizations create-account --email made@example.com --account-name Made --tags Key=team,Value=blue`,
  )
  assert.equal(made.CreateAccountStatus.State, 'IN_PROGRESS')
  const id = made.CreateAccountStatus.Id
  const status = await ok(
    management,
    args`organizations describe-create-account-status --create-account-request-id ${id}`,
  )
  assert.equal(status.CreateAccountStatus.State, 'SUCCEEDED')
  const account = status.CreateAccountStatus.AccountId
  const inside = await assume(management, `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`)
  const there = management.as(inside)
  await ok(there, args`iam create-user --user-name inside`)
  const twice = await ok(
    management,
    args`organizations create-account --email made@example.com --account-name Twice`,
  )
  const failed = await ok(
    management,
    args`organizations describe-create-account-status --create-account-request-id ${twice.CreateAccountStatus.Id}`,
  )
  assert.equal(failed.CreateAccountStatus.FailureReason, 'EMAIL_ALREADY_EXISTS')
  await ok(management, args`organizations close-account --account-id ${account}`)
  await refused(there, /InvalidClientTokenId/, args`iam list-users`)
  const closed = await ok(management, args`organizations describe-account --account-id ${account}`)
  assert.equal(closed.Account.Status, 'PENDING_CLOSURE')
})

test(
  'a bucket that locks everybody out is unlocked as its root user, for that task alone',
  only,
  async () => {
    const enable = args`iam enable-organizations-root-sessions`
    await refused(management, /ServiceAccessNotEnabledException/, enable)
    await ok(management, args`organizations enable-aws-service-access --service-principal iam.amazonaws.com`)
    const task = 'arn=arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy'
    const assumeRoot = args`sts assume-root --target-principal ${server.otherAccount} --task-policy-arn ${task}`
    await refused(management, /AccessDenied.*sts:AssumeRoot/, assumeRoot)
    await ok(management, enable)
    const locked = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::locked-bucket', 'arn:aws:s3:::locked-bucket/*'],
      },
    })
    await ok(member, args`s3api create-bucket --bucket locked-bucket`)
    await ok(member, args`s3api put-bucket-policy --bucket locked-bucket --policy ${locked}`)
    const unlock = args`s3api delete-bucket-policy --bucket locked-bucket`
    await refused(member, /AccessDenied/, unlock)
    const { Credentials } = await ok(management, assumeRoot)
    const root = management.as({
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
    })
    const who = await ok(root, args`sts get-caller-identity`)
    assert.equal(who.Arn, `arn:aws:iam::${server.otherAccount}:root`)
    await refused(root, /AccessDenied.*with an explicit deny in a session policy/, args`iam list-users`)
    const content = policy({ Action: 's3:DeleteBucketPolicy' })
    const { Policy } = await ok(
      management,
      args`organizations create-policy --name Locked --description none --type SERVICE_CONTROL_POLICY --content ${content}`,
    )
    const there = args`--policy-id ${Policy.PolicySummary.Id} --target-id ${server.otherAccount}`
    await ok(management, [...args`organizations attach-policy`, ...there])
    await refused(root, /AccessDenied.*with an explicit deny in a service control policy/, unlock)
    await ok(management, [...args`organizations detach-policy`, ...there])
    await ok(root, unlock)
    await ok(member, args`s3api list-objects-v2 --bucket locked-bucket`)
  },
)

test('a reset leaves the accounts of the start, and no organization', only, async () => {
  const reset = await fetch(`${server.url}/_understudy/reset`, { method: 'POST' })
  assert.equal(reset.status, 204)
  await refused(management, /AWSOrganizationsNotInUseException/, args`organizations list-accounts`)
  const rows = await listAccounts(server.house.store.read)
  assert.deepEqual(
    rows.map(({ id }) => id),
    [server.account, server.otherAccount],
  )
})
