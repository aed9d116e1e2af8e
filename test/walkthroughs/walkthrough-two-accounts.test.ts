import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { codeAt, stepAt } from '../../src/proof/totp.ts'
import { fromBase32 } from '../fixtures/proofs/authenticator.ts'
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

test(
  'a group in account B works in account A with external id and second factor, for twelve hours',
  { skip },
  async () => {
    const { account, otherAccount } = server
    const conditions = {
      StringEquals: { 'sts:ExternalId': 'shared-7' },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    }
    const document = trust({ AWS: otherAccount }, conditions)
    const role = await createRole(admin, 'S3ForB', document, args`--max-session-duration 43200`)
    const second = await createRole(admin, 'AthenaForB', trust({ AWS: otherAccount }))
    const s3 = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    })
    await ok(admin, args`iam put-role-policy --role-name S3ForB --policy-name s3 --policy-document ${s3}`)

    const key = await createUser(otherAdmin, 'analyst')
    await ok(otherAdmin, args`iam create-group --group-name analysts`)
    await ok(otherAdmin, args`iam add-user-to-group --group-name analysts --user-name analyst`)
    const groupPolicy = (...roles: string[]) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roles },
      })
    const putGroupPolicy = (...roles: string[]) =>
      ok(
        otherAdmin,
        args`iam put-group-policy --group-name analysts --policy-name assume --policy-document ${groupPolicy(...roles)}`,
      )
    await putGroupPolicy(role)

    const device = await ok(
      otherAdmin,
      args`iam create-virtual-mfa-device --virtual-mfa-device-name analyst --outfile seed.txt --bootstrap-method Base32StringSeed`,
    )
    const serial = device.VirtualMFADevice.SerialNumber
    assert.equal(serial, `arn:aws:iam::${otherAccount}:mfa/analyst`)
    const seed = fromBase32((await readFile(join(otherAdmin.home, 'seed.txt'), 'utf8')).trim())
    const step = stepAt(Date.now())
    const [before, now, next] = [step - 1, step, step + 1].map((at) => codeAt(seed, at))
    await ok(
      otherAdmin,
      args`iam enable-mfa-device --user-name analyst --serial-number ${serial} --authentication-code1 ${before!} --authentication-code2 ${now!}`,
    )

    const analyst = otherAdmin.as(key)
    const base = ['sts', 'assume-role', '--role-arn', role, '--role-session-name', 'walk']
    const mfa = (code: string) => ['--serial-number', serial, '--token-code', code]
    const external = ['--external-id', 'shared-7']
    const uniform =
      /\(AccessDenied\).*is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role\/S3ForB$/m
    await refused(analyst, uniform, args`${base} ${external}`)
    await refused(
      analyst,
      /invalid MFA one time pass code/,
      args`${base} ${external} ${mfa('000000' === next ? '000001' : '000000')}`,
    )
    await refused(analyst, /invalid MFA one time pass code/, args`${base} ${external} ${mfa(now!)}`)
    await refused(
      analyst,
      /unable to validate MFA code/,
      args`${base} ${external} --serial-number ${serial}x --token-code ${next!}`,
    )
    const session = await assume(analyst, role, args`${external} ${mfa(next!)} --duration-seconds 43200`)
    await refused(analyst, /invalid MFA one time pass code/, args`${base} ${external} ${mfa(next!)}`)
    const lasts = Date.parse(session.answer.Credentials.Expiration) - Date.now()
    assert.ok(lasts > 43_000_000 && lasts < 43_260_000, `${lasts} ms`)

    const inA = otherAdmin.as(session)
    assert.equal((await ok(inA, args`sts get-caller-identity`)).Account, account)
    await ok(inA, args`s3 ls`)
    await refused(inA, /AccessDenied/, args`athena list-work-groups`)
    const athena = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'athena:List*', Resource: '*' },
    })
    await ok(
      admin,
      args`iam put-role-policy --role-name S3ForB --policy-name athena --policy-document ${athena}`,
    )
    const { WorkGroups } = await ok(inA, args`athena list-work-groups`)
    assert.equal(WorkGroups[0].Name, 'primary')

    await refused(
      analyst,
      /AccessDenied/,
      args`sts assume-role --role-arn ${second} --role-session-name walk`,
    )
    await putGroupPolicy(role, second)
    await assume(analyst, second)
  },
)

test('an instance takes on the role of its profile', { skip }, async () => {
  await createRole(admin, 'OnInstance', trust({ Service: 'ec2.amazonaws.com' }))
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
  })
  await ok(
    admin,
    args`iam put-role-policy --role-name OnInstance --policy-name s3 --policy-document ${policy}`,
  )
  await ok(admin, args`iam create-instance-profile --instance-profile-name Profile`)
  await ok(
    admin,
    args`iam add-role-to-instance-profile --instance-profile-name Profile --role-name OnInstance`,
  )

  const key = await createUser(admin, 'launcher')
  const ec2 = { Effect: 'Allow', Action: 'ec2:*', Resource: '*' }
  const putPolicy = (...statements: object[]) =>
    ok(
      admin,
      args`iam put-user-policy --user-name launcher --policy-name launch --policy-document ${JSON.stringify({ Version: '2012-10-17', Statement: statements })}`,
    )
  await putPolicy(ec2)
  const launch = [
    'ec2',
    'run-instances',
    '--image-id',
    'ami-0abcdef1234567890',
    '--iam-instance-profile',
    'Name=Profile',
  ]
  const launcher = admin.as(key)
  const denial = await refused(launcher, /UnauthorizedOperation.*iam:PassRole/s, launch)
  const message = /Encoded authorization failure message: (\S+)/.exec(denial)![1]!
  const decoded = await ok(admin, args`sts decode-authorization-message --encoded-message ${message}`)
  assert.equal(JSON.parse(decoded.DecodedMessage).context.action, 'iam:PassRole')
  await putPolicy(ec2, {
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: `arn:aws:iam::${server.account}:role/OnInstance`,
  })
  const { Instances } = await ok(launcher, launch)
  const instance = Instances[0].InstanceId

  const imds = `${server.url}/_understudy/imds/${instance}/latest`
  assert.equal((await fetch(`${imds}/meta-data/iam/security-credentials/`)).status, 401)
  const token = await fetch(`${imds}/api/token`, {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
  }).then((answer) => answer.text())
  const get = (path: string) =>
    fetch(`${imds}/${path}`, { headers: { 'x-aws-ec2-metadata-token': token } }).then((answer) =>
      answer.text(),
    )
  assert.equal(await get('meta-data/iam/security-credentials/'), 'OnInstance')
  const given = JSON.parse(await get('meta-data/iam/security-credentials/OnInstance'))
  const onInstance = admin.as({
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.Token,
  })
  assert.match(
    (await ok(onInstance, args`sts get-caller-identity`)).Arn,
    new RegExp(`assumed-role/OnInstance/${instance}$`),
  )
  await ok(onInstance, args`s3 ls`)
  await refused(onInstance, /AccessDenied/, args`iam list-users`)

  await ok(
    admin,
    args`iam update-assume-role-policy --role-name OnInstance --policy-document ${trust({ Service: 'lambda.amazonaws.com' })}`,
  )
  await ok(
    admin,
    args`iam put-user-policy --user-name launcher --policy-name x --policy-document ${assumeAnything}`,
  )
})
