import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sendRaw, signedForm } from '../fixtures/raw.ts'
import { evil, guardedServer, refusedWith } from '../fixtures/guarded-server.ts'

const minutes = 60_000
const guarded = guardedServer()

describe('credentials that are not right', () => {
  test('a wrong secret', async () => {
    const answer = await guarded.post(guarded.sign({ ...guarded.key, secretAccessKey: 'x'.repeat(40) }))
    refusedWith(answer, 403, 'SignatureDoesNotMatch', 'The request signature we calculated does not match')
    assert.ok(!answer.body.includes(guarded.key.secretAccessKey))
  })

  test('a signature of which one digit differs, or that is cut short', async () => {
    const { headers, body } = guarded.sign(guarded.key)
    const { authorization = '' } = headers
    const flipped = authorization.slice(0, -1) + (authorization.endsWith('0') ? '1' : '0')
    for (const changed of [flipped, authorization.slice(0, -2), `${authorization}0`]) {
      const answer = await guarded.post({ headers: { ...headers, authorization: changed }, body: body! })
      assert.match(`${answer.status} ${answer.code}`, /403 SignatureDoesNotMatch|400 IncompleteSignature/)
    }
  })

  test('a body or a header other than what was signed', async () => {
    const { headers } = guarded.sign(guarded.key)
    refusedWith(await guarded.post({ headers, body: `${evil}2` }), 403, 'SignatureDoesNotMatch')
    const other = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
    refusedWith(await guarded.post({ headers: other, body: evil }), 403, 'SignatureDoesNotMatch')
  })

  test('an unknown key', async () => {
    const answer = await guarded.post(
      guarded.sign({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }),
    )
    refusedWith(answer, 403, 'InvalidClientTokenId', 'The security token included in the request is invalid.')
  })

  test('a token changed anywhere, cut short or made longer', async () => {
    const token = guarded.session.sessionToken!
    const places = [0, 1, 5, 12, 20, 40, token.length >> 1, token.length - 20, token.length - 3]
    const changed = places.map(
      (at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1),
    )
    const others = [token.slice(0, -8), token.slice(8), `${token}AAAA`, `${token}=`, 'AAAA', 'é', '%00']
    for (const sessionToken of [...changed, ...others, token.toLowerCase()]) {
      refusedWith(
        await guarded.post(guarded.sign({ ...guarded.session, sessionToken })),
        403,
        'InvalidClientTokenId',
      )
    }
  })

  test('a temporary key without its token, or with that of another session', async () => {
    const { accessKeyId, secretAccessKey } = guarded.session
    refusedWith(
      await guarded.post(guarded.sign({ accessKeyId, secretAccessKey })),
      403,
      'InvalidClientTokenId',
    )
    const foreign = { ...guarded.session, sessionToken: guarded.otherSession.sessionToken! }
    refusedWith(await guarded.post(guarded.sign(foreign)), 403, 'InvalidClientTokenId')
  })

  test('a long-term key with a token', async () => {
    refusedWith(
      await guarded.post(guarded.sign({ ...guarded.key, sessionToken: guarded.session.sessionToken! })),
      403,
      'InvalidClientTokenId',
    )
  })

  test('a session that has expired, even where the signature is wrong too', async () => {
    await moveClock('{"advanceSeconds": 901}')
    const expired = 'The security token included in the request is expired'
    refusedWith(await guarded.post(guarded.sign(guarded.session)), 403, 'ExpiredToken', expired)
    refusedWith(
      await guarded.post(guarded.sign({ ...guarded.session, secretAccessKey: 'x' })),
      403,
      'ExpiredToken',
      expired,
    )
    await moveClock('{"reset": true}')
  })

  test('a clock that is 16 minutes behind or ahead', async () => {
    const behind = await guarded.post(guarded.sign(guarded.key, evil, { nowMs: Date.now() - 16 * minutes }))
    refusedWith(behind, 403, 'SignatureDoesNotMatch', 'Signature expired: ')
    const ahead = await guarded.post(guarded.sign(guarded.key, evil, { nowMs: Date.now() + 16 * minutes }))
    refusedWith(ahead, 403, 'SignatureDoesNotMatch', 'Signature not yet current: ')
  })

  test('a scope of another service, date or terminator', async () => {
    const wrong = signedForm(guarded.server.url, {
      credentials: guarded.key,
      service: 's3',
      host: 'iam.amazonaws.com',
      body: evil,
    })
    refusedWith(
      await guarded.post(wrong),
      403,
      'SignatureDoesNotMatch',
      'should be scoped to correct service: ',
    )
    const { headers, body } = guarded.sign(guarded.key)
    const changes: [RegExp, string, string][] = [
      [/\/\d{8}\//, '/20200101/', 'Date in Credential scope does not match'],
      [/aws4_request/, 'aws5_request', 'should be scoped with a valid terminator: '],
    ]
    for (const [part, other, text] of changes) {
      const authorization = headers['authorization']!.replace(part, other)
      const answer = await guarded.post({ headers: { ...headers, authorization }, body: body! })
      refusedWith(answer, 403, 'SignatureDoesNotMatch', text)
    }
  })

  test('an Authorization header that is not one, or two of them', async () => {
    const { headers, body } = guarded.sign(guarded.key)
    const { authorization = '' } = headers
    const bad = ['AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256 Credential=', authorization.replace(/, Signed.*/, '')]
    for (const one of bad) {
      const answer = await guarded.post({ headers: { ...headers, authorization: one }, body: body! })
      refusedWith(answer, 400, 'IncompleteSignature')
    }
    const twice = { ...headers, authorization: [authorization, authorization] }
    const answer = await guarded.post({ headers: twice, body: body! })
    assert.ok(answer.status === 400 || answer.status === 403, `${answer.status} ${answer.code}`)
  })

  test("an Authorization header of somebody else's is none: only what needs no signature goes on", async () => {
    const { headers, body } = guarded.sign(guarded.key)
    const foreign = { ...headers, authorization: 'Bearer secret' }
    refusedWith(await guarded.post({ headers: foreign, body: body! }), 403, 'MissingAuthenticationToken')
    const form = 'Action=AssumeRoleWithWebIdentity&Version=2011-06-15'
    refusedWith(await guarded.post({ headers: foreign, body: form }), 400, 'ValidationError')
  })
})

async function moveClock(body: string): Promise<void> {
  const { status } = await sendRaw(guarded.server.url, { path: '/_understudy/clock', headers: {}, body })
  assert.equal(status, 200)
}
