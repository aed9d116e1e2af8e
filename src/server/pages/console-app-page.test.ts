import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import type { House } from '../../access/house.ts'
import { consoleAppPage } from './console-app-page.ts'
import { openConsoleFiles } from './console-files.ts'
import type { OwnAnswer, OwnRequest } from '../front.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-console-files-'))
  const built = join(folder, 'console')
  const files: Record<string, string> = {
    'index.html': '<p>console</p>',
    'assets/main-1a2b.js': 'plain',
    'assets/main-1a2b.js.br': 'brotli',
    'assets/main-1a2b.js.gz': 'gzip',
    'assets/only-3c4d.css': 'css',
    '.sources': 'stamp',
    '../secret.json': 'secret',
  }
  build(built, files)
})
after(() => rmSync(folder, { recursive: true }))

function build(place: string, files: Record<string, string>): void {
  mkdirSync(join(place, 'assets'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text)
}

const house = { region: 'eu-west-1' } as House

function ask(path: string, headers: OwnRequest['headers'] = {}, method = 'GET', name = 'console') {
  const page = consoleAppPage(house, openConsoleFiles(join(folder, name)))
  return page(requestOf(path, headers, method))
}

function requestOf(path: string, headers: OwnRequest['headers'] = {}, method = 'GET'): OwnRequest {
  return {
    method,
    path,
    query: '',
    headers,
    sourceIp: '127.0.0.1',
    secure: false,
    loopback: true,
    hostIsOurs: true,
    body: async () => Buffer.alloc(0),
  }
}

const told = async (...given: Parameters<typeof ask>): Promise<[number, string] | undefined> => {
  const answer = await ask(...given)
  return answer && [answer.status, await textOf(answer)]
}

async function textOf({ body }: OwnAnswer): Promise<string> {
  if (typeof body === 'string' || !('open' in body)) return body.toString()
  const sent = await text(await body.open())
  assert.equal(sent.length, body.size)
  return sent
}

const index: [number, string] = [200, '<p>console</p>']

const places: Record<string, [number, string] | undefined> = {
  '/': [302, ''],
  '/console': [302, ''],
  '/console/': index,
  '/console/index.html': index,
  '/console/users': index,
  '/console/users/first.last': index,
  '/console/roles/a.js': index,
  '/console/assets/main-1a2b.js': [200, 'plain'],
  '/console/assets/missing.js': undefined,
  '/console/assets/': undefined,
  '/console/.sources': index,
  '/console/assets/main-1a2b.js.br': undefined,
  '/console/../secret.json': index,
  '/console/..%2fsecret.json': index,
  '/console/assets/../../secret.json': undefined,
  '/console/assets/..%2f..%2fsecret.json': undefined,
  '/console/constructor': index,
  '/console/session/other': undefined,
  '/consoles/': undefined,
  '/health': undefined,
}
for (const [path, expected] of Object.entries(places)) {
  test(`${path} is answered with ${JSON.stringify(expected)}`, async () => {
    assert.deepEqual(await told(path), expected)
  })
}

const codings: [string | undefined, string, string | undefined][] = [
  [undefined, 'plain', undefined],
  ['gzip, deflate, br, zstd', 'brotli', 'br'],
  ['gzip', 'gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip', 'gzip'],
  ['br;q=0.000, gzip;q=0', 'plain', undefined],
  ['brx', 'plain', undefined],
  ['identity', 'plain', undefined],
]
for (const [accept, body, encoding] of codings) {
  test(`Accept-Encoding ${accept} is sent ${body}`, async () => {
    const answer = (await ask('/console/assets/main-1a2b.js', { 'accept-encoding': accept }))!
    assert.equal(await textOf(answer), body)
    assert.equal(answer.headers!['content-encoding'], encoding)
    assert.equal(answer.headers!['vary'], 'accept-encoding')
    assert.equal(answer.headers!['content-type'], 'text/javascript; charset=utf-8')
  })
}

test('a file whose name holds its hash is kept for ever, the page itself is asked for again', async () => {
  const cached = async (path: string) => (await ask(path))!.headers!['cache-control']
  assert.equal(await cached('/console/assets/only-3c4d.css'), 'public, max-age=31536000, immutable')
  assert.equal(await cached('/console/'), 'no-cache')
  assert.equal(await cached('/console/users'), 'no-cache')
})

test('who has a file is sent nothing', async () => {
  const { etag } = (await ask('/console/'))!.headers as Record<string, string>
  for (const held of [etag!, `"other", W/${etag}`]) {
    const answer = (await ask('/console/', { 'if-none-match': held }))!
    assert.deepEqual([answer.status, answer.body], [304, ''])
  }
  assert.equal((await ask('/console/', { 'if-none-match': '"other"' }))!.status, 200)
})

test('every answer lets nobody else’s script, frame or window near', async () => {
  const answers = [
    await ask('/console/'),
    await ask('/console/config.json'),
    await ask('/console/', {}, 'GET', 'none'),
  ]
  for (const answer of answers as OwnAnswer[]) {
    const policy = String(answer.headers!['content-security-policy'])
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; /)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe|\*|https?:/)
    assert.equal(answer.headers!['cross-origin-opener-policy'], 'same-origin')
    assert.equal(answer.headers!['cross-origin-resource-policy'], 'same-origin')
    assert.equal(answer.headers!['referrer-policy'], 'no-referrer')
  }
})

test('the configuration names the region and the version', async () => {
  const answer = (await ask('/console/config.json'))!
  const { region, version } = JSON.parse(answer.body.toString())
  assert.equal(region, 'eu-west-1')
  assert.match(version, /^\d+\.\d+\.\d+/)
})

test('a console that was never built says how to build it', async () => {
  const answer = await told('/console/users', {}, 'GET', 'none')
  assert.equal(answer![0], 503)
  assert.match(answer![1], /npm run build/)
})

test('a build that takes the place of another is served without a start, and only it', async () => {
  const place = join(folder, 'rebuilt')
  const page = consoleAppPage(house, openConsoleFiles(place))
  const get = async (path: string) => (await page(requestOf(path)))?.status
  assert.equal(await get('/console/'), 503)
  build(place, { 'index.html': 'first', 'assets/a-1.js': '1' })
  assert.deepEqual([await get('/console/'), await get('/console/assets/a-1.js')], [200, 200])
  rmSync(place, { recursive: true })
  build(place, { 'index.html': 'second', 'assets/a-2.js': '2' })
  assert.deepEqual(
    [await get('/console/'), await get('/console/assets/a-2.js'), await get('/console/assets/a-1.js')],
    [200, 200, undefined],
  )
})

test('files are read, and nothing else is done with them', async () => {
  assert.equal((await ask('/console/', {}, 'POST'))!.status, 405)
  assert.equal((await ask('/console/', {}, 'HEAD'))!.status, 200)
})
