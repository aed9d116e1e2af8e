import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalHeaders, canonicalValue } from './canonical-headers.ts'
import { canonicalQuery } from './canonical-query.ts'
import { canonicalUri, canonicalUriS3 } from './canonical-uri.ts'
import { percentDecode, percentEncode } from './percent.ts'
import { headersFromRaw, headersOf } from './request.ts'

const uris: [string, string, string][] = [
  ['', '/', '/'],
  ['/', '/', '/'],
  ['/a%20b', '/a%2520b', '/a%20b'],
  ['/a/../b//c/./d/', '/b/c/d/', '/a/../b//c/./d/'],
  ['/..', '/', '/..'],
  ['/a%2fb%7e', '/a%252fb%257e', '/a/b~'],
  ['/%zz%', '/%25zz%25', '/%25zz%25'],
  ['/\xe1\x88\xb4+', '/%E1%88%B4%2B', '/%E1%88%B4%2B'],
  ['*', '%2A', '%2A'],
]

for (const [path, other, s3] of uris) {
  test(`the path '${path}' is canonically '${other}', on S3 '${s3}'`, () => {
    assert.equal(canonicalUri(path), other)
    assert.equal(canonicalUriS3(path, 're-encoded'), s3)
    assert.equal(canonicalUriS3(path, 'as-sent'), path === '' ? '/' : path)
  })
}

const queries: [string, string, string][] = [
  ['', '', ''],
  ['b=2&a=%7E&B=1&a=&a=%20', 'B=1&a=&a=%20&a=%7E&b=2', 'B=1&a=&a=%20&a=~&b=2'],
  ['a&b', 'a=&b=', 'a=&b='],
  ['a-b=1&a=2', 'a=2&a-b=1', 'a=2&a-b=1'],
  ['a=b=c&&d=+', 'a=b=c&d=+', 'a=b%3Dc&d=%20'],
  ['X-Amz-Signature=1&X-Amz-Date=2', 'X-Amz-Date=2', 'X-Amz-Date=2'],
  ['a=%zz', 'a=%zz', 'a=%25zz'],
]

for (const [query, sent, again] of queries) {
  test(`the query '${query}' is canonically '${sent}', re-encoded '${again}'`, () => {
    assert.equal(canonicalQuery(query, 'as-sent'), sent)
    assert.equal(canonicalQuery(query, 're-encoded'), again)
  })
}

test('a header value is trimmed, its runs of white space are one space, and a repeated one is joined', () => {
  const values: [string, string][] = [
    ['a', 'a'],
    [' a ', 'a'],
    ['a  b', 'a b'],
    ['a\tb', 'a b'],
    ['"a   b"', '"a b"'],
    ['   ', ''],
  ]
  for (const [value, canonical] of values) assert.equal(canonicalValue(value), canonical)
  const headers = headersFromRaw(['B', ' 1', 'a', 'x', 'b', '2  3', 'B', '4'])
  assert.equal(canonicalHeaders(headers, ['a', 'b']), 'a:x\nb:1,2 3,4\n')
  assert.equal(canonicalHeaders(headers, ['a', 'c']), undefined)
  assert.equal(canonicalHeaders(headersFromRaw(['__proto__', 'x']), ['__proto__']), '__proto__:x\n')
})

test('headers as node reads them are those of the wire, whatever is repeated and whatever they are called', async () => {
  const names = ['Host', 'constructor', 'X-Amz-Date', '__proto__', 'Cookie', 'Set-Cookie', 'X-Twice', 'Age']
  const requests = [names, [...names, 'x-twice'], [...names, 'AGE'], [...names, 'set-cookie', 'cookie']]
  const seen: { headers: object; rawHeaders: string[] }[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.resume()
  for (const sent of requests) {
    const lines = sent.map((name, index) => `${name}: value-${index}\r\n`)
    socket.write(`GET / HTTP/1.1\r\n${lines.join('')}\r\n`)
  }
  while (seen.length < requests.length) await once(server, 'request')
  socket.destroy()
  server.close()
  for (const request of seen as IncomingMessage[]) {
    const headers = headersOf(request)
    const wire = headersFromRaw(request.rawHeaders)
    assert.deepEqual([...headers.keys()].sort(), [...wire.keys()].sort())
    for (const name of [...wire.keys(), 'tostring', 'hasOwnProperty', 'via']) {
      assert.equal(headers.has(name), wire.has(name), name)
      assert.deepEqual([headers.get(name)].flat(), [wire.get(name)].flat(), name)
    }
  }
})

test('percent-encoding bytes and decoding them is the identity', () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array).toString('latin1'))
  fc.assert(fc.property(bytes, (text) => percentDecode(percentEncode(text)) === text))
  assert.equal(percentEncode("A-._~ !'()*\xff"), 'A-._~%20%21%27%28%29%2A%FF')
  assert.equal(percentDecode('%41%4%%42%'), 'A%4%B%')
})
