import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { createUnderstudy } from '../../src/library/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** An empty folder with nothing in it but what `npm install ./iam-understudy-*.tgz` brings. */
let folder: string
let installed: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-packed-'))
  const before = changes()
  // The bundle is of these sources: npm test has built it.
  npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder)
  assert.deepEqual(changes(), before, 'npm pack leaves a clone as it was')
  const [tarball] = readdirSync(folder)
  assert.match(tarball!, /^iam-understudy-\d+\.\d+\.\d+\.tgz$/)
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}')
  // Without a network: there is nothing to get.
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`)
  installed = join(folder, 'node_modules/iam-understudy')
})
after(() => rmSync(folder, { recursive: true, force: true }))

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_update_notifier: 'false' },
  })
}

function changes(): string {
  return execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })
}

test('the package brings nothing else, runs nothing at its installation, and is small', () => {
  const packages = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))
  assert.deepEqual(packages, ['iam-understudy'])
  assert.deepEqual(readdirSync(join(folder, 'node_modules/.bin')), ['iam-understudy', 'understudy'])
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  for (const script of ['preinstall', 'install', 'postinstall'])
    assert.equal(manifest.scripts[script], undefined)
  assert.equal(manifest.dependencies, undefined)
  const bytes = readdirSync(installed, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(installed, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
  assert.ok(bytes < 60_000_000, `${bytes} bytes`)
  for (const name of [
    'README.md',
    'LICENSE',
    'NOTICE',
    'docs/README.md',
    'dist/third-party-licenses.md',
    'dist/console/index.html',
  ]) {
    assert.ok(statSync(join(installed, name)).isFile(), name)
  }
})

test('its program starts a server with the console, by both of its names', async () => {
  for (const name of ['understudy', 'iam-understudy']) {
    const child = spawn(
      'npx',
      ['--no-install', name, 'start', '--port', '0', '--data-dir', join(folder, name)],
      { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const url = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (data: Buffer) => {
        said += data.toString()
        const told = /answers at (\S+) /.exec(said)
        if (told) resolve(told[1]!)
      })
      child.on('close', (code) => reject(new Error(`it ended with ${code}: ${said}`)))
    })
    assert.equal((await fetch(`${url}/_understudy/console/`)).status, 200)
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    await ended
  }
})

test('its library starts a server, and its policy engine has nothing of Node in it', () => {
  const program = `
    import { createUnderstudy } from 'iam-understudy'
    import { decide, lint } from 'iam-understudy/policy'
    import reference from 'iam-understudy/policy/reference.json' with { type: 'json' }
    const u = await createUnderstudy()
    const { accessKeyId } = await u.credentials()
    await u.stop()
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjet","Resource":"*"}]}'
    const codes = lint(policy, { reference }).map(({ code }) => code)
    console.log(JSON.stringify([accessKeyId.length, codes, typeof decide]))`
  writeFileSync(join(folder, 'program.js'), program)
  const said = execFileSync(process.execPath, ['program.js'], { cwd: folder, encoding: 'utf8' })
  assert.deepEqual(JSON.parse(said), [20, ['INVALID_ACTION'], 'function'])
  const policy = readFileSync(join(installed, 'dist/policy.js'), 'utf8')
  assert.doesNotMatch(policy, /\bfrom ?['"]|\bimport\(|\brequire\(|\bprocess\.|\bBuffer\b/)
})

test('its types say what its functions take and give', () => {
  const program = `
    import { createUnderstudy, type Understudy } from 'iam-understudy'
    import { decide, type Decided } from 'iam-understudy/policy'
    const u: Understudy = await createUnderstudy({ port: 0, bootstrap: 'world.yaml' })
    const key: string = (await u.credentials({ user: 'alice' })).accessKeyId
    // @ts-expect-error: there is no such option
    await createUnderstudy({ prt: 0 })
    const decided: Decided = decide({
      request: { principal: key, principalType: 'User', action: 's3:GetObject', resource: '*' },
      accounts: { principal: null, resource: '123456789012' },
    })
    export { decided }`
  writeFileSync(join(folder, 'program.ts'), program)
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'esnext',
    '--types',
    '',
  ]
  execFileSync(join(root, 'node_modules/.bin/tsc'), [...options, 'program.ts'], {
    cwd: folder,
    stdio: 'inherit',
  })
})

test('it speaks the Model Context Protocol, as one principal and writing nothing', async () => {
  const bootstrap = {
    accounts: {
      default: {
        users: {
          auditor: {
            attachedPolicies: ['arn:aws:iam::aws:policy/SecurityAudit'],
            inlinePolicies: { ask: asking },
          },
          nobody: {},
        },
      },
    },
  }
  await using u = await createUnderstudy({ bootstrap })
  const auditor = await u.credentials({ user: 'auditor' })
  const nobody = await u.credentials({ user: 'nobody' })
  const connect = async (env: Record<string, string>) => {
    const client = new Client({ name: 'test', version: '1' })
    const args = [join(installed, 'bin/understudy'), 'mcp', '--data-dir', join(folder, 'none')]
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args,
        env: { PATH: process.env['PATH']!, ...env },
      }),
    )
    const call = async (name: string, given: object) => {
      const { content, isError } = await client.callTool({ name, arguments: { ...given } })
      return { isError: isError === true, text: (content as { text: string }[])[0]!.text }
    }
    return { client, call }
  }
  const { client, call } = await connect(u.env(auditor))
  try {
    const { tools } = await client.listTools()
    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      'can',
      'decide',
      'explain_refusal',
      'generate_policy',
      'lint',
      'simulate',
      'test',
      'who_can',
    ])
    assert.ok(tools.every(({ annotations }) => annotations?.readOnlyHint === true))
    const principal = 'arn:aws:iam::123456789012:user/admin'
    const who = JSON.parse((await call('who_can', { action: 'iam:CreateUser' })).text)
    assert.deepEqual(
      who.allowed.map((one: { principal: string }) => one.principal),
      [principal],
    )
    const can = JSON.parse((await call('can', { principal, action: 'iam:CreateUser' })).text)
    assert.equal(can.decisions[0].decision, 'allowed')
    const simulated = JSON.parse((await call('simulate', { principal, actions: ['s3:GetObject'] })).text)
    assert.equal(simulated.results[0].decision, 'allowed')
    const generated = JSON.parse((await call('generate_policy', { principal })).text)
    assert.deepEqual(generated.policies[0].Statement[0].Action, 'iam:CreateAccessKey')
    const linted = JSON.parse((await call('lint', { policy: '{"Version": "2012-10-17"}' })).text)
    assert.equal(linted.findings[0].code, 'MISSING_STATEMENT')
    await assert.rejects(u.credentials({ user: 'nobody', role: 'Absent' }))
    assert.match((await call('explain_refusal', {})).text, /AssumeRole[\s\S]*no role trust policy allows/)
    const asked = {
      request: { principal, principalType: 'User', action: 's3:GetObject', resource: '*' },
      accounts: { principal: '123456789012', resource: '123456789012' },
    }
    assert.equal(JSON.parse((await call('decide', asked)).text).decision, 'ImplicitlyDenied')
    const tested = JSON.parse(
      (await call('test', { tests: [{ ...asked, name: 'a', expect: 'allowed' }] })).text,
    )
    assert.equal(tested.failed, 1)
    assert.equal((await call('decide', { request: {} })).isError, true, 'what is no case is refused')
  } finally {
    await client.close()
  }
  const stranger = await connect(u.env(nobody))
  const refused = await stranger.call('who_can', { action: 'iam:CreateUser' })
  assert.ok(refused.isError)
  assert.match(refused.text, /\(AccessDenied\).*user\/nobody is not authorized/)
  await stranger.client.close()
  const keyless = await connect({ AWS_ENDPOINT_URL: u.url })
  assert.match((await keyless.call('explain_refusal', {})).text, /there are no keys to ask with/)
  assert.equal((await keyless.call('lint', { policy: '{}' })).isError, false)
  await keyless.client.close()
})

const asking = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['understudy:*', 'iam:SimulatePrincipalPolicy', 'cloudtrail:LookupEvents'],
      Resource: '*',
    },
  ],
}
