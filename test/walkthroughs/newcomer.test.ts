import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { KnownCredentials } from '../../src/store/data-directory.ts'
import { client } from '../fixtures/clients/clients.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const skip =
  client('aws').skip || (existsSync(join(root, '.git')) ? false : 'this is no git checkout to clone')

/** What a newcomer's shell knows: the machine's programs, and nothing of this project or its developer. */
function newcomersEnvironment(home: string): Record<string, string> {
  const path = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'))
  const environment: Record<string, string> = { PATH: path.join(':'), HOME: home, SHELL: '/bin/bash' }
  for (const name of ['PYENV_ROOT', 'npm_config_cache', 'NPM_CONFIG_USERCONFIG']) {
    const value = process.env[name]
    if (value !== undefined) environment[name] = value
  }
  return environment
}

/** The commands of the README's walkthrough, in order. */
function walkthrough(): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, part = ''] = /<!-- walkthrough -->([\s\S]*?)<!-- \/walkthrough -->/.exec(readme) ?? []
  return [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands]) => commands).join('\n')
}

test(
  'a fresh clone starts with the README’s command and its walkthrough goes as written',
  { skip },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'understudy-newcomer-'))
    const clone = join(folder, 'understudy')
    const env = newcomersEnvironment(folder)
    const run = (command: string, input = '') => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
        cwd: clone,
        env,
        input,
        encoding: 'utf8',
      })
      assert.equal(status, 0, `${command}\n${stdout}\n${stderr}`)
      return stdout + stderr
    }
    spawnSync('git', ['clone', '--quiet', root, clone])
    // What this checkout was installed from is at hand.
    run('npm ci --prefer-offline --no-audit --no-fund')
    const server = spawn('npm', ['start', '--', '--port', '0'], {
      cwd: clone,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const started = Promise.withResolvers<void>()
      let said = ''
      server.stdout.on('data', (data: Buffer) => {
        said += data.toString()
        if (/http:\/\/127\.0\.0\.1:\d+/.test(said)) started.resolve()
      })
      server.on('exit', (code) => started.reject(new Error(`npm start ended with ${code}: ${said}`)))
      await started.promise

      const told = run('npx --no-install understudy shell', `${walkthrough()}\nexit 0\n`)
      assert.match(
        told,
        /UnauthorizedOperation\).*DescribeInstances.*You are not authorized to perform this operation\./,
      )
      assert.match(told, /AccessDenied\).*AssumeRole.*not authorized to perform: sts:AssumeRole on resource/)
      assert.match(told, /assumed-role\/Ec2Reader\/demo/)
      assert.match(told, /"Reservations": \[\]/)
      assert.match(told, /UnauthorizedOperation\).*RunInstances/)
      assert.match(told, /sts:AssumeRole[\s\S]*identity/)
      assert.doesNotMatch(said, new RegExp(secretsOf(clone).join('|')))
    } finally {
      const ended = Promise.withResolvers<number | null>()
      server.removeAllListeners('exit')
      server.on('exit', ended.resolve)
      server.kill('SIGTERM')
      await ended.promise
      // npm's shell may end before the server does, which sees it and then ends in order.
      const endpoint = join(clone, '.understudy', 'endpoint.json')
      for (let left = 100; existsSync(endpoint) && left > 0; left -= 1) {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      assert.equal(existsSync(endpoint), false, 'the server has not ended')
      rmSync(folder, { recursive: true })
    }
  },
)

/** The secret keys and passwords of a data directory, escaped: none of them may be printed. */
function secretsOf(clone: string): string[] {
  const { accounts } = JSON.parse(readFileSync(join(clone, '.understudy', 'credentials.json'), 'utf8'))
  const known = Object.values(accounts as KnownCredentials['accounts'])
  return known
    .flatMap(({ root, admin, rootPassword, adminPassword }) => [
      root!.secretAccessKey,
      admin!.secretAccessKey,
      rootPassword!,
      adminPassword!,
    ])
    .map((secret) => RegExp.escape(secret))
}
