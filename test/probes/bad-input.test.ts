import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { signRequest } from '../../src/sigv4/sign.ts'
import { sendBytes, sendRaw, type RawAnswer } from '../fixtures/raw.ts'
import { evil, guardedServer, refusedWith, version } from '../fixtures/guarded-server.ts'

const guarded = guardedServer()

describe('requests that are signed well and say nonsense', () => {
  test('an action that is not there, and no version', async () => {
    const unknown = await guarded.post(guarded.sign(guarded.key, `Action=CreateEvil&${version}`))
    refusedWith(unknown, 400, 'InvalidAction', 'Could not find operation CreateEvil for version 2010-05-08')
    const none = await guarded.post(guarded.sign(guarded.key, 'Action=CreateUser&UserName=evil'))
    refusedWith(none, 400, 'InvalidAction', 'CreateUser for version NO_VERSION_SPECIFIED')
  })

  test('a policy whose Sid has spaces, and one that is no JSON', async () => {
    const statement = { Sid: 'a b', Effect: 'Allow', Action: '*', Resource: '*' }
    const policies = [JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), '{"Version":']
    for (const policy of policies) {
      const body = `Action=CreatePolicy&${version}&PolicyName=evil&PolicyDocument=${encodeURIComponent(policy)}`
      refusedWith(await guarded.post(guarded.sign(guarded.key, body)), 400, 'MalformedPolicyDocument')
    }
  })

  test('a body of more than ten million bytes', async () => {
    const answer = await guarded.post(guarded.sign(guarded.key, `${evil}&Padding=${'x'.repeat(10_000_001)}`))
    refusedWith(answer, 413, undefined)
    assert.equal(answer.body, '')
  })

  test('a parameter given twice counts as it came first', async () => {
    const body = `Action=GetUser&Action=DeleteUser&${version}&UserName=admin&UserName=nobody`
    const answer = await guarded.post(guarded.sign(guarded.key, body))
    assert.equal(answer.status, 200)
    assert.match(answer.body, /<UserName>admin<\/UserName>/)
  })

  test('percent escapes that are none', async () => {
    for (const value of ['%', '%Z1', '%e', '%C3%28', '%FF']) {
      refusedWith(
        await guarded.post(guarded.sign(guarded.key, `Action=CreateUser&${version}&UserName=${value}`)),
        400,
        undefined,
      )
    }
  })

  test('ten thousand parameters are read over, thirty thousand refused', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `&p${index}=1`).join('')
    const answer = await guarded.post(guarded.sign(guarded.key, `Action=ListUsers&${version}${many(10_000)}`))
    assert.equal(answer.status, 200)
    refusedWith(
      await guarded.post(guarded.sign(guarded.key, `${evil}${many(30_000)}`)),
      400,
      'MalformedInput',
    )
  })

  test('a list numbered to the moon, and names nested without end', async () => {
    const tag = 'Tags.member.999999999.Key=a&Tags.member.999999999.Value=b'
    const moon = await guarded.post(
      guarded.sign(guarded.key, `Action=TagUser&${version}&UserName=nobody&${tag}`),
    )
    assert.ok(moon.status === 400 || moon.status === 404, moon.body)
    const deep = await guarded.post(guarded.sign(guarded.key, `${evil}&${'a.'.repeat(50_000)}b=1`))
    refusedWith(deep, 400, 'MalformedInput')
  })

  test('JSON a hundred thousand levels deep, and JSON that is none', async () => {
    const bodies = [
      '['.repeat(100_000),
      `{"NextToken":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      '{"a":',
    ]
    for (const body of bodies) {
      const headers = signRequest({
        method: 'POST',
        url: `${guarded.server.url}/`,
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AmazonAthena.ListWorkGroups',
        },
        body,
        credentials: guarded.key,
        service: 'athena',
        region: 'us-east-1',
        nowMs: Date.now(),
      })
      refusedWith(await guarded.post({ headers, body }), 400, 'SerializationException')
    }
  })

  test('XML with a document type, entities or without an end', async () => {
    const bodies = [
      '<!DOCTYPE d [<!ENTITY k "kept">]><Delete><Object><Key>&k;</Key></Object></Delete>',
      '<!DOCTYPE d SYSTEM "file:///etc/passwd"><Delete><Object><Key>kept</Key></Object></Delete>',
      '<Delete><Object><Key>&k;</Key></Object></Delete>',
      '<Delete><Object><Key>kept</Key></Object>',
      '<a>'.repeat(20_000),
    ]
    for (const body of bodies) refusedWith(await deleteObjects(body), 400, 'MalformedXML')
  })
})

function deleteObjects(body: string): Promise<RawAnswer> {
  const headers = signRequest({
    method: 'POST',
    url: `${guarded.server.url}/bad-input?delete=`,
    headers: { 'content-md5': createHash('md5').update(body).digest('base64') },
    body,
    credentials: guarded.key,
    service: 's3',
    region: 'us-east-1',
    nowMs: Date.now(),
  })
  return sendRaw(guarded.server.url, { path: '/bad-input?delete=', headers, body })
}

describe('HTTP that is not sound', () => {
  test('headers of more than 16 KB', async () => {
    const { headers, body } = guarded.sign(guarded.key)
    const answer = await guarded.post({ headers: { ...headers, 'x-huge': 'x'.repeat(20_000) }, body: body! })
    assert.ok(answer.status === 431 || answer.status === 400, String(answer.status))
  })

  test('a length and chunks at once, two lengths, lengths and encodings that are none', async () => {
    const { headers } = guarded.sign(guarded.key)
    const common = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    const framings = [
      [`content-length: ${evil.length}`, 'transfer-encoding: chunked'],
      ['transfer-encoding: chunked', 'content-length: 0'],
      ['content-length: 0', `content-length: ${evil.length}`],
      [`content-length: +${evil.length}`],
      ['content-length: 0x10'],
      ['transfer-encoding: chunked, identity'],
      ['transfer-encoding: xchunked'],
      ['transfer-encoding : chunked'],
      ['x: y', ' transfer-encoding: chunked', `content-length: ${evil.length}`],
    ]
    const smuggled = `GET /_understudy/smuggled HTTP/1.1\r\nhost: localhost\r\n\r\n`
    for (const framing of framings) {
      const head = ['POST / HTTP/1.1', ...common, ...framing, 'connection: close', '', ''].join('\r\n')
      const answers = await sendBytes(guarded.server.url, `${head}${evil}${smuggled}`, 500)
      assert.ok(!/^HTTP\/1\.1 2/m.test(answers), `${framing.join(' | ')}: ${answers.slice(0, 300)}`)
      assert.ok(answers.split('HTTP/1.1 ').length <= 2, `${framing.join(' | ')}: two answers ${answers}`)
    }
  })

  test('no Host, two Hosts, bytes that are no HTTP', async () => {
    for (const text of [
      'GET /_understudy/health HTTP/1.1\r\n\r\n',
      'GET /_understudy/health HTTP/1.1\r\nhost: localhost\r\nhost: evil.example\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01',
      'GET / HTTP/9.9\r\n\r\n',
      `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
      'GET http://[::1 HTTP/1.1\r\nhost: localhost\r\n\r\n',
    ]) {
      const answer = await sendBytes(guarded.server.url, text, 500)
      assert.ok(!/^HTTP\/1\.1 (2|5)/.test(answer), answer.slice(0, 200))
    }
  })
})
