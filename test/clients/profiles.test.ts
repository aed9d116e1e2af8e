import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runProgram } from '../fixtures/worlds/world.ts'
import { client } from '../fixtures/clients/clients.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const aws = client('aws')

const role = (account: string, principal: string): string => `
        trustPolicy:
          Version: 2012-10-17
          Statement: { Effect: Allow, Principal: { AWS: '${principal}' }, Action: sts:AssumeRole }
        inlinePolicies:
          Do:
            Version: 2012-10-17
            Statement:
              - { Effect: Allow, Action: 's3:ListAllMyBuckets', Resource: '*' }
              - { Effect: Allow, Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::${account}:role/*' }`

let server: TestServer
let home: string
let env: Record<string, string>
before(async () => {
  home = mkdtempSync(join(tmpdir(), 'understudy-home-'))
  const bootstrapFile = join(home, 'b.yaml')
  const account = '111122223333'
  writeFileSync(
    bootstrapFile,
    `accounts:
  '${account}':
    roles:
      marketingadmin:${role(account, `arn:aws:iam::${account}:root`)}
      second:${role(account, `arn:aws:iam::${account}:role/marketingadmin`)}
`,
  )
  server = await startServer({ bootstrapFile })
  env = {
    PATH: process.env['PATH']!,
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  }
  writeFileSync(
    env['AWS_CONFIG_FILE']!,
    `# roles
[profile marketingadmin]
role_arn = arn:aws:iam::${account}:role/marketingadmin
source_profile = lab

[profile second]
role_arn = arn:aws:iam::${account}:role/second
source_profile = marketingadmin
`,
  )
})
after(async () => {
  await server.stop()
  rmSync(home, { recursive: true })
})

/** Runs the aws CLI with nothing but the two files. */
function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(aws.path!, args, { env }, (cause, out, err) => {
      resolve({ code: cause === null ? 0 : Number(cause.code ?? 1), out, err })
    })
  })
}

test(
  'aws --profile works with profiles alone, also through a role and a role behind it',
  { skip: aws.skip },
  async () => {
    const args = ['env', '--data-dir', server.dataDirectory, '--write-profile', 'lab']
    const { code, out, err } = await runProgram(args, { env })
    assert.deepEqual([code, out], [0, ''])
    assert.match(err, /wrote lab, marketingadmin, second in/)
    const own = await cli(
      'sts',
      'get-caller-identity',
      '--profile',
      'lab',
      '--query',
      'Arn',
      '--output',
      'text',
    )
    assert.equal(own.out, `arn:aws:iam::${server.account}:user/admin\n`)
    for (const profile of ['marketingadmin', 'second']) {
      assert.deepEqual(await cli('s3', 'ls', '--profile', profile), { code: 0, out: '', err: '' })
      const assumed = await cli(
        'sts',
        'get-caller-identity',
        '--profile',
        profile,
        '--query',
        'Arn',
        '--output',
        'text',
      )
      assert.match(assumed.out, new RegExp(`:assumed-role/${profile}/botocore-session-\\d+\n$`))
    }
    const refused = await cli('iam', 'list-users', '--profile', 'marketingadmin')
    assert.match(refused.err, /is not authorized to perform: iam:ListUsers/)
  },
)
