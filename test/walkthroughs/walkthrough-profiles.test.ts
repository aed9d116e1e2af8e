import assert from 'node:assert/strict'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { awsCli, type Cli } from '../fixtures/clients/aws-cli.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { args, assume, createRole, createUser, ok, refused, trust } from '../fixtures/walk.ts'

const { skip } = client('aws')

let server: TestServer
let admin: Cli

before(async () => {
  if (skip) return
  server = await startServer()
  admin = awsCli(server.url, server.keys[server.account]!.admin!)
})
after(() => server?.stop())

/** Moves the clock by which credentials expire. */
async function advance(seconds: number): Promise<void> {
  const body = JSON.stringify(seconds === 0 ? { reset: true } : { advanceSeconds: seconds })
  const response = await fetch(`${server.url}/_understudy/clock`, { method: 'POST', body })
  assert.equal(response.status, 200)
}

test(
  'a profile takes on its role by itself, named or default, and again when the session expires',
  { skip },
  async () => {
    const key = await createUser(admin, 'marketer')
    const role = await createRole(
      admin,
      'MarketingAdmin',
      trust({ AWS: `arn:aws:iam::${server.account}:user/marketer` }),
    )
    await ok(
      admin,
      args`iam attach-role-policy --role-name MarketingAdmin --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess`,
    )
    await ok(admin, args`s3 mb s3://marketing-files`)

    const cli = awsCli(server.url)
    await ok(cli, args`configure set aws_access_key_id ${key.accessKeyId}`)
    await ok(cli, args`configure set aws_secret_access_key ${key.secretAccessKey}`)
    await ok(cli, args`configure set region us-east-1`)
    const profile = `\n[profile marketingadmin]\nrole_arn = ${role}\nsource_profile = default\nregion = us-east-1\n`
    await appendFile(cli.configFile, profile)

    await refused(cli, /\(AccessDenied\) when calling the ListBuckets operation/, args`s3 ls`)
    assert.match(await ok(cli, args`s3 ls --profile marketingadmin`), /marketing-files/)
    for (const variable of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']) {
      const { code, out, err } = await cli.aws(['s3', 'ls'], { env: { [variable]: 'marketingadmin' } })
      assert.equal(code, 0, err)
      assert.match(out, /marketing-files/)
    }
    // The CLI keeps the session in its cache; when it has expired on the server it asks for another.
    const cached = await cli.aws(['sts', 'get-caller-identity', '--profile', 'marketingadmin'])
    assert.match(cached.json().Arn, /assumed-role\/MarketingAdmin\/botocore-session-/)

    // The role in [default] itself, its key in a profile of another name.
    const inDefault = awsCli(server.url)
    await writeFile(
      inDefault.credentialsFile,
      await readFile(cli.credentialsFile, 'utf8').then((t) => t.replace('[default]', '[keys]')),
    )
    await writeFile(
      inDefault.configFile,
      `[default]\nrole_arn = ${role}\nsource_profile = keys\nregion = us-east-1\n`,
    )
    assert.match(await ok(inDefault, args`s3 ls`), /marketing-files/)
  },
)

test('an expired session is refused, and a later one works', { skip }, async () => {
  const role = await createRole(admin, 'Short', trust({ AWS: server.account }))
  const session = admin.as(await assume(admin, role, args`--duration-seconds 900`))
  await ok(session, args`sts get-caller-identity`)
  await advance(901)
  try {
    await refused(
      session,
      /\(ExpiredToken\).*The security token included in the request is expired/,
      args`sts get-caller-identity`,
    )
    await refused(session, /\(ExpiredToken\).*The provided token has expired\./, args`s3 ls`)
    await ok(admin.as(await assume(admin, role)), args`sts get-caller-identity`)
  } finally {
    await advance(0)
  }
  await ok(session, args`sts get-caller-identity`)
})
