import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'
import { client } from '../fixtures/clients/clients.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { blocksOf, isPasted, linesMissing, type Block } from './pasted-blocks.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = ['README.md', 'SECURITY.md', ...markdown('docs')]

function markdown(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
}

const blocks = new Map(pages.map((page) => [page, blocksOf(readFileSync(join(root, page), 'utf8'))]))

test('what is to be pasted holds no comment, for zsh takes it for a word', () => {
  const wrong: string[] = []
  for (const [page, list] of blocks) {
    for (const { language, text, line } of list) {
      if (language === 'bash' || language === '')
        wrong.push(`${page}:${line}: a block is sh, text, yaml, json, …`)
      if (language === 'sh' && /(^|\s)#(\s|$)/m.test(text)) wrong.push(`${page}:${line}: a comment`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('what stands in the pages as JSON and YAML can be read, and files of examples/ as they are there', () => {
  for (const [page, list] of blocks) {
    for (const { language, text, line, file } of list) {
      const place = `${page}:${line}`
      if (language === 'json') assert.doesNotThrow(() => JSON.parse(text), place)
      if (language === 'yaml') {
        for (const { errors } of parseAllDocuments(text)) assert.deepEqual(errors, [], place)
      }
      if (file !== undefined)
        assert.equal(text, readFileSync(join(root, file), 'utf8'), `${place} is ${file}`)
    }
  }
})

for (const shell of ['bash', 'zsh']) {
  const program = client(shell)
  const skip = program.skip || client('aws').skip
  for (const [page, list] of blocks) {
    if (!list.some(isPasted)) continue
    test(
      `every block of ${page} does in ${shell} what the page says`,
      { skip, timeout: 300_000 },
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'understudy-pasted-'))
        const server = await startStory()
        try {
          await paste(program.path!, folder, server, page, list)
        } finally {
          await server.stop()
          rmSync(folder, { recursive: true, force: true })
        }
      },
    )
  }
}

/** The server of the pages: `examples/story.yaml` on the account 123456789012. */
function startStory(): Promise<TestServer> {
  return startServer({
    founding: { account: '123456789012', accounts: [], adminUser: true },
    bootstrapFile: join(root, 'examples/story.yaml'),
    log: () => {},
  })
}

/** Types the blocks into an interactive shell, in a folder that looks like a clone, one after another. */
async function paste(
  shell: string,
  folder: string,
  server: TestServer,
  page: string,
  list: readonly Block[],
): Promise<void> {
  const local = (text: string) => text.replaceAll('http://127.0.0.1:4566', server.url)
  const mark = (at: number) => `@@${at}@@`
  const script = list
    .map((block, at) => (isPasted(block) ? `${local(block.text)}printf '\\n${mark(at)} %s\\n' "$?"\n` : ''))
    .join('')
  const { out, err } = await type(shell, folder, server, script)
  for (const [at, block] of list.entries()) {
    if (!isPasted(block)) continue
    const [, part, status] =
      new RegExp(`([\\s\\S]*?)\\n${mark(at)} (\\d+)\\n`).exec(out.split(mark(at - 1)).at(-1)!) ?? []
    const place = `${page}:${block.line} (${shell})`
    assert.ok(part !== undefined, `${place} did not come to its end:\n${out}\n${err}`)
    const missing = block.expected === undefined ? [] : linesMissing(local(block.expected), out + err)
    assert.deepEqual(missing, [], `${place} does not say what stands below it:\n${part}\n${err}`)
    const mayFail = /An error occurred|^FAILED|flip|Found:/m.test(block.expected ?? '')
    if (!mayFail) assert.equal(status, '0', `${place} failed:\n${part}\n${err}`)
  }
  assert.doesNotMatch(err, /command not found|parse error|syntax error|no matches found|bad substitution/)
}

function type(
  shell: string,
  folder: string,
  server: TestServer,
  script: string,
): Promise<{ out: string; err: string }> {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  // As in a clone, where npx runs what npm ci has built.
  const npx = `#!/bin/sh\n[ "$1 $2" = '--no-install understudy' ] || exit 127\nshift 2\nexec "${process.execPath}" "${root}/bin/understudy" "$@"\n`
  writeFileSync(join(bin, 'npx'), npx)
  chmodSync(join(bin, 'npx'), 0o755)
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true })
  const key = server.keys['123456789012']!.admin!
  const child = spawn(shell, shell.endsWith('zsh') ? ['-f', '-i'] : ['--norc', '--noprofile', '-i'], {
    cwd: folder,
    // Away from any terminal: an interactive shell would stop itself for the want of it.
    detached: true,
    env: {
      PATH: `${bin}:${process.env['PATH']}`,
      HOME: folder,
      TERM: 'dumb',
      AWS_PAGER: '',
      AWS_ENDPOINT_URL: server.url,
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
      UNDERSTUDY_DATA_DIR: server.dataDirectory,
      ...(process.env['PYENV_ROOT'] && { PYENV_ROOT: process.env['PYENV_ROOT'] }),
    },
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (data: string) => (out += data))
  child.stderr.setEncoding('utf8').on('data', (data: string) => (err += data))
  child.stdin.on('error', () => {})
  child.stdin.end(`PS1= PS2=\n${script}exit 0\n`)
  return new Promise((resolve) => child.on('close', () => resolve({ out, err })))
}
