import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { client } from '../fixtures/clients/clients.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const program = fileURLToPath(new URL('../../bin/understudy', import.meta.url))
const aws = client('aws')

let server: TestServer
let home: string
before(async () => {
  home = mkdtempSync(join(tmpdir(), 'understudy-exec-'))
  const bootstrapFile = join(home, 'b.yaml')
  writeFileSync(
    bootstrapFile,
    `accounts:
  default:
    roles:
      Reader:
        trustPolicy:
          Version: 2012-10-17
          Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sts:AssumeRole }
      Stranger:
        trustPolicy:
          Version: 2012-10-17
          Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole }
`,
  )
  server = await startServer({ bootstrapFile, tls: 'own' })
})
after(async () => {
  await server?.stop()
  rmSync(home, { recursive: true, force: true })
})

/** What the person's start-up files and shell would lead to. */
const real = {
  AWS_PROFILE: 'real',
  AWS_SESSION_TOKEN: 'real',
  AWS_ENDPOINT_URL_STS: 'https://sts.amazonaws.com',
}

/** Runs the program beside the server, which lives in this process. */
function run(
  args: string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
) {
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      PYENV_ROOT: process.env['PYENV_ROOT'],
      AWS_PAGER: '',
      ...real,
      ...env,
    },
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (data: string) => (out += data))
  child.stderr.setEncoding('utf8').on('data', (data: string) => (err += data))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise<{ code: number; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code: code ?? -1, out, err })),
  )
}

const exec = (...args: string[]) => run(['exec', '--data-dir', server.dataDirectory, ...args])

test(
  'exec runs a command as the user admin, over a certificate of the server’s own',
  { skip: aws.skip },
  async () => {
    assert.match(server.url, /^https:/)
    const { code, out, err } = await exec('--', 'aws', 'sts', 'get-caller-identity')
    assert.equal(code, 0, err)
    assert.equal(JSON.parse(out).Arn, 'arn:aws:iam::111122223333:user/admin')
  },
)

test('--as takes a role on, and its trust decides', { skip: aws.skip }, async () => {
  const asked = ['--', 'aws', 'sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text']
  assert.equal(
    (await exec('--as', 'Reader', ...asked)).out.trim(),
    'arn:aws:sts::111122223333:assumed-role/Reader/understudy',
  )
  const refused = await exec('--as', 'arn:aws:iam::111122223333:role/Stranger', ...asked)
  assert.deepEqual([refused.code, refused.out], [1, ''])
  assert.match(
    refused.err,
    /^understudy: An error occurred \(AccessDenied\) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user\/admin is not authorized/,
  )
})

test('exec gives the command’s exit code, and runs nothing where nobody answers', async () => {
  assert.equal((await exec('--', 'sh', '-c', 'exit 7')).code, 7)
  const absent = await exec('--endpoint', 'http://127.0.0.1:1', '--', 'sh', '-c', 'echo ran')
  assert.deepEqual([absent.code, absent.out], [1, ''])
  assert.match(absent.err, /no server answers at http:\/\/127\.0\.0\.1:1/)
  const unknown = await exec('--', 'no-such-command')
  assert.deepEqual([unknown.code, unknown.err], [1, 'understudy: there is no command no-such-command\n'])
})

const asked = 'echo "$AWS_ACCESS_KEY_ID $AWS_ENDPOINT_URL $AWS_PROFILE."\n'
for (const shell of ['bash', 'zsh', 'sh']) {
  const path = spawnSync('sh', ['-c', `command -v ${shell}`], { encoding: 'utf8' }).stdout.trim()
  // script(1) takes a command so on Linux alone.
  const skip = path === '' ? client(shell).skip : process.platform !== 'linux' && 'no terminal to be had'
  test(
    `shell starts ${shell}, whose start-up files do not bring the real account back`,
    { skip },
    async () => {
      const files = ['.bashrc', '.zshrc', '.zshenv', '.profile']
      for (const file of files)
        writeFileSync(join(home, file), 'export AWS_PROFILE=real AWS_ACCESS_KEY_ID=AKIAREAL\n')
      const args = ['shell', '--data-dir', server.dataDirectory]
      // As in a terminal, where the start-up files are read.
      const typed = await run(
        [
          'exec',
          '--data-dir',
          server.dataDirectory,
          '--',
          'script',
          '-qec',
          `"${process.execPath}" "${program}" ${args.join(' ')}`,
          '/dev/null',
        ],
        { env: { SHELL: path }, input: `${asked}exit\n` },
      )
      const key = server.keys[server.account]!.admin!.accessKeyId
      assert.ok(typed.out.includes(`${key} ${server.url} .`), typed.out + typed.err)
      assert.match(typed.out, /\(understudy\)/)
      const piped = await run(args, { env: { SHELL: path }, input: asked })
      assert.equal(piped.out.trim(), `${key} ${server.url} .`, piped.err)
      for (const file of files) rmSync(join(home, file))
    },
  )
}

test('shell starts none where nobody answers', async () => {
  const { code, out, err } = await run(['shell', '--data-dir', join(home, 'none')], {
    env: { SHELL: '/bin/sh' },
    input: 'echo ran\n',
  })
  assert.deepEqual([code, out], [1, ''])
  assert.match(err, /holds no credentials; start a server there/)
  assert.equal(existsSync(join(home, 'none')), false)
})
